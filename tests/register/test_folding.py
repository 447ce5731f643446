"""Claims about folded text and its way back."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.register.folding import fold, fold_name

TEXTS = st.text(
    alphabet=st.sampled_from("ソウルｿﾞ㈱Ａb⾧③ヶケ保 \n\u3000市1"), max_size=30
)


@given(TEXTS, st.booleans())
def test_every_folded_character_points_into_the_text(text: str, wrapped: bool) -> None:  # noqa: FBT001 - drawn
    """Offsets never fall, and each leads to a character of the text."""
    folded = fold(text, wrapped=wrapped)

    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)


@given(TEXTS)
def test_the_span_of_one_character_folds_to_it(text: str) -> None:
    """What a span cuts out of the text holds the character it was asked for."""
    folded = fold(text)

    for place, character in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert character in fold_name(text[start:end])


def test_widths_radicals_and_small_ke_are_folded() -> None:
    """Full-width letters, the radical in 市⾧ and ヶ read as what they look like."""
    assert fold_name("ＮＳＷ州市⾧保土ヶ谷") == "NSW州市長保土ケ谷"


def test_a_circled_digit_stays_apart_from_a_number() -> None:
    """③126 must not become 3126."""
    assert fold_name("③126") == "③126"


def test_a_break_inside_a_japanese_name_vanishes() -> None:
    """A PDF extractor breaks names anywhere, with blanks around the break."""
    assert fold("トム \n スク", wrapped=True).text == "トムスク"


def test_a_break_between_latin_words_is_a_space() -> None:
    """The words of a Latin name stay apart."""
    assert fold("State\nUniversity", wrapped=True).text == "State University"


def test_breaks_stay_unless_asked_for() -> None:
    """Without wrapped the text keeps its lines."""
    assert fold("トム\nスク").text == "トム\nスク"
