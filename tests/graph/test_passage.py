"""Finding the characters that say something, and quoting them in context."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from enishi.documents.source import Document
from enishi.graph.passage import CONTEXT, LONGEST, Passage, quoted, shown

DOCUMENT = URIRef("https://w3id.org/enishi/id/document/x")


def passage(text: str, start: int = 0) -> Passage:
    """Return a passage with a text."""
    return Passage(URIRef("urn:p"), DOCUMENT, start, start + len(text), 1, 1, text)


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("17 バンドン市との連携", "バンドン市", (3, 8)),
        ("都市間\n連携　事業", "都市間連携事業", (0, 9)),
        ("来館者 １１，４９９人", "11,499人", (4, 11)),
        ("JICAと協力", "jica", (0, 4)),
        ("㈱ハマ", "(株)ハマ", (0, 3)),
        ("117件と17件", "17", (5, 7)),
        ("2017年", "17", None),
        ("17日", "1", None),
        ("A", "A", (0, 1)),
        ("AとB", "A", None),
        ("バンドン市", "ペナン州", None),
        ("バンドン市", "", None),
    ],
)
def test_words_are_found_where_they_stand(
    text: str, words: str, place: tuple[int, int] | None
) -> None:
    """Width, case and wrapping don't hide them; parts of numbers are no match."""
    found = passage(text, start=100).place_of(words)

    assert found == (None if place is None else (place[0] + 100, place[1] + 100))


@given(st.text(max_size=40), st.text(min_size=2, max_size=20), st.text(max_size=40))
def test_what_is_found_lies_inside_the_passage(
    before: str, words: str, after: str
) -> None:
    """Whatever the characters, offsets never point outside."""
    found = passage(before + words + after, start=7).place_of(words)

    if found is not None:
        assert 7 <= found[0] < found[1] <= 7 + len(before + words + after)


def test_the_number_before_a_name_is_found_in_the_document() -> None:
    """It is printed outside the passage of the name, right before it."""
    text = Document("x", "取組\n117 連携の推進")
    name = passage("連携の推進", start=7)

    assert name.place_before("117", text) == (3, 6)
    assert name.place_before("17", text) is None
    assert name.place_before("", text) is None


def test_a_quotation_is_the_document_cut_in_three() -> None:
    """Before, marked and after are the document's own words, in its order."""
    text = Document("x", "あ" * 200 + "核心" + "い" * 200)
    seen = quoted(passage("核心", start=200), (200, 202), text)

    assert seen.marked == "核心"
    assert seen.before == "…" + "あ" * CONTEXT
    assert seen.after == "い" * CONTEXT + "…"


def test_a_quotation_without_the_text_shows_its_passage() -> None:
    """A graph alone, without its documents, still shows what was read."""
    whole = passage("前の言葉と核心", start=50)
    seen = quoted(whole, (55, 57), None)

    assert (seen.before, seen.marked, seen.after) == ("前の言葉と", "核心", "")


def test_a_long_quotation_is_cut_in_its_middle() -> None:
    """A whole row of a table doesn't flood the page; both ends stay."""
    long = passage("始" + "中" * 2 * LONGEST + "終")
    seen = quoted(long, (long.start, long.end), None)

    assert len(seen.marked) < LONGEST + 10
    assert seen.marked.startswith("始")
    assert seen.marked.endswith("終")


def test_marks_of_the_conversion_are_not_quoted() -> None:
    """Tags and wrapped lines are no words of the document."""
    assert shown("<ul><li>水道</li>\n<li>下水道</li></ul>").split() == [
        "水道",
        "下水道",
    ]


def test_a_passage_can_be_told_apart() -> None:
    """Equality holds over what a passage says, not over what it has cached."""
    one = passage("バンドン市")
    one.place_of("バンドン")

    assert one == replace(one)
