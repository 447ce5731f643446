"""Tokens and queries."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.search.folding import fold
from enishi.search.tokens import LONGEST_QUERY, MOST_TERMS, phrase, terms, tokens


def test_every_character_begins_one_token() -> None:
    """Japanese is cut into pairs; other words stay whole."""
    assert tokens(fold("IT人材2021年度")) == [
        "it",
        "人材",
        "材",
        "2021",
        "年度",
        "度",
    ]


def test_a_word_of_two_characters_is_one_token() -> None:
    """So that it is looked up, not scanned for."""
    assert phrase("環境") == '"環境" *'


def test_a_single_character_is_the_beginning_of_a_token() -> None:
    """Wherever it stands, some token begins with it."""
    assert phrase("浜") == '"浜" *'


def test_the_last_character_after_a_latin_word_is_kept() -> None:
    """No pair holds it."""
    assert phrase("it国") == '"it 国" *'


def test_terms_are_held_apart_by_any_space() -> None:
    """Also by the full-width one; quotation marks keep words together."""
    assert terms('環境　都市 "New York" 環境') == ("環境", "都市", "new york")


def test_signs_alone_are_no_term() -> None:
    """Nothing is looked for, and nothing fails."""
    assert terms('" * ( ) - : ^ " AND') == ("and",)


@given(st.text(max_size=400))
def test_queries_are_bounded(text: str) -> None:
    """However long the question, few terms of bounded length are looked for."""
    found = terms(text)

    assert len(found) <= MOST_TERMS
    assert sum(map(len, found)) <= 20 * LONGEST_QUERY  # ﷺ folds to 18 characters


@given(st.text(max_size=60))
def test_a_phrase_is_always_quoted(text: str) -> None:
    """No character of a reader's reaches FTS5 outside of quotation marks."""
    for term in terms(text):
        asked = phrase(term)

        assert asked.startswith('"')
        assert asked.endswith('" *')
        assert asked.count('"') == 2


def test_a_circled_number_is_a_term_of_its_own() -> None:
    """Nobody prints the word and the number without a space, but one types them so."""
    assert terms("契約㉘") == ("契約", "28")
