"""Marks on the words that were looked for."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.search.highlighting import LENGTH, excerpt, segments, spans
from enishi.search.tokens import terms


def marked(text: str, query: str) -> list[str]:
    """Return the marked stretches of a text."""
    found = segments(text, spans(text, terms(query)))
    return [segment.text for segment in found if segment.is_marked]


def test_marks_stand_on_the_original_characters() -> None:
    """The reader sees the text as printed, with the variant marked."""
    assert marked("研修に、ｼﾞｬｶﾙﾀの職員", "ジャカルタ") == ["ｼﾞｬｶﾙﾀ"]
    assert marked("國際交流センター", "国際") == ["國際"]
    assert marked("ヴェネツィア市", "ベネツィア") == ["ヴェネツィア"]


def test_a_mark_of_length_at_the_end_is_marked_with_its_word() -> None:
    """Whichever of the two ways of writing it was typed."""
    assert marked("国際センターの職員", "センター") == ["センター"]
    assert marked("コンピューターとセンタ", "コンピュータ") == ["コンピューター"]
    assert marked("ビールとビル", "ビル") == ["ビル"]


def test_words_in_letters_are_marked_from_their_beginning() -> None:
    """A query finds words that begin with it, not the midst of others."""
    assert marked("Kawasaki, Nagasaki", "kawa") == ["Kawa"]
    assert marked("Nagasaki", "saki") == []


def test_overlapping_marks_become_one() -> None:
    """Two terms may share characters."""
    assert marked("国際交流", "国際交 交流") == ["国際交流"]


def test_an_excerpt_is_around_the_first_match() -> None:
    """Long texts are cut on both sides, and say so."""
    text = "あ" * 500 + "環境" + "い" * 500
    shown = excerpt(text, spans(text, ("環境",)))

    assert [segment.text for segment in shown if segment.is_marked] == ["環境"]
    assert shown[0].text == shown[-1].text == "…"
    assert sum(len(segment.text) for segment in shown) == LENGTH + 2


@given(st.text(max_size=80), st.text(max_size=8))
def test_segments_are_the_text(text: str, query: str) -> None:
    """Nothing is lost or added by marking, whatever is looked for."""
    found = segments(text, spans(text, terms(query)))

    assert "".join(segment.text for segment in found) == text
