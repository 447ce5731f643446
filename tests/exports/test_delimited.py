"""CSV as RFC 4180 has it."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.exports.cell import Cell, Column, ColumnKind, Part
from enishi.exports.delimited import csv_line, safe_texts, write_lines


@settings(deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r"))))
def test_cells_come_back(cells: list[str]) -> None:
    """Quotes, commas and line breaks stay inside their cell."""
    read = list(csv.reader(io.StringIO(csv_line(cells), newline="")))
    assert read == [cells]


def test_numbers_keep_their_minus_and_texts_get_an_apostrophe() -> None:
    """Only what is text by itself can be a formula."""
    text, many = ColumnKind.STRING, ColumnKind.LIST
    kinds = (ColumnKind.INT, text, many, text)
    columns = [Column("a", kind, Part.NODE) for kind in kinds]
    cells: list[Cell] = [-3, "-3", ("=a", "b"), None]
    assert list(safe_texts(columns, cells)) == ["-3", "'-3", "'=a|b", ""]


def test_a_mark_is_written_on_wish() -> None:
    """Before the first name, once."""
    assert b"".join(write_lines(["a"], [["1"]], bom=True)) == b"\xef\xbb\xbfa\r\n1\r\n"
    assert b"".join(write_lines(["a"], [["1"]], bom=False)) == b"a\r\n1\r\n"
