"""Answers in words are filled from rows, and nothing in them is evaluated."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from enishi.catalog.sentence import Sentence
from enishi.errors import SourceError, UsageError
from enishi.store.protocol import Table

TABLE = Table(
    ("city", "name", "amount"),
    (
        (URIRef("urn:x:a"), Literal("東京都", lang="ja"), Literal(1500000)),
        (URIRef("urn:x:b"), Literal("川崎市", lang="ja"), Literal(Decimal("2.5"))),
        (URIRef("urn:x:a"), None, None),
    ),
)


def said(template: str, table: Table = TABLE) -> str:
    """Fill a template."""
    return Sentence.read(template, "test.rq").fill(table)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{n} rows", "3 rows"),
        ("{first.name}、{last.city}", "東京都、urn:x:a"),
        ("{sum.amount}", "1,500,002.5"),
        ("{min.amount} to {max.amount}", "2.5 to 1,500,000"),
        ("{count.city|city|cities}", "2 cities"),
        ("{count.name|name|names}", "2 names"),
        ("{last.name}", "–"),
        ("no place", "no place"),
    ],
)
def test_places_are_filled(template: str, expected: str) -> None:
    """Each kind of place gives what the table of the module says."""
    assert said(template) == expected


def test_one_thing_takes_the_singular() -> None:
    """A count of one takes the first form, any other the second."""
    one = Table(("x",), ((Literal(1),),))

    assert said("{n|row|rows}", one) == "1 row"
    assert said("{n|row|rows}", Table(("x",), ())) == "0 rows"


def test_a_year_is_not_grouped() -> None:
    """Numbers of four digits stay as they are, so that years read as years."""
    table = Table(("year",), ((Literal(1959),),))

    assert said("{first.year}", table) == "1959"


@pytest.mark.parametrize(
    ("text", "datatype", "in_english", "in_japanese"),
    [
        ("2020-04-23", XSD.date, "23 April 2020", "2020年4月23日"),
        ("2020-04-23", None, "23 April 2020", "2020年4月23日"),
        ("1987-10", None, "October 1987", "1987年10月"),
        ("1987-13", None, "1987-13", "1987-13"),
        ("3-1-1", None, "3-1-1", "3-1-1"),
    ],
)
def test_a_date_is_written_as_its_reader_does(
    text: str, datatype: URIRef | None, in_english: str, in_japanese: str
) -> None:
    """Dates are written out whether the query typed them; what is no date stays."""
    table = Table(("held",), ((Literal(text, datatype=datatype),),))
    sentence = Sentence.read("{last.held}", "test.rq")

    assert sentence.fill(table, language="en") == in_english
    assert sentence.fill(table, language="ja") == in_japanese


def test_a_number_in_a_text_is_no_number() -> None:
    """Only typed literals are added up; a code such as 3-1-1 or "12" is text."""
    table = Table(("code",), ((Literal("12"),), (Literal(5),)))

    assert said("{sum.code}", table) == "5"


@pytest.mark.parametrize(
    "template",
    ["{x}", "{first}", "{first.__class__.y}", "{", "}", "{n!r}", "{sum.a|b}"],
)
def test_an_unknown_place_is_refused(template: str) -> None:
    """What is no place is an error of the file, not a hole in a sentence."""
    with pytest.raises(SourceError):
        Sentence.read(template, "test.rq")


def test_a_missing_column_is_refused() -> None:
    """A place must name a column of the answer."""
    with pytest.raises(UsageError):
        said("{first.nobody}")


@given(st.text(st.characters(codec="utf-8")))
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    """Braces in a value stay as they are."""
    table = Table(("x",), ((Literal(value, lang="ja"),),))

    assert said("{first.x}", table) == value


def test_money_and_dates_are_written_in_the_language_of_the_reader() -> None:
    """An amount bears its unit, a date its words; the template holds neither."""
    table = Table(
        ("held", "difference"),
        ((Literal("2021-11-05", datatype=XSD.date), Literal(-133726000)),),
    )
    sentence = Sentence.read("{first.held}: {sum.difference}", "test.rq")
    money = frozenset({"difference"})
    assert sentence.fill(table, money, "ja") == "2021年11月5日: −1億3,372万6,000円"
    assert sentence.fill(table, money, "en") == "5 November 2021: −¥133.7M"
