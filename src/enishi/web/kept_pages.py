"""Pages that are given again without being made again.

A page that is revalidated (see `enishi.web.revalidation`) depends on the graph, the
address, the reader's language, theme and accepted formats, and on nothing else. So it
is kept, packed as it was sent, until it is not asked for any more; and whoever shows a
tag that was given for the same page of the same graph is told at once that it is
still the same, even after a new start.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypeAlias

from flask import Flask, Response, g, request
from werkzeug.datastructures import Headers

from enishi.errors import SourceError
from enishi.resources import folder
from enishi.store.keeping import Keeper
from enishi.web.formats import CSV, HTML, JSON, wants
from enishi.web.language import COOKIE, current_language
from enishi.web.theme import current_theme

LIMIT: Final = 48 << 20
"""Bytes of all kept pages together."""
LARGEST: Final = 1 << 20
"""Bytes of one page that is kept."""
OVERHEAD: Final = 2048
"""Bytes that a page takes beside its own, about."""
TAG: Final = 24
"""Characters of a tag."""
PARTS: Final = ("queries", "web/templates", "web/i18n", "ontology")
"""Folders that pages are made from, besides the package and the graph."""

Key: TypeAlias = tuple[str, ...]
Kept: TypeAlias = tuple[Headers, bytes]


class KeptPages:
    """The pages that were asked for last.

    Args:
        version: Of the graph; "" keeps nothing.
    """

    def __init__(self, version: str) -> None:
        self._kept: Keeper[Key, Kept] = Keeper(LIMIT if version else 0)
        self._mark = f"{version} {software_mark()}" if version else ""

    @property
    def size(self) -> int:
        """Bytes of what is kept."""
        return self._kept.size

    def install(self, app: Flask) -> None:
        """Let an application keep its answers as they are when all else is done.

        What runs after a request runs in reverse: install it before anything else.
        """
        app.after_request(self._keep)

    def answer_for(self, app: Flask) -> None:
        """Let an application answer from what is kept; language and theme go before."""
        app.before_request(self._answer)

    def tag(self, key: Key) -> str:
        """Return the tag of a page: of the graph, the software, and what was asked."""
        text = "\0".join((self._mark, *key))
        return hashlib.sha256(text.encode()).hexdigest()[:TAG]

    def _answer(self) -> Response | None:
        if not self._mark or request.method != "GET":
            return None
        key = _key()
        g.page_tag = self.tag(key)
        if request.if_none_match.contains_weak(g.page_tag):
            response = Response(status=304)
            response.set_etag(g.page_tag, weak=True)
            response.cache_control.no_cache = True
            return response
        kept = self._kept.get(key)
        if kept is None:
            return None
        g.was_kept = True
        headers, body = kept
        return Response(body, headers=headers.copy())

    def _keep(self, response: Response) -> Response:
        if self._mark and is_worth_keeping(response):
            body = response.get_data()
            if len(body) <= LARGEST:
                kept = Headers(response.headers)
                self._kept.put(_key(), (kept, body), len(body) + OVERHEAD)
        return response


def is_worth_keeping(response: Response) -> bool:
    """Tell whether an answer would be the same for the next one who asks."""
    return (
        request.method == "GET"
        and response.status_code == 200  # noqa: PLR2004 - HTTP
        and "page_tag" in g
        and not g.get("was_kept")
        and response.headers.get("ETag", "").strip('W/"') == g.page_tag
        and "Set-Cookie" not in response.headers
        and not response.is_streamed
        and not response.direct_passthrough
    )


def software_mark() -> str:
    """Return what changes whenever code, templates, queries or words do."""
    digest = hashlib.sha256()
    for path in sorted(_files()):
        known = path.stat()
        digest.update(f"{path} {known.st_size} {known.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:TAG]


def _files() -> Iterable[Path]:
    package = Path(__file__).parents[1]
    yield from (path for path in package.rglob("*") if _counts(path))
    for part in PARTS:
        try:
            place = folder(part)
        except SourceError:  # another installation may hold fewer
            continue
        yield from (path for path in place.rglob("*") if _counts(path))


def _counts(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc" and "_share" not in path.parts


def _key() -> Key:
    return (
        request.host_url,
        request.path,
        request.query_string.decode("latin-1"),
        current_language(),
        current_theme(),
        # A page that remembers a language for the reader is not kept; one that need not
        # is the same as one without the wish.
        str(request.args.get(COOKIE) == request.cookies.get(COOKIE)),
        _form(),
        "gzip" if request.accept_encodings.quality("gzip") else "",
    )


def _form() -> str:
    """Return what formats are accepted: all that rather take a page are alike."""
    accept = request.headers.get("Accept", "")
    takes_page = accept in {"", "*/*"} or HTML in accept
    return HTML if takes_page and not (wants(JSON) or wants(CSV)) else accept
