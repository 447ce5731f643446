"""Pages made before anybody asks for them, so that the first visitor need not wait."""

import logging
import re
import threading
from collections.abc import Callable
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final

from werkzeug.test import Client

from enishi.web.language import LANGUAGES

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

SECTIONS: Final = (
    *("/", "/quality", "/compare", "/ties", "/ties/dormant", "/browse", "/query/"),
    *("/document", "/ontology", "/about", "/downloads", "/search", "/path", "/network"),
)
"""Pages that a visit begins with; what takes longest stands first."""
MOST: Final = 20
"""Cities and documents that the home page leads to, and that are made as well."""
BROWSER: Final = {"Accept": "text/html", "Accept-Encoding": "gzip"}
LOG: Final = logging.getLogger(__name__)

_LINK: Final = re.compile(r'href="(/(?:city|document)/[\w-]+)"')


def warm_up(
    site: "WSGIApplication", address: str, over: Callable[[], bool] = bool
) -> threading.Thread:
    """Ask a site for its first pages, in a thread of its own.

    Args:
        site: The site.
        address: Where visitors find it, ``http://127.0.0.1:8000/``.
        over: Tells, before each page, whether serving has ended.

    Returns:
        The thread; it ends with the process at the latest.
    """
    thread = threading.Thread(
        target=_warm, args=(site, address, over), name="enishi-warming", daemon=True
    )
    thread.start()
    return thread


def _warm(site: "WSGIApplication", address: str, over: Callable[[], bool]) -> None:
    client = Client(site, use_cookies=False)
    asked = partial(client.get, base_url=address)
    home = asked("/", headers={"Accept": "text/html"}).get_data(as_text=True)
    linked = list(dict.fromkeys(_LINK.findall(home)))[:MOST]
    for path, language in product((*SECTIONS, *linked), LANGUAGES):
        if over():
            return
        asked(path, headers={**BROWSER, "Accept-Language": language})
    LOG.info("the first pages are at hand")
