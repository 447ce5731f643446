"""The built files on their way to a browser."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from enishi.web.app import create_app
from enishi.web.assets import Assets
from enishi.web.settings import WebSettings

MANIFEST = {
    "src/main.ts": {"file": "files/main-1.js", "css": ["files/main-2.css"]},
    "src/query.ts": {"file": "files/query-3.js", "imports": ["_shared.js"]},
    "_shared.js": {
        "file": "files/shared-4.js",
        "css": ["files/shared-5.css"],
        "imports": ["_shared.js"],
    },
}
SCRIPT = b"export const tie = '\xe7\xb8\x81';"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small folder as Vite and the build hook leave it."""
    (tmp_path / ".vite").mkdir()
    (tmp_path / ".vite/manifest.json").write_text(json.dumps(MANIFEST))
    (tmp_path / ".inputs.sha256").write_text("secret")
    (tmp_path / "files").mkdir()
    (tmp_path / "files/main-1.js").write_bytes(SCRIPT)
    (tmp_path / "files/main-1.js.gz").write_bytes(gzip.compress(SCRIPT))
    (tmp_path / "favicon.svg").write_text("<svg/>")
    return tmp_path


def test_an_entry_names_its_script_and_styles(folder: Path) -> None:
    """Hashed names come from the manifest."""
    entry = Assets(folder).entry("main")

    assert entry.script == "/assets/files/main-1.js"
    assert entry.styles == ("/assets/files/main-2.css",)


def test_an_entry_has_the_styles_of_what_it_imports(folder: Path) -> None:
    """Even where imports go round in a circle."""
    assert Assets(folder).entry("query").styles == ("/assets/files/shared-5.css",)


def test_unbuilt_is_empty_not_an_error(tmp_path: Path) -> None:
    """A missing folder or entry gives nothing to load."""
    assets = Assets(tmp_path)

    assert assets.entry("main").script == ""
    assert assets.entry("main").styles == ()


def test_a_watched_manifest_is_read_anew(folder: Path) -> None:
    """While developing, a new build shows at once; otherwise only after a restart."""
    watched, settled = Assets(folder, watched=True), Assets(folder)
    later = {"src/main.ts": {"file": "files/main-9.js"}}
    (folder / ".vite/manifest.json").write_text(json.dumps(later))

    assert watched.entry("main").script == "/assets/files/main-9.js"
    assert settled.entry("main").script == "/assets/files/main-1.js"


def test_hashed_files_are_kept_for_ever(
    serve: Callable[..., str], ask: Callable[..., Any], folder: Path
) -> None:
    """Files whose name changes with their content never have to be asked for twice."""
    url = serve(create_app(WebSettings(assets=folder)))
    hashed = ask(f"{url}/assets/files/main-1.js")
    plain = ask(f"{url}/assets/favicon.svg")

    assert "immutable" in hashed.headers["Cache-Control"]
    assert hashed.headers["Content-Type"].startswith("text/javascript")
    assert hashed.body == SCRIPT
    assert "immutable" not in plain.headers["Cache-Control"]
    assert plain.headers["Content-Type"].startswith("image/svg+xml")


def test_packed_copies_go_to_who_can_unpack(
    serve: Callable[..., str], ask: Callable[..., Any], folder: Path
) -> None:
    """The same content, smaller, and caches are told that it depends."""
    url = serve(create_app(WebSettings(assets=folder)))
    packed = ask(f"{url}/assets/files/main-1.js", Accept_Encoding="gzip")
    refused = ask(f"{url}/assets/files/main-1.js", Accept_Encoding="gzip;q=0")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == SCRIPT
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert refused.body == SCRIPT


@pytest.mark.parametrize(
    "name",
    ["../pyproject.toml", "..%2f..%2fpyproject.toml", ".inputs.sha256", ".vite/x", "x"],
)
def test_nothing_else_can_be_had(
    serve: Callable[..., str], ask: Callable[..., Any], folder: Path, name: str
) -> None:
    """Neither what lies outside the folder nor what the build keeps for itself."""
    url = serve(create_app(WebSettings(assets=folder)))

    assert ask(f"{url}/assets/{name}").status == 404
