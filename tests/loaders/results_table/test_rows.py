"""Rows are the same however the page tore them."""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence

import pytest

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.source import Document
from enishi.loaders.results_table.rows import Row, read_rows
from enishi.loaders.results_table.sheet import read_sheet


def rows(text: str) -> tuple[Row, ...]:
    """Read the rows of a text."""
    return read_rows(read_sheet(Document("x", text)).torsos, FiscalYear(2020))


def cells(row: Row) -> tuple[str, ...]:
    """Return what a row says."""
    return (
        row.notation,
        row.subcategory,
        row.department_cell.text,
        row.measure.text,
        row.overview.text,
        *(cell.text for cell in row.results),
    )


def without_marks(text: str) -> str:
    """Remove every mark, as a poorer extraction would."""
    return re.sub(r"(?m)(^| )○( ○)*$", "", text)


def without_pages(text: str) -> str:
    """Remove page breaks and page headers."""
    return re.sub(r"(?m)^ *④実績.*\n", "\n", text).replace("\n ", "\n")


def with_other_bureaus(text: str) -> str:
    """Rename two bureaus."""
    renamed = text.replace("環境局", "気候変動対策局")
    return renamed.replace("教育庁", "教育委員会事務局")


@pytest.mark.parametrize(
    "change",
    [
        without_marks,
        without_pages,
        with_other_bureaus,
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: re.sub(r"(?m)^○$", "〇", text),
    ],
    ids=["marks", "pages", "bureaus", "blank-lines", "circles"],
)
def test_changed_copies_have_the_same_rows(
    table: Document, change: Callable[[str], str]
) -> None:
    """Marks, pages, names and blank lines are not what holds the rows together."""
    before = Counter(
        tuple(change(text) for text in cells(row)) for row in rows(table.text)
    )
    after = Counter(cells(row) for row in rows(change(table.text)))

    assert before == after


@pytest.mark.parametrize("seed", range(3))
def test_order_of_records_does_not_matter(table: Document, seed: int) -> None:
    """Whole records in another order give the same rows."""
    found = rows(table.text)
    lines = table.text.split("\n")
    chunks = [
        "\n".join(lines[start - 1 : end - 1]).strip("\n") + "\n"
        for start, end in whole_records(found, len(lines) + 1)
    ]
    random.Random(seed).shuffle(chunks)
    shuffled = rows("\n".join(chunks))

    assert Counter(map(cells, shuffled)) == Counter(map(cells, found))


def whole_records(found: Sequence[Row], end: int) -> list[tuple[int, int]]:
    """Return first and last line of stretches that hold whole records."""
    starts = sorted(min(strip.line for strip in row.strips) for row in found)
    ends = {row.line: max(strip.line for strip in row.strips) for row in found}
    cuts = [
        start
        for start in starts
        if not any(row.line < start <= ends[row.line] for row in found)
    ]
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def test_a_measure_before_its_record_goes_to_it(other_table: Document) -> None:
    """A narrow block at a record's end names the next record's measure."""
    found = {row.measure.text: row for row in rows(other_table.text)}

    assert found["青少年の国際交流を支える人材の育成"].notation == "1-i"


def test_a_torn_record_is_made_whole(other_table: Document) -> None:
    """Results that go on after another record are joined, a line printed twice once."""
    torn = next(row for row in rows(other_table.text) if row.notation == "1-u")

    assert torn.results[0].text.endswith("次回の開催に向け協議を続けることとした。")
    assert torn.results[1].text.endswith("市民や事業者に向けて公表した。")
    assert torn.results[0].text.count("報告書にまとめ") == 1
    assert torn.marks == 1


def test_a_subcategory_not_printed_is_another_rows(table: Document) -> None:
    """The name is inherited, and the row says so."""
    doubtful = [row for row in rows(table.text) if row.doubts]

    assert [row.subcategory for row in doubtful] == ["国際金融都市・東京構想"]


def test_a_row_may_lack_its_overview_or_its_results(other_table: Document) -> None:
    """Blank cells stay blank."""
    found = {row.measure.text: row for row in rows(other_table.text)}

    assert not any(found["外国人患者の受入れ環境の整備"].results)
    assert not found["音楽のまちづくり"].overview
    assert found["音楽のまちづくり"].results[1].text == "（実施済み）"
