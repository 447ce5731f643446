"""The repository keeps its own shape."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "src").rglob("*.py"))
SCRIPTS = sorted((ROOT / "web" / "src").glob("*.ts"))
STYLES = sorted((ROOT / "web" / "styles").rglob("*.css"))
LONGEST = 300
NAMES_THAT_SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "base",
    "manager",
    "handler",
}


@pytest.mark.parametrize(
    "path",
    [*MODULES, *SCRIPTS, *STYLES],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_module_is_long(path: Path) -> None:
    """What outgrows the limit is two modules."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_module_is_named_for_what_it_holds() -> None:
    """No dumping ground."""
    assert not {path.stem for path in MODULES} & NAMES_THAT_SAY_NOTHING


def test_nobody_inside_imports_the_facade() -> None:
    """The public names are for users; inside, a module imports a module."""
    facade = re.compile(r"^(?:from enishi import|import enishi$)", re.MULTILINE)
    guilty = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if facade.search(path.read_text(encoding="utf-8"))
        and path.parts[-2:] != ("enishi", "__init__.py")
    ]

    assert guilty == []


def test_the_top_level_holds_nothing_else() -> None:
    """The folders and files of the architecture, and no stray ones."""
    wanted = {
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "bench",
        "graph",
        "hatch_build.py",
        "ontology",
        "pyproject.toml",
        "queries",
        "src",
        "tests",
        "web",
    }
    made = {"dist", "build", "screenshots", "node_modules"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    assert found - made == wanted
