"""Texts become fit for every format, and stay what they were otherwise."""

import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.exports.text import (
    CHUNK,
    clean,
    encode,
    formula_safe,
    json_list,
    json_text,
    markdown_text,
    one_line,
    xml_tag,
)

ANY_TEXT = st.text(st.characters(codec=None))


def test_what_xml_cannot_hold_is_seen_to_have_been_there() -> None:
    """Controls, half surrogates and non-characters become the replacement sign."""
    assert clean("a\x00b\x1f\ud800\ufffe") == "a\ufffdb\ufffd\ufffd\ufffd"


def test_text_is_composed_and_lines_end_in_line_feeds() -> None:
    """A kana with a separate voicing mark becomes one letter; CR LF one line end."""
    assert clean("か\u3099\r\n二\r三") == "が\n二\n三"


def test_other_line_breaks_are_kept() -> None:
    """U+2028, U+2029 and U+0085 are characters of the text."""
    assert clean("一\u2028二\u2029三\x85四\t五") == "一\u2028二\u2029三\x85四\t五"


@settings(deadline=None)
@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """What is clean is left alone."""
    assert clean(clean(text)) == clean(text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_clean_text_survives_xml(text: str) -> None:
    """Attributes and elements give back what was put in, line breaks included."""
    cleaned = clean(text)
    element = ET.fromstring(xml_tag("a", {"b": cleaned}))  # noqa: S314 - our own text
    assert element.get("b") == cleaned


@settings(deadline=None)
@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    """Nothing that a reader counts as a line end is left."""
    assert len(one_line(clean(text)).splitlines()) <= 1


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+81", "-1", "@cmd", "\tx", "\nx", "\rx", "＝1", "＋1", "－1", "＠a"],
)
def test_a_text_that_looks_like_a_formula_is_disarmed(text: str) -> None:
    """An apostrophe in front makes a spreadsheet take it for text."""
    assert formula_safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "川崎市", "1-1", "a=b", "'x"])
def test_other_text_is_not_touched(text: str) -> None:
    """Only the first character makes a formula."""
    assert formula_safe(text) == text


def test_markdown_signs_are_shown_not_obeyed() -> None:
    """Neither tables nor links nor HTML can be made from a label."""
    assert markdown_text("a|b *c* [d](e)\n<f>") == r"a\|b \*c\* \[d\](e) &lt;f&gt;"


def test_json_refuses_numbers_that_it_cannot_hold() -> None:
    """Not-a-number would make the file unreadable for others."""
    with pytest.raises(ValueError, match="JSON"):
        json_text(float("nan"))


@settings(deadline=None)
@given(st.lists(st.integers() | ANY_TEXT.map(clean)))
def test_a_list_in_pieces_is_the_list(values: list[object]) -> None:
    """Joined, the pieces are one JSON array."""
    assert json.loads("".join(json_list(values))) == values


def test_pieces_are_gathered() -> None:
    """Many small texts are sent in few pieces, with nothing lost."""
    pieces = list(encode(["縁"] * CHUNK * 2))
    assert len(pieces) == 2
    assert b"".join(pieces).decode() == "縁" * CHUNK * 2
