"""The built front-end files: their hashed names, and the way to a browser."""

import json
import mimetypes
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict

from flask import Blueprint, Response, abort, request, send_from_directory
from werkzeug.security import safe_join

PREFIX: Final = "/assets/"
MANIFEST: Final = Path(".vite", "manifest.json")
HASHED: Final = "files/"
"""Files below have the hash of their content in their name and never change."""

YEAR_SECONDS: Final = 365 * 24 * 60 * 60
HOUR_SECONDS: Final = 60 * 60
TYPES: Final = {".js": "text/javascript", ".woff2": "font/woff2"}
"""Types that some systems' own tables get wrong or lack."""


class Chunk(TypedDict, total=False):
    """One entry of Vite's manifest, as far as it concerns us."""

    file: str
    css: list[str]
    imports: list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page has to load for one script of ``web/src``.

    Attributes:
        script: The address of the script; empty when it isn't built.
        styles: The addresses of its style sheets, in order.
    """

    script: str = ""
    styles: tuple[str, ...] = ()


class Assets:
    """The built files of one folder.

    Args:
        folder: The folder Vite wrote; it may be missing.
        watched: Whether the manifest may change while the application runs.
    """

    def __init__(self, folder: Path, *, watched: bool = False) -> None:
        self.folder = folder
        self._watched = watched
        self._chunks = self._read()

    def entry(self, name: str) -> Entry:
        """Return what a page loads for ``web/src/<name>.ts``; nothing if not built."""
        chunks = self._current()
        key = f"src/{name}.ts"
        if key not in chunks:
            return Entry()
        return Entry(
            script=PREFIX + chunks[key]["file"],
            styles=tuple(PREFIX + sheet for sheet in _styles(chunks, key, set())),
        )

    def _current(self) -> dict[str, Chunk]:
        return self._read() if self._watched else self._chunks

    def _read(self) -> dict[str, Chunk]:
        try:
            text = (self.folder / MANIFEST).read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        chunks: dict[str, Chunk] = json.loads(text)
        return chunks


def _styles(chunks: dict[str, Chunk], key: str, seen: set[str]) -> list[str]:
    if key in seen:
        return []
    seen.add(key)
    found: list[str] = []
    for imported in chunks[key].get("imports", []):
        found += _styles(chunks, imported, seen)
    return found + chunks[key].get("css", [])


def assets_blueprint(assets: Assets) -> Blueprint:
    """Return the blueprint that serves the files of a folder below ``/assets/``."""
    blueprint = Blueprint("assets", __name__, url_prefix=PREFIX.rstrip("/"))

    @blueprint.get("/<path:name>")
    def file(name: str) -> Response:
        path = safe_join(str(assets.folder), name)
        if path is None or name.startswith("."):
            abort(404)
        packed = (
            request.accept_encodings.quality("gzip") > 0
            and Path(f"{path}.gz").is_file()
        )
        response = send_from_directory(
            assets.folder,
            f"{name}.gz" if packed else name,
            mimetype=TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0],
            max_age=YEAR_SECONDS if name.startswith(HASHED) else HOUR_SECONDS,
        )
        response.cache_control.immutable = name.startswith(HASHED)
        response.vary.add("Accept-Encoding")
        if packed:
            response.content_encoding = "gzip"
        return response

    return blueprint
