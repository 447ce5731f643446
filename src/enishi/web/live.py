"""A site whose graph can be changed while it is being read."""

import logging
import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from enishi.errors import EnishiError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOG: Final = logging.getLogger(__name__)
PATIENCE: Final = 30.0
"""Seconds that a request waits for the first application."""

NOT_YET: Final = (
    "ページを準備しています。少し待ってから読み直してください。"
    "/sparql はもう使えます。\n"
    "The pages are being made. Try again in a little while; /sparql answers already.\n"
)
HEADERS: Final = (
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Cache-Control", "no-store"),
    ("Retry-After", "10"),
)


class LiveSite:
    """A WSGI application that passes each request to the newest one.

    The first one is made while others are served already: reading a large graph for
    its pages takes time that a query does not need to wait for.

    Args:
        make: Makes the application over the graph as it stands now.
        patience: Seconds that a request waits for the first one.
    """

    def __init__(
        self, make: "Callable[[], WSGIApplication]", patience: float = PATIENCE
    ) -> None:
        self._make = make
        self._patience = patience
        self._app: WSGIApplication | None = None
        self._ended = threading.Event()
        self._over = False
        self._failure: Exception | None = None

    def begin(
        self, failed: Callable[[], None], made: Callable[[], object] = bool
    ) -> None:
        """Make the first application in a thread of its own.

        Args:
            made: Called as soon as it answers.
            failed: Called if it cannot be made; `check` then says why.
        """

        def make() -> None:
            try:
                self._app = self._make()
            except Exception as error:  # noqa: BLE001 - raised again by `check`
                if not self._over:
                    self._failure = error
                    failed()
            finally:
                self._ended.set()
            if self._app is not None and not self._over:
                made()

        threading.Thread(target=make, name="enishi-site", daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether serving has ended."""
        return self._over

    def end(self) -> None:
        """Say that serving ends: what is still being made may fail from now on."""
        self._over = True

    def check(self) -> None:
        """Raise what kept the first application from being made."""
        if self._failure is not None:
            raise self._failure

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[Any]:
        """Answer a request; one that has begun stays with the old application."""
        if self._app is None:
            self._ended.wait(self._patience)
        if self._app is None:
            start_response("503 Service Unavailable", list(HEADERS))
            return [NOT_YET.encode()]
        return self._app(environ, start_response)

    def renew(self) -> None:
        """Make the application anew; if that fails, the old one stays and we say so."""
        try:
            self._app = self._make()
        except EnishiError as error:
            if self._over:
                return
            LOG.error("the old graph stays in service: %s", error)  # noqa: TRY400 - a sentence says it all
