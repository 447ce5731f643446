"""One value has one literal."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Graph, Literal, URIRef

from enishi.vocabulary.literals import (
    clean,
    dated,
    day,
    literal,
    number,
    plain,
    printed,
    text,
    truth,
)


def test_a_text_is_composed_and_free_of_control_characters() -> None:
    """NFC joins the mark; the bell and the return go; full-width digits stay."""
    assert text("ハ\u309aリ\x07\r\n１２", "ja") == Literal("パリ\n１２", lang="ja")


def test_language_tags_are_lower_case() -> None:
    """Engines disagree on their case."""
    assert text("Kawasaki", "ja-Latn").language == "ja-latn"


@pytest.mark.parametrize("tag", ["", "日本語", "en_GB", "-"])
def test_what_is_no_language_tag_is_refused(tag: str) -> None:
    """A wrong tag would make the file unreadable."""
    with pytest.raises(ValueError, match="language tag"):
        text("x", tag)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(value: str) -> None:
    """The form is stable, and in NFC."""
    once = clean(value)
    assert clean(once) == once == unicodedata.normalize("NFC", once)


@given(st.text(alphabet=st.characters(codec=None)))
def test_a_printed_passage_keeps_its_length(value: str) -> None:
    """Character offsets stay right whatever the file holds."""
    assert len(printed(value)) == len(value)


def test_a_printed_passage_is_not_normalised() -> None:
    """What stands in the document stands in the graph."""
    assert str(printed("ハ\u309aリ\x00")) == "ハ\u309aリ\ufffd"


@pytest.mark.parametrize(
    ("value", "lexical"),
    [
        (Decimal(11499), "11499"),
        (Decimal("92.0"), "92"),
        (Decimal("-8.00"), "-8"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.50"), "0.5"),
        (Decimal("-0.0"), "0"),
        (Decimal("1E-7"), "0.0000001"),
    ],
)
def test_a_decimal_has_one_form(value: Decimal, lexical: str) -> None:
    """No exponent, no trailing zeros."""
    assert number(value) == Literal(lexical, datatype=XSD.decimal, normalize=False)


@given(st.decimals(-(10**12), 10**12, places=4))
def test_equal_decimals_are_equal_literals(value: Decimal) -> None:
    """The literal depends on the value, not on how it was written."""
    assert number(value) == number(value.normalize())
    assert Decimal(str(number(value))) == value


def test_an_int_is_an_integer() -> None:
    """Counts stay whole."""
    assert number(150) == Literal("150", datatype=XSD.integer)


@pytest.mark.parametrize("value", [True, 1.5, "3"])
def test_what_is_no_exact_number_is_refused(value: object) -> None:
    """Floats lose digits and truth values are no counts."""
    with pytest.raises(TypeError, match="exact number"):
        number(value)  # type: ignore[arg-type]


def test_infinity_is_refused() -> None:
    """xsd:decimal has none."""
    with pytest.raises(ValueError, match="finite"):
        number(Decimal("Infinity"))


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2021-04-01", XSD.date),
        ("2021-04", XSD.gYearMonth),
        ("1981", XSD.gYear),
    ],
)
def test_a_date_is_as_precise_as_it_is_given(value: str, datatype: URIRef) -> None:
    """Nothing is filled in."""
    assert dated(value) == Literal(value, datatype=datatype, normalize=False)
    assert str(dated(value)) == value


@pytest.mark.parametrize(
    "value", ["", "2021-13", "2021-02-30", "令和3年", "2021-4", "21"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    """Only days and months of the calendar pass."""
    with pytest.raises(ValueError, match=r"not a date|month|day"):
        dated(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("4-9-1", plain("4-9-1")),
        (True, truth(True)),
        (3, number(3)),
        (Decimal("1.5"), number(Decimal("1.5"))),
        (date(2021, 4, 1), day(date(2021, 4, 1))),
    ],
)
def test_a_value_becomes_the_literal_of_its_type(
    value: str | int | Decimal | date, expected: Literal
) -> None:
    """A truth value is not taken for a number."""
    assert literal(value) == expected


def test_a_plain_literal_equals_what_a_file_gives_back() -> None:
    """Rdflib keeps "x" and "x"^^xsd:string apart; ours is the one that files have."""
    graph = Graph().parse(data='<x:s> <x:p> "JPY" .', format="turtle")
    assert list(graph.objects()) == [plain("JPY")]
