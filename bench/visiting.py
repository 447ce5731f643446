"""A running site, and one address of every kind of page on it.

What the measurements and the pictures of this folder share. Pages are found as a reader
finds them, by links, and things by asking the endpoint, so that no address of a thing
is written here.
"""

import contextlib
import csv
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

from bs4 import BeautifulSoup

LARGEST: Final = Path(__file__).with_name("largest.rq")
SECTIONS: Final = {
    "home": "/",
    "search": f"/search?q={quote('環境')}",
    "search, nothing found": "/search?q=xyzzy",
    "lists": "/browse",
    "list of program years": "/browse/program-year?year=fiscal-year/2021",
    "list of parties": "/browse/party",
    "list of contracts": "/browse/collaboration-contract",
    "comparison": "/compare?city=city/tokyo&city=city/kawasaki&city=city/yokohama",
    "ties": "/ties",
    "dormant ties": "/ties/dormant",
    "path, empty": "/path",
    "path": "/path?from=city/kawasaki&to=network/citynet",
    "networks": "/network",
    "questions": "/query/",
    "editor": "/query",
    "quality": "/quality",
    "ontology": "/ontology",
    "about": "/about",
    "downloads": "/downloads",
    "interfaces": "/api",
    "not found": "/city/nowhere",
}
"""Pages that have a fixed address."""

FOLLOWED: Final = {
    "networks": ("network", r"/network/[\w-]+", 3),
    "questions": ("question", r"/query/[\w-]+", 4),
    "ties": ("records of a tie", r"/ties/records\?.+", 1),
    "quality": ("check", r"/quality/.+", 2),
    "home": ("document", r"/document/[\w-]+", 5),
}
"""By the page they are linked from: kind, form of the address, how many."""


@contextlib.contextmanager
def site(address: str = "") -> Iterator[str]:
    """Give the address of a site without its last slash; serve one if none is named.

    Args:
        address: A site that runs already.

    Raises:
        RuntimeError: If the site does not begin to serve.
    """
    if address:
        yield address.rstrip("/")
        return
    with served() as (begun, _process):
        yield begun


@contextlib.contextmanager
def served(*options: str) -> Iterator[tuple[str, int]]:
    """Serve, and give the address without its last slash and the process's number.

    Args:
        *options: Of ``enishi serve``.

    Raises:
        RuntimeError: If the site does not begin to serve.
    """
    program = Path(sys.executable).with_name("enishi")
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(  # noqa: S603 - our own program
            [program, "serve", "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        said = process.stdout.readline() if process.stdout else ""
        try:
            found = re.search(r"http://\S+", said)
            if not found:
                log.seek(0)
                raise RuntimeError(f"enishi serve did not start: {log.read()}")
            yield found[0].rstrip("/"), process.pid
        finally:
            process.terminate()


def fetched(address: str, **headers: str) -> str:
    """Return the text at an address."""
    with urlopen(Request(address, headers=headers), timeout=120) as reply:  # noqa: S310 - http only, from `site`
        return str(reply.read().decode())


def links(address: str, form: str) -> list[str]:
    """Return the addresses below a page's main part that have a form, once each."""
    soup = BeautifulSoup(fetched(address), "html.parser")
    content = soup.find(id="content") or soup
    found: dict[str, None] = {}
    for anchor in content.select("a[href]"):
        parts = urlsplit(urljoin(address, str(anchor["href"])))
        here = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if re.fullmatch(form, here):
            found[here] = None
    return list(found)


def things(address: str) -> dict[str, str]:
    """Return by class the page of the thing about which most is said."""
    query = quote(LARGEST.read_text(encoding="utf-8"))
    answer = fetched(f"{address}/sparql?query={query}", Accept="text/csv")
    rows = sorted(
        csv.DictReader(io.StringIO(answer)),
        key=lambda row: (int(row["statements"]), row["thing"]),
    )
    pages = {}
    for row in rows:
        name = re.split(r"[#/]", row["class"])[-1]
        pages[f"thing: {name}"] = "/" + row["thing"].split("/id/", 1)[1]
    # A thing is of its class and of those above it: once is enough.
    once = {path: kind for kind, path in sorted(pages.items(), reverse=True)}
    return {kind: path for path, kind in sorted(once.items(), key=lambda item: item[1])}


def pages(address: str) -> dict[str, str]:
    """Return a path of every kind of page that a site serves, by the kind's name."""
    found = dict(SECTIONS)
    for start, (kind, form, most) in FOLLOWED.items():
        for number, path in enumerate(links(address + SECTIONS[start], form)[:most], 1):
            found[f"{kind} {number}" if most > 1 else kind] = path
    for number, path in enumerate(links(f"{address}/", r"/city/[\w-]+")[:3], 1):
        found[f"city {number}"] = path
    return found | things(address)
