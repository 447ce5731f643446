"""From a folder of documents to a folder of graphs."""

from pathlib import Path

import pytest

from enishi.build.pipeline import BuildPlan, Built, build, write
from enishi.build.publication import published
from enishi.errors import SourceError
from enishi.loaders.layout import Layouts
from enishi.loaders.progress_sheet.layout import ProgressSheet
from enishi.register.names import Names
from enishi.store.embedded import EmbeddedStore

LAYOUTS = Layouts((ProgressSheet(),))


def silent(step: str, what: str) -> None:
    """Hear of a step."""
    assert step
    assert what


@pytest.fixture(scope="module")
def small(data: Path, names: Names, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The graph of one small sheet."""
    folder = tmp_path_factory.mktemp("documents")
    sheet = data / "cases" / "progress-sheet" / "another-city.txt"
    (folder / "x.txt").write_bytes(sheet.read_bytes())
    (folder / "notes.txt").write_text("何の文書でもない。", encoding="utf-8")
    return build(BuildPlan(folder, names, LAYOUTS), silent)


def test_a_document_is_known_by_content_and_others_are_named(small: Built) -> None:
    """The sheet is called by what it is; the unknown file is reported."""
    assert "yokohama-progress-sheet-fy2023.ttl" in small.files
    assert small.unknown == ("notes.txt",)


def test_twice_gives_the_same_bytes(
    small: Built, data: Path, names: Names, tmp_path: Path
) -> None:
    """Nothing of a build depends on anything but documents and register."""
    sheet = data / "cases" / "progress-sheet" / "another-city.txt"
    (tmp_path / "renamed.txt").write_bytes(sheet.read_bytes())
    again = build(BuildPlan(tmp_path, names, LAYOUTS), silent)

    assert dict(again.files) == dict(small.files)


def test_the_written_graph_answers_questions(small: Built, tmp_path: Path) -> None:
    """What is published loads into a store with one graph per file."""
    write(small, tmp_path)
    store = EmbeddedStore.open(tmp_path)
    counted = store.select(
        "PREFIX enishi: <https://w3id.org/enishi/ont#> SELECT (COUNT(?y) AS ?n) "
        "WHERE { ?y a enishi:ProgramYear ; enishi:fiscalYear ?f }"
    )

    assert [str(row[0]) for row in counted] == ["5"]
    assert len(store.graphs) == len(small.files) - 1  # all but the index


def test_a_broken_document_changes_nothing(
    small: Built, names: Names, progress_sheet_text: str, tmp_path: Path
) -> None:
    """A truncated sheet is an error that names its line; the old graph stays."""
    out = tmp_path / "out"
    write(small, out)
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "cut.txt").write_text(progress_sheet_text[:60_000], encoding="utf-8")
    with pytest.raises(SourceError, match=r"cut\.txt, line \d+"):
        build(BuildPlan(folder, names, LAYOUTS), silent)

    assert published(out) == dict(small.files)


def test_the_same_document_twice_is_refused(
    data: Path, names: Names, tmp_path: Path
) -> None:
    """Two files that are the same document are named, both of them."""
    sheet = data / "cases" / "progress-sheet" / "another-city.txt"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(sheet.read_bytes())
    with pytest.raises(SourceError, match=r"b\.txt.*a\.txt"):
        build(BuildPlan(tmp_path, names, LAYOUTS), silent)


@pytest.fixture
def progress_sheet_text(documents: Path) -> str:
    """The text of Kawasaki's sheet."""
    path = documents / "kawasaki-progress-sheet-fy2021.txt"
    return path.read_text(encoding="utf-8")
