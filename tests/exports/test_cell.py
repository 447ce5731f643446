"""Columns get the narrowest type that holds them, and values keep what they say."""

import math
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from rdflib import XSD, BNode, Literal, URIRef

from enishi.errors import UsageError
from enishi.exports.cell import (
    Column,
    ColumnKind,
    Part,
    bare,
    fitted,
    is_wide,
    kind_of,
    precision,
    read,
)


@pytest.mark.parametrize(
    ("value", "kind", "cell"),
    [
        ("縁", ColumnKind.STRING, "縁"),
        (7, ColumnKind.INT, 7),
        (True, ColumnKind.BOOL, True),
        (0.5, ColumnKind.FLOAT, 0.5),
        (Decimal("2.50"), ColumnKind.FLOAT, 2.5),
        (Decimal("3000000000.0"), ColumnKind.INT, 3_000_000_000),
        (2**64, ColumnKind.STRING, str(2**64)),
        (date(1996, 7, 2), ColumnKind.DATE, date(1996, 7, 2)),
        (
            datetime(1996, 7, 2, 9, tzinfo=UTC),
            ColumnKind.STRING,
            "1996-07-02T09:00:00+00:00",
        ),
        (URIRef("urn:x"), ColumnKind.IRI, "urn:x"),
        (URIRef("no address"), ColumnKind.STRING, "no address"),
        (Literal("12", datatype=XSD.integer), ColumnKind.INT, 12),
        (Literal("true", datatype=XSD.boolean), ColumnKind.BOOL, True),
        (Literal("0.1", datatype=XSD.decimal), ColumnKind.FLOAT, 0.1),
        (Literal("1972", datatype=XSD.gYear), ColumnKind.DATE, date(1972, 1, 1)),
        (Literal("バンドン", lang="ja"), ColumnKind.STRING, "バンドン"),
        (BNode("b0"), ColumnKind.STRING, "_:b0"),
        (["a", 1, None], ColumnKind.LIST, ("a", "1")),
        ({"b", "a"}, ColumnKind.LIST, ("a", "b")),
    ],
)
def test_a_value_has_one_type(value: object, kind: ColumnKind, cell: object) -> None:
    """Python's values and rdflib's terms are understood."""
    found = read(value)
    assert found is not None
    assert (found.kind, bare(found)) == (kind, cell)


@pytest.mark.parametrize("value", [None, "", math.nan, math.inf])
def test_nothing_is_empty(value: object) -> None:
    """A number that no format can hold is left out, like nothing at all."""
    assert read(value) is None
    assert read(Literal("")) is None


def test_a_literal_that_is_not_of_its_datatype_is_a_text() -> None:
    """A damaged number is shown as it was printed."""
    found = read(Literal("12x", datatype=XSD.integer))
    assert found is not None
    assert (found.kind, found.value) == (ColumnKind.STRING, "12x")


@pytest.mark.parametrize("value", [{"a": 1}, object(), b"bytes"])
def test_what_no_column_holds_is_refused(value: object) -> None:
    """NetworkX would write Python's own notation here."""
    with pytest.raises(UsageError, match="a cell cannot hold"):
        read(value)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2, None], ColumnKind.INT),
        ([1, 2.5], ColumnKind.FLOAT),
        ([2**60, 2.5], ColumnKind.STRING),
        ([1, "x"], ColumnKind.STRING),
        ([True, 1], ColumnKind.STRING),
        ([["a"], "b"], ColumnKind.LIST),
        ([URIRef("urn:x"), "x"], ColumnKind.STRING),
        ([None], ColumnKind.STRING),
        ([date(1972, 1, 1), None], ColumnKind.DATE),
    ],
)
def test_a_column_has_one_type_for_all_its_values(
    values: list[object], kind: ColumnKind
) -> None:
    """The first value does not decide for the rest."""
    cells = [read(value) for value in values]
    assert kind_of(cells) is kind
    column = Column("a", kind, Part.NODE)
    made = [fitted(cell, column) for cell in cells]
    assert {cell.kind for cell in made if cell is not None} <= {kind}


def test_a_declared_type_refuses_what_it_cannot_hold() -> None:
    """The message names the column and the value."""
    with pytest.raises(UsageError, match=r"'year' is declared as int.*'x'"):
        fitted(read("x"), Column("year", ColumnKind.INT, Part.NODE))


def test_a_text_may_be_declared_a_date() -> None:
    """Dates that came as text are dates if the caller says so."""
    made = fitted(read("1972-05"), Column("since", ColumnKind.DATE, Part.NODE))
    assert (bare(made), precision(made)) == (date(1972, 5, 1), "month")


def test_only_a_date_has_a_precision() -> None:
    """Other cells have none."""
    assert precision(read("x")) is None


def test_a_budget_in_yen_needs_more_than_32_bits() -> None:
    """Gephi's integer ends at 2,147,483,647."""
    assert is_wide([None, 2**31])
    assert not is_wide([2**31 - 1, -(2**31), "x", True])
