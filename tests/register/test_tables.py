"""Claims about reading the tab-separated files of the register."""

from pathlib import Path

import pytest

from enishi.errors import SourceError
from enishi.register.tables import read_rows


def written(folder: Path, content: bytes) -> Path:
    """Write a file and return it."""
    path = folder / "things.tsv"
    path.write_bytes(content)
    return path


def test_a_row_knows_its_line_and_its_cells(tmp_path: Path) -> None:
    """Lines count from 1 with the header, several values are parted by a bar."""
    path = written(tmp_path, b"id\tnames\nx\ta|b\n")

    row = next(read_rows(path, ("id", "names")))

    assert (row.line, row.text("id"), row.several("names")) == (2, "x", ("a", "b"))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"id\tother\n", 1),
        (b"id\tnames\nx\n", 2),
        (b"id\tnames\nx\ta\ty\n", 2),
        (b"id\tnames\nx\ta\r\n", 2),
    ],
    ids=["other columns", "a cell too few", "a cell too many", "CRLF"],
)
def test_a_damaged_file_is_refused_with_its_line(
    tmp_path: Path, content: bytes, line: int
) -> None:
    """The error names the file and the line."""
    path = written(tmp_path, content)

    with pytest.raises(SourceError) as caught:
        list(read_rows(path, ("id", "names")))

    assert (caught.value.document, caught.value.line) == ("things.tsv", line)


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    """A file in another encoding is named, not half read."""
    path = written(tmp_path, "id\tnames\nx\t横浜\n".encode("cp932"))

    with pytest.raises(SourceError, match="not UTF-8"):
        list(read_rows(path, ("id", "names")))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The hint says where the file belongs."""
    with pytest.raises(SourceError, match="missing"):
        list(read_rows(tmp_path / "none.tsv", ("id",)))


def test_a_doubled_value_is_refused(tmp_path: Path) -> None:
    """A value that stands twice in a cell is an oversight."""
    path = written(tmp_path, b"id\tnames\nx\ta|a\n")

    with pytest.raises(SourceError, match="doubled"):
        next(read_rows(path, ("id", "names"))).several("names")


def test_a_number_must_be_one(tmp_path: Path) -> None:
    """An empty cell is no number, another word is an error."""
    path = written(tmp_path, b"id\tnames\nx\t\ny\tfar\n")
    first, second = read_rows(path, ("id", "names"))

    assert first.number("names") is None
    with pytest.raises(SourceError, match="no number"):
        second.number("names")
