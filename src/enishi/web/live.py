"""A site whose graph can be changed while it is being read."""

import logging
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from enishi.errors import EnishiError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOG: Final = logging.getLogger(__name__)


class LiveSite:
    """A WSGI application that passes each request to the newest one.

    Args:
        make: Makes the application over the graph as it stands now.

    Raises:
        EnishiError: If it cannot be made.
    """

    def __init__(self, make: "Callable[[], WSGIApplication]") -> None:
        self._make = make
        self._app: WSGIApplication = make()

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[Any]:
        """Answer a request; one that has begun stays with the old application."""
        return self._app(environ, start_response)

    def renew(self) -> None:
        """Make the application anew; if that fails, the old one stays and we say so."""
        try:
            self._app = self._make()
        except EnishiError as error:
            LOG.error("the old graph stays in service: %s", error)  # noqa: TRY400 - a sentence says it all
