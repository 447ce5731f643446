"""Claims about the rows of converted tables."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.tables import is_separator, join_letters, split_row


@given(st.text(alphabet="市民1\t <p>　"))
def test_there_is_one_cell_more_than_tabs(line: str) -> None:
    """Empty cells count, and every cell stands inside the line, in order."""
    cells = split_row(line)

    assert len(cells) == line.count("\t") + 1
    for before, after in itertools.pairwise(cells):
        assert before.start <= before.end < after.start + 1
    assert all("\t" not in line[cell.start : cell.end] for cell in cells)


def test_a_cell_knows_its_stretch_of_the_line() -> None:
    """The text is clean, the span is of the raw content."""
    line = "1\t <p>首⾧会談</p> \t\t△ 3"

    cells = split_row(line)

    assert [cell.text for cell in cells] == ["1", "首長会談", "", "△ 3"]
    assert line[cells[1].start : cells[1].end] == "<p>首⾧会談</p>"
    assert [bool(cell) for cell in cells] == [True, True, False, True]


@pytest.mark.parametrize("line", ["-----\t-------", "--", "| --- | --- |"])
def test_rules_under_a_head_are_recognised(line: str) -> None:
    """Rows of dashes hold no data."""
    assert is_separator(line)


@pytest.mark.parametrize("line", ["", "\t\t", "-", "-----\t取組名", "- 1 項目"])
def test_other_lines_are_no_rules(line: str) -> None:
    """An empty line or an item is no separator."""
    assert not is_separator(line)


def test_letter_spaced_labels_are_joined() -> None:
    """Only a label of single letters is joined."""
    assert join_letters("本 年 度 予 算 額") == "本年度予算額"
    assert join_letters(" 本年度の 財源内訳 ") == "本年度の 財源内訳"
