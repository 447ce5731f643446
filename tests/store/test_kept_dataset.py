"""Tests of datasets on disk: written once, aside, whole, and tidied away."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from enishi.errors import SourceError
from enishi.store.dataset import DefaultGraph, load_dataset
from enishi.store.embedded import EmbeddedStore
from enishi.store.kept_dataset import MARK, STORE, KeptDataset, keep, kept_dataset
from enishi.store.sandbox import MACHINES

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
UNION = DefaultGraph.UNION


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a place for datasets that is not there yet."""
    return tmp_path / "cache" / "shelf"


@pytest.mark.parametrize("meaning", list(DefaultGraph))
def test_disk_and_memory_hold_the_same(
    meaning: DefaultGraph, built: Path, shelf: Path
) -> None:
    """Facts and answers, also for a triple that stands in two graphs."""
    kept, read = kept_dataset(built, meaning, shelf), load_dataset(built, meaning)
    there, here = EmbeddedStore(kept.open()), EmbeddedStore(read)
    assert (kept.version, kept.triples, kept.graphs) == (
        read.version,
        read.triples,
        read.graphs,
    )
    for query in (COUNT, GRAPHS):
        assert there.select(query) == here.select(query)


def test_it_is_written_once(built: Path, shelf: Path) -> None:
    """The second time it is found, by another process too."""
    first = kept_dataset(built, UNION, shelf)
    mark = Path(first.folder, MARK).stat()
    assert kept_dataset(built, UNION, shelf) == keep(built, UNION, shelf) == first
    assert Path(first.folder, MARK).stat().st_mtime_ns == mark.st_mtime_ns
    assert len(list(shelf.iterdir())) == 1


def test_both_meanings_stand_side_by_side(built: Path, shelf: Path) -> None:
    """Whether anybody uses them or not: visitors may see one and pages the other."""
    union = keep(built, UNION, shelf)
    plain = keep(built, DefaultGraph.PLAIN, shelf)
    assert plain.triples < union.triples
    assert KeptDataset.read(Path(union.folder)) == union


@pytest.mark.parametrize("part", [MARK, f"{STORE}/CURRENT"])
def test_what_is_damaged_is_made_anew(part: str, built: Path, shelf: Path) -> None:
    """Rather than refused."""
    first = keep(built, UNION, shelf)
    Path(first.folder, part).write_text("?", encoding="utf-8")
    again = kept_dataset(built, UNION, shelf)
    assert again == first
    assert EmbeddedStore(again.open()).select(COUNT).rows


def test_a_damaged_table_is_made_anew(built: Path, shelf: Path) -> None:
    """Wherever a byte is another: a query might count too few, or never end."""
    first = keep(built, UNION, shelf)
    whole = EmbeddedStore(first.open()).select(COUNT)
    tables = [file.name for file in Path(first.folder, STORE).glob("*.sst")]
    assert tables
    for name in tables:
        table = Path(first.folder, STORE, name)
        if table.exists():  # made anew, the store may have others
            damaged = bytearray(table.read_bytes())
            damaged[len(damaged) // 3] ^= 0xFF
            table.write_bytes(damaged)
            assert KeptDataset.read(Path(first.folder)) is None
            assert (
                EmbeddedStore(keep(built, UNION, shelf).open()).select(COUNT) == whole
            )


def test_older_contents_are_removed_unless_they_are_used(
    tmp_path: Path, shelf: Path
) -> None:
    """And so is what a killed process has left."""
    file = tmp_path / "a.nt"
    kept = []
    for number in range(3):
        file.write_text(f"<http://e/s> <http://e/p> <http://e/{number}> .\n")
        kept.append(keep(file, UNION, shelf))
        if number == 0:
            kept[0].claim()
            shutil.copytree(kept[0].folder, f"{kept[0].folder}.part-1")
    left = {str(folder) for folder in shelf.iterdir()}
    assert left == {kept[0].folder, kept[2].folder}


LATE = """
import os, socket, sys
from enishi.store.sandbox import shut_in
done = shut_in(reading=True)
def tried(act):
    try:
        act()
    except OSError as error:
        return error.strerror
    return "done"
file = sys.argv[1]
print(done, tried(lambda: open(file, "rb").close()), tried(lambda: open(file, "r+b")),
      tried(lambda: open(file + "x", "w")), tried(lambda: os.execv("/bin/true", ["x"])),
      tried(lambda: socket.socket()), sep="|")
"""


@pytest.mark.skipif(platform.machine() not in MACHINES, reason="no filter here")
def test_worker_on_disk_may_read_files_and_nothing_else(tmp_path: Path) -> None:
    """The engine opens the files of a large store one by one, as it needs them."""
    file = tmp_path / "table"
    file.write_bytes(b"kept")
    said = subprocess.run(
        [sys.executable, "-c", LATE, str(file)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "True|done" + "|Permission denied" * 4
    assert file.read_bytes() == b"kept"


def test_what_cannot_be_read_leaves_nothing(tmp_path: Path, shelf: Path) -> None:
    """The message names the file and the line, as in memory."""
    file = tmp_path / "a.nt"
    file.write_text("<http://e/s> <http://e/p> .\n")
    with pytest.raises(SourceError, match=r"a\.nt.*1|damaged"):
        kept_dataset(file, UNION, shelf)
    assert list(shelf.iterdir()) == []


def test_a_shelf_that_cannot_be_made_is_said(built: Path, tmp_path: Path) -> None:
    """With what to do about it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SourceError, match="kept on disk"):
        kept_dataset(built, UNION, tmp_path / "file" / "shelf")
