"""Pages made before anybody asks for them, so that the first visitor need not wait."""

import gzip
import logging
import re
import threading
from collections.abc import Callable, Iterator
from itertools import product
from typing import TYPE_CHECKING, Final

from werkzeug.test import Client

from enishi.web.language import LANGUAGES

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

FIRST: Final = ("/", "/search?q=a", "/search", "/document", "/browse", "/query/")
"""Pages that a visit begins with, what is opened most first."""
SECTIONS: Final = (
    *("/network", "/ties", "/path", "/compare", "/quality", "/ties/dormant", "/query"),
    *("/ontology", "/downloads", "/about", "/api"),
)
"""The other sections, and what they show before anything is chosen."""
MOST: Final = 20
"""Documents of the list and cities of the home page that are made as well, each."""
WHOLE: Final = "/network/whole-graph"
"""What takes longest of all, and whose network the paths need as well."""
BROWSER: Final = {"Accept": "text/html", "Accept-Encoding": "gzip"}
LOG: Final = logging.getLogger(__name__)

_CITY: Final = re.compile(r'href="(/city/[\w-]+)"')
_DOCUMENT: Final = re.compile(r'href="(/document/[\w-]+)"')
_NETWORK: Final = re.compile(r'href="(/network/[\w-]+)"')


def warm_up(
    site: "WSGIApplication",
    address: str,
    over: Callable[[], bool] = bool,
    give_way: Callable[[], object] = bool,
) -> threading.Thread:
    """Ask a site for its first pages, in a thread of its own.

    Args:
        site: The site.
        address: Where visitors find it, ``http://127.0.0.1:8000/``.
        over: Tells, before each page, whether serving has ended.
        give_way: Called before each page; returns when visitors leave time for it.

    Returns:
        The thread; it ends with the process at the latest.
    """
    thread = threading.Thread(
        target=_warm,
        args=(site, address, over, give_way),
        name="enishi-warming",
        daemon=True,
    )
    thread.start()
    return thread


def _warm(
    site: "WSGIApplication",
    address: str,
    over: Callable[[], bool],
    give_way: Callable[[], object],
) -> None:
    client = Client(site, use_cookies=False)

    def asked(path: str, language: str) -> str:
        headers = {**BROWSER, "Accept-Language": language}
        answer = client.get(path, base_url=address, headers=headers)
        body = answer.get_data()
        is_packed = answer.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(body) if is_packed else body).decode()

    def leads(path: str, form: re.Pattern[str]) -> list[str]:
        return list(dict.fromkeys(form.findall(asked(path, LANGUAGES[0]))))

    for path, language in _ways(leads):
        if over():
            return
        give_way()
        asked(path, language)
    LOG.info("the first pages are at hand")


def _ways(
    leads: Callable[[str, re.Pattern[str]], list[str]],
) -> Iterator[tuple[str, str]]:
    """Yield addresses and languages: first all in one language, then in the next."""
    for language in LANGUAGES:
        yield from product(FIRST, (language,))
        read = leads("/document", _DOCUMENT)[:MOST]
        shown = leads("/", _CITY)[:MOST]
        yield from product((*read, *shown, *SECTIONS), (language,))
        for network in dict.fromkeys((WHOLE, *leads("/network", _NETWORK))):
            yield from product((network, f"{network}/drawing.json"), (language,))
