"""Values of statements as readers of each language write them."""

from decimal import Decimal

import pytest
from rdflib import XSD, Literal, URIRef

from enishi.catalog.dates import dated
from enishi.vocabulary.terms import ENISHI, GEO
from enishi.web.language import Language
from enishi.web.values import broken, typed


@pytest.mark.parametrize(
    ("text", "ja", "en"),
    [
        ("2021-09-21", "2021年9月21日", "21 September 2021"),
        ("1987-10", "1987年10月", "October 1987"),
        ("2022", "2022年", "2022"),
        ("2021-13", "2021-13", "2021-13"),
        ("令和3年", "令和3年", "令和3年"),
    ],
)
def test_dates_are_as_precise_as_printed(text: str, ja: str, en: str) -> None:
    """A month is not made a day; what is no date stays as it stands."""
    assert (dated(text, "ja"), dated(text, "en")) == (ja, en)


@pytest.mark.parametrize(
    ("value", "prop", "language", "text"),
    [
        (
            Literal("154540000", datatype=XSD.decimal),
            ENISHI.amount,
            "ja",
            "1億5,454万円",
        ),
        (Literal("154540000", datatype=XSD.decimal), ENISHI.amount, "en", "¥154.5M"),
        (Literal("11499", datatype=XSD.decimal), ENISHI.value, "ja", "11,499"),
        (Literal("35.5206", datatype=XSD.decimal), GEO.lat, "en", "35.5206"),
        (Literal("15147", datatype=XSD.integer), ENISHI.charStart, "en", "15147"),
        (Literal("141305"), ENISHI.lgCode, "ja", "141305"),
        (Literal("many", datatype=XSD.decimal), ENISHI.value, "ja", "many"),
    ],
)
def test_numbers_are_written_by_what_they_are(
    value: Literal, prop: URIRef, language: Language, text: str
) -> None:
    """Money is money, a code is a code, an offset has no separators."""
    assert typed(value, prop, language) == text


def test_money_is_exact_in_japanese() -> None:
    """The short form loses nothing: read back, it is the amount."""
    text = typed(Literal(Decimal(4570001)), ENISHI.amount, "ja")

    assert text == "457万1円"


def test_a_list_in_a_cell_gets_lines() -> None:
    """Items printed one after the other are read one below the other."""
    assert broken("実施した。 ・一つ目 ②二つ目") == "実施した。\n・一つ目\n②二つ目"
    assert broken("アジア・欧州") == "アジア・欧州"
