"""Answers of queries as tables, read back."""

import csv
import io
import json
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rdflib import XSD, BNode, Literal, URIRef, Variable
from rdflib.query import Result as RdflibResult

from enishi.exports.about import About, Bilingual, Language
from enishi.exports.result import (
    Result,
    write_excel_csv,
    write_result_csv,
    write_result_json,
    write_result_markdown,
    write_result_tsv,
)
from enishi.store.protocol import Row, Table

ABOUT = About(
    iri="https://example.org/q",
    title=Bilingual("表 | <b>", "Table"),
    version="0123abcd",
    query="SELECT *",
)
ROWS: tuple[Row, ...] = (
    (
        URIRef("https://w3id.org/enishi/id/city/kawasaki"),
        Literal('川崎市 "<&>" | *\n二行目\u2028', lang="ja"),
        Literal("-12", datatype=XSD.integer),
    ),
    (BNode("b0"), Literal("=1+1"), Literal("1500000.50", datatype=XSD.decimal)),
    (None, Literal(""), Literal("2021", datatype=XSD.gYear)),
    (URIRef("urn:x"), Literal("-x"), Literal("-12x", datatype=XSD.integer)),
    (URIRef("urn:x"), None, Literal("true", datatype=XSD.boolean)),
)
RESULT = Result(ABOUT, Table(("thing", "name", "number"), ROWS))
# rdflib's reader of TSV takes an empty text for nothing, knows no \u escapes, and ends
# a line at U+2028.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])
    | st.sampled_from('\n\r\t"\\|<'),
    min_size=1,
)
TERMS = (
    st.none()
    | TEXT.map(Literal)
    | TEXT.map(lambda text: Literal(text, lang="ja"))
    | st.integers().map(Literal)
    | st.sampled_from([URIRef("https://example.org/a"), URIRef("urn:川崎")])
)
TABLES = st.lists(st.tuples(TERMS, TERMS), max_size=5).map(
    lambda rows: Result(ABOUT, Table(("a", "b"), tuple(rows)))
)


def read_csv(written: bytes) -> list[list[str]]:
    """Read CSV by its rules."""
    return list(csv.reader(io.StringIO(written.decode(), newline="")))


def test_csv_is_read_by_pandas() -> None:
    """Numbers are numbers, quotes and line breaks stay inside."""
    frame = pd.read_csv(io.BytesIO(b"".join(write_result_csv(RESULT))))
    assert frame["thing"][0] == "https://w3id.org/enishi/id/city/kawasaki"
    assert frame["name"][0] == '川崎市 "<&>" | *\n二行目\u2028'
    assert pd.isna(frame["thing"][2])


def test_csv_holds_no_formula_but_negative_numbers() -> None:
    """A damaged number is a text, and disarmed like one."""
    rows = read_csv(b"".join(write_result_csv(RESULT)))
    assert [row[2] for row in rows[1:]] == [
        "-12",
        "1500000.50",
        "2021",
        "'-12x",
        "true",
    ]
    assert [row[1] for row in rows[2:5]] == ["'=1+1", "", "'-x"]


def test_only_excel_gets_a_byte_order_mark() -> None:
    """The rest of both files is the same."""
    mark, plain = b"".join(write_excel_csv(RESULT)), b"".join(write_result_csv(RESULT))
    assert mark == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"thing,name,number\r\n")


@settings(deadline=None)
@given(TABLES)
def test_any_csv_has_its_rows_and_columns(result: Result) -> None:
    """No text breaks a table apart."""
    rows = read_csv(b"".join(write_result_csv(result)))
    assert len(rows) == len(result.table) + 1
    assert {len(row) for row in rows} == {2}
    assert not any(
        cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row
    )


@settings(deadline=None)
@given(TABLES)
def test_tsv_gives_back_every_term(result: Result) -> None:
    """Rdflib's reader finds languages, datatypes and gaps."""
    written = io.BytesIO(b"".join(write_result_tsv(result)))
    found = RdflibResult.parse(written, format="tsv")
    assert [str(name) for name in found.vars or ()] == ["a", "b"]
    rows = [(row.get(Variable("a")), row.get(Variable("b"))) for row in found.bindings]
    assert rows == list(result.table)


def test_json_has_types_and_source() -> None:
    """Numbers, truth values and gaps are JSON's own; version and query are there."""
    document = json.loads(b"".join(write_result_json(RESULT)))
    assert document["about"]["version"] == "0123abcd"
    assert document["columns"] == ["thing", "name", "number"]
    assert [row["number"] for row in document["rows"]] == [
        -12,
        1500000.5,
        "2021",
        "-12x",
        True,
    ]
    assert [row["name"] for row in document["rows"]][2:] == ["", "-x", None]
    assert document["rows"][2]["thing"] is None


@pytest.mark.parametrize("value", ["NaN", "INF"])
def test_json_says_odd_numbers_in_words(value: str) -> None:
    """JSON has no such number, but the cell is not empty."""
    term = Literal(value, datatype=XSD.double, normalize=False)
    written = write_result_json(Result(ABOUT, Table(("a",), ((term,),))))
    assert json.loads(b"".join(written))["rows"] == [{"a": value}]


@settings(deadline=None)
@given(TABLES)
def test_markdown_is_one_table_with_nothing_else_in_it(result: Result) -> None:
    """No text makes a row, a link, emphasis or HTML."""
    text = b"".join(write_result_markdown(result)).decode()
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    kinds = [token.type for token in tokens]
    assert kinds.count("table_open") == 1
    assert kinds.count("tr_open") == len(result.table) + 1
    assert kinds.count("td_open") == 2 * len(result.table)
    assert "html_block" not in kinds
    cells = [
        child.type
        for before, token in pairwise(tokens)
        if before.type == "td_open"
        for child in token.children or ()
    ]
    assert set(cells) <= {"text", "text_special", "link_open", "link_close"}


def test_markdown_aligns_numbers_and_names_its_source() -> None:
    """Columns of numbers are set to the right."""
    rows: tuple[Row, ...] = ((Literal(1), Literal("a")), (None, Literal("b")))
    result = Result(ABOUT, Table(("n", "name"), rows), Language.EN)
    lines = b"".join(write_result_markdown(result)).decode().splitlines()
    assert lines[2:6] == ["| n | name |", "| ---: | --- |", "| 1 | a |", "|  | b |"]
    assert "- Address: <https://example.org/q>" in lines
