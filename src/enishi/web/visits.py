"""A site that knows whether anybody is being served just now."""

import threading
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PATIENCE: Final = 2.0
"""Seconds that work in the background waits for an answer to be ready, at most."""
BREATHER: Final = 0.25
"""Seconds that it waits for a pause between requests, at most: where one follows upon
the other, it goes on slowly."""
PAUSE: Final = 0.03
"""Seconds without any request that count as quiet: a page is followed by its parts."""


class Visits:
    """Passes requests on to a site, and lets work in the background give way to them.

    Args:
        site: What answers.
    """

    def __init__(self, site: "WSGIApplication") -> None:
        self._site = site
        self._changed = threading.Condition()
        self._under_way = 0
        self._last = time.monotonic() - PAUSE

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[Any]:
        """Answer a request; what is streamed counts until its first byte."""
        with self._changed:
            self._under_way += 1
        try:
            return self._site(environ, start_response)
        finally:
            with self._changed:
                self._under_way -= 1
                self._last = time.monotonic()
                self._changed.notify_all()

    def give_way(self, patience: float = PATIENCE) -> bool:
        """Wait until nobody is being served.

        Args:
            patience: Seconds to wait for an answer that is being made, at most.

        Returns:
            Whether it is quiet.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: not self._under_way, patience):
                return False
            until = time.monotonic() + min(patience, BREATHER)
            while self._seconds_to_quiet() > 0:
                left = until - time.monotonic()
                if left <= 0:
                    return False
                self._changed.wait(min(left, self._seconds_to_quiet()))
        return True

    def _seconds_to_quiet(self) -> float:
        if self._under_way:
            return PATIENCE
        return self._last + PAUSE - time.monotonic()
