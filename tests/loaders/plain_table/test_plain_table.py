"""A plain table is read by its mapping file alone."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.build.sources import read_document
from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.plain_table.grid import read_grid
from enishi.loaders.plain_table.layout import PlainTable
from enishi.loaders.plain_table.mapping import read_mapping
from enishi.loaders.records import (
    FigureRecord,
    FinanceRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    ResultRecord,
)
from enishi.register.names import Names


@pytest.fixture
def table(data: Path) -> PlainTable:
    """The layout of a small list of programs."""
    return PlainTable(read_mapping(data / "cases" / "plain-table" / "exchange.toml"))


@pytest.fixture
def document(data: Path) -> Document:
    """The list itself."""
    return Document.read(data / "cases" / "plain-table" / "exchange.csv")


def read(table: PlainTable, document: Document, names: Names) -> Reading:
    """Read a table by its mapping."""
    return table.read(document, table.manifest(document, names), names)


def test_every_column_becomes_its_record(
    table: PlainTable, document: Document, names: Names
) -> None:
    """Programs, departments, partners, results, figures and money are all there."""
    reading = read(table, document, names)
    years = [r for r in reading.records if isinstance(r, ProgramYearRecord)]
    programs = [r for r in reading.records if isinstance(r, ProgramRecord)]
    money = [r for r in reading.records if isinstance(r, FinanceRecord)]
    results = [r.text for r in reading.records if isinstance(r, ResultRecord)]
    figures = {r.text for r in reading.records if isinstance(r, FigureRecord)}

    assert [p.label for p in programs] == ["青少年交流", "水道技術協力", "環境会議"]
    assert [p.fields for p in programs] == [("intercity",), ("water",), ("climate",)]
    assert years[0].departments[0].path == ("市民局", "国際課")
    assert [p.name for p in years[0].partners] == ["リヨン市", "上海市"]
    assert [m.amount for m in money] == [
        Decimal(1_200_000),
        Decimal(-30_000),
        Decimal(500_000),
    ]
    assert results[1] == '"技術研修"を2回実施した。'
    assert {"12名", "10名"} <= figures


def test_every_place_holds_what_is_claimed(
    table: PlainTable, document: Document, names: Names
) -> None:
    """A partner's and an amount's evidence is the printed cell."""
    for record in read(table, document, names).records:
        if isinstance(record, ProgramYearRecord):
            for party in record.partners:
                span = party.evidence[0]
                assert document.text[span.start : span.end] == party.name
        if isinstance(record, FinanceRecord):
            span = record.evidence[0]
            assert document.text[span.start : span.end] == record.text


def test_a_missing_row_is_noticed(
    table: PlainTable, document: Document, names: Names
) -> None:
    """The source's own total guards against a truncated copy."""
    rows = document.text.split("\n")
    cut = Document("cut.csv", "\n".join(row for row in rows if "環境会議" not in row))
    with pytest.raises(SourceError, match=r"cut\.csv, line \d+: has 2 rows"):
        read(table, cut, names)


def test_a_cell_that_never_closes_names_its_line(table: PlainTable) -> None:
    """A broken quotation is an error, not a table."""
    with pytest.raises(SourceError, match=r"x\.csv, line 2: a quoted cell"):
        read_grid(Document("x.csv", 'a,b\n"c,d\n'))
    assert not table.recognises(Document("x.csv", 'a,b\n"c,d\n'))


def test_other_documents_are_not_claimed(table: PlainTable, documents: Path) -> None:
    """A mapping knows its own headings only."""
    for path in documents.glob("*.txt"):
        assert not table.recognises(Document.read(path))


def test_a_workbook_is_read_as_its_first_sheet(
    table: PlainTable, document: Document, names: Names, tmp_path: Path
) -> None:
    """The same list as a spreadsheet gives the same programs."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in read_grid(document):
        sheet.append([cell.text for cell in row])
    path = tmp_path / "exchange.xlsx"
    book.save(path)
    reading = read(table, read_document(path), names)

    assert [r.label for r in reading.records if isinstance(r, ProgramRecord)] == [
        "青少年交流",
        "水道技術協力",
        "環境会議",
    ]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    """A text called .xlsx gives one sentence."""
    path = tmp_path / "x.xlsx"
    path.write_text("not a workbook")
    with pytest.raises(SourceError, match="no workbook"):
        read_document(path)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('program = "事業名"', 'programme = "事業名"'),
        ('= "climate"', '= "weather"'),
        ("unit = 1000", "unit = 7"),
        ('name = "exchange-programs"', ""),
        ("[columns]", "[columns"),
    ],
)
def test_a_wrong_mapping_is_refused(
    data: Path, tmp_path: Path, old: str, new: str
) -> None:
    """Unknown columns, fields and units, and what is missing, are named."""
    text = (data / "cases" / "plain-table" / "exchange.toml").read_text("utf-8")
    path = tmp_path / "wrong.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError, match=r"wrong\.toml"):
        read_mapping(path)


@given(
    st.lists(
        st.lists(st.text('ab,"\n漢 ', max_size=5), min_size=2, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_cells_come_back_as_they_were_written(rows: list[list[str]]) -> None:
    """Whatever a cell holds, quoting and reading gives it back."""
    text = "".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n"
        for row in rows
    )
    grid = read_grid(Document("x.csv", text))
    wanted = [[cell.strip() for cell in row] for row in rows]

    assert [[cell.text for cell in row] for row in grid] == [
        row for row in wanted if any(row)
    ]
