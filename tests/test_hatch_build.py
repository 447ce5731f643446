"""The build hook, and the lock file it installs from."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the hook's module, pointed at a small front end of our own."""
    spec = importlib.util.spec_from_file_location(
        "hatch_build", ROOT / "hatch_build.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sources, assets = tmp_path / "web", tmp_path / "assets"
    for name in (*module.INPUT_FILES, "src/main.ts", "styles/main.css"):
        path = sources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (assets / ".vite").mkdir(parents=True)
    (assets / "main.js").write_text("tie", encoding="utf-8")
    manifest = json.dumps({"src/main.ts": {"file": "main.js"}})
    (assets / ".vite/manifest.json").write_text(manifest, encoding="utf-8")
    monkeypatch.setattr(module, "SOURCES", sources)
    monkeypatch.setattr(module, "ASSETS", assets)
    monkeypatch.setattr(module, "MANIFEST", assets / ".vite/manifest.json")
    monkeypatch.setattr(module, "STAMP", assets / ".inputs.sha256")
    return module


def test_a_built_front_end_is_current(hook: ModuleType) -> None:
    """With its stamp it needs no Node; without one it does."""
    assert not hook.is_current()
    hook.STAMP.write_text(hook.digest_of_inputs(), encoding="ascii")

    assert hook.is_current()


@pytest.mark.parametrize("name", ["src/main.ts", "package-lock.json", "styles/new.css"])
def test_a_changed_source_makes_it_stale(hook: ModuleType, name: str) -> None:
    """Whatever Vite reads counts: a changed file, a new one."""
    hook.STAMP.write_text(hook.digest_of_inputs(), encoding="ascii")
    (hook.SOURCES / name).write_text("changed", encoding="utf-8")

    assert not hook.is_current()


def test_a_renamed_source_makes_it_stale(hook: ModuleType) -> None:
    """The same bytes under another name are another front end."""
    hook.STAMP.write_text(hook.digest_of_inputs(), encoding="ascii")
    (hook.SOURCES / "src/main.ts").rename(hook.SOURCES / "src/mein.ts")

    assert not hook.is_current()


def test_an_unfinished_build_is_refused(hook: ModuleType) -> None:
    """A package without its front end must not come to be."""
    hook.check_manifest()
    (hook.ASSETS / "main.js").unlink()

    with pytest.raises(RuntimeError, match=r"main\.js"):
        hook.check_manifest()
    hook.MANIFEST.unlink()
    with pytest.raises(RuntimeError, match="manifest"):
        hook.check_manifest()


def test_packed_copies_are_the_same_each_time(hook: ModuleType) -> None:
    """No time stamp gets into them."""
    hook.compress(hook.ASSETS)
    first = (hook.ASSETS / "main.js.gz").read_bytes()
    hook.compress(hook.ASSETS)

    assert (hook.ASSETS / "main.js.gz").read_bytes() == first


def test_the_lock_file_names_no_registry() -> None:
    """Every package is pinned by its content, from wherever it is fetched."""
    lock = json.loads((ROOT / "web/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}

    assert len(packages) > 20
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []


def test_packages_are_pinned() -> None:
    """What reaches a browser is one exact version."""
    package = json.loads((ROOT / "web/package.json").read_text(encoding="utf-8"))

    for version in package["dependencies"].values():
        assert version[0].isdigit()
