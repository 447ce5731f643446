"""Workbooks that openpyxl reads, with types and without formulas."""

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from rdflib import XSD, Literal, URIRef

from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.result import Result
from enishi.exports.table import NodeEdgeTable
from enishi.exports.workbook import (
    LARGEST,
    write_network_workbook,
    write_result_workbook,
)
from enishi.store.protocol import Row, Table

ABOUT = About(
    iri="https://example.org/q",
    title=Bilingual("表", "Table"),
    version="0123abcd",
    query="SELECT *",
)


def opened(pieces: Any) -> openpyxl.Workbook:  # noqa: ANN401 - an iterator of bytes
    """Open a written workbook."""
    return openpyxl.load_workbook(io.BytesIO(b"".join(pieces)))


def result(*rows: Row) -> Result:
    """Return a result of one column."""
    return Result(ABOUT, Table(("a",), rows), Language.EN)


@pytest.mark.parametrize(
    ("term", "value", "kind"),
    [
        (Literal("=1+1"), "=1+1", "s"),
        (Literal("https://example.org"), "https://example.org", "s"),
        (URIRef("urn:川崎"), "urn:川崎", "s"),
        (Literal('"<&>"\n\u2028', lang="ja"), '"<&>"\n\u2028', "s"),
        (Literal("-12", datatype=XSD.integer), -12, "n"),
        (Literal("0.5", datatype=XSD.decimal), 0.5, "n"),
        (Literal(str(10**15), datatype=XSD.integer), str(10**15), "s"),
        (Literal("true", datatype=XSD.boolean), True, "b"),
        (Literal("1996-07-02", datatype=XSD.date), datetime(1996, 7, 2), "d"),  # noqa: DTZ001
        (Literal("1868-01-25", datatype=XSD.date), "1868-01-25", "s"),
        (Literal("2021", datatype=XSD.gYear), "2021", "s"),
        (Literal("a\x00b"), "a\ufffdb", "s"),
        (Literal("01"), "01", "s"),
    ],
)
def test_a_cell_is_what_the_term_is(term: Literal, value: object, kind: str) -> None:
    """No text becomes a formula, a link or a number; no number loses digits."""
    cell = opened(write_result_workbook(result((term,))))["Results"]["A2"]
    assert (cell.value, cell.data_type) == (value, kind)
    assert cell.hyperlink is None


def test_an_unbound_cell_is_empty() -> None:
    """Nothing is written where there is nothing."""
    assert opened(write_result_workbook(result((None,))))["Results"]["A2"].value is None


def test_a_text_that_excel_cannot_hold_is_cut_and_says_so() -> None:
    """It ends in an ellipsis, after 32,767 units of UTF-16 in all."""
    book = opened(write_result_workbook(result((Literal("𠮷" * 20_000),))))
    text = book["Results"]["A2"].value
    assert text.endswith("…")
    assert len(text.encode("utf-16-le")) // 2 <= 32_767


def test_the_source_is_on_a_sheet_of_its_own() -> None:
    """Version and query travel with the table."""
    book = opened(write_result_workbook(result()))
    assert book.sheetnames == ["Results", "About"]
    said = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert said["Version of the graph"] == "0123abcd"
    assert said["SPARQL"] == "SELECT *"


def test_a_network_has_a_sheet_for_nodes_and_one_for_edges(
    awkward: NodeEdgeTable,
) -> None:
    """Names of sheets are in the table's language."""
    book = opened(write_network_workbook(awkward))
    assert book.sheetnames == ["頂点", "辺", "出典"]
    nodes = list(book["頂点"].iter_rows(values_only=True))
    assert [row[1] for row in nodes[1:]] == [node.label for node in awkward.nodes]
    edges = list(book["辺"].iter_rows(values_only=True))
    assert edges[0][:6] == (
        "id",
        "source",
        "target",
        "source_label",
        "target_label",
        "weight",
    )
    assert [row[5] for row in edges[1:]] == [edge.weight for edge in awkward.edges]
    years = edges[0].index("years")
    assert edges[3][years] == "2018|2020|2021"


def test_the_same_table_is_the_same_file() -> None:
    """No time stamp is inside."""
    made = [b"".join(write_result_workbook(result((Literal("a"),)))) for _ in range(2)]
    assert made[0] == made[1]


def test_more_rows_than_a_sheet_has_are_refused() -> None:
    """The message says how many fit; no half of a table is written."""
    rows = ((Literal("a"),),) * (LARGEST + 1)
    with pytest.raises(UsageError, match=r"1048576 rows.*1048575"):
        b"".join(write_result_workbook(result(*rows)))
