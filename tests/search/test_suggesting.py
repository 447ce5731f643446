"""Completion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.search.finding import Search
from enishi.search.suggesting import MOST, Suggester


@pytest.mark.parametrize(
    "typed", ["じ", "ジャ", "ｼﾞｬ", "jak", "JAKARTA", "じゃかるた", "ジャカルタ特"]
)
def test_a_name_is_completed_in_every_script(search: Search, typed: str) -> None:
    """Kana, half width, English: the city comes first."""
    first = Suggester(search).suggest(typed)[0]

    assert first.item.iri.endswith("/city/jakarta")


def test_kana_on_their_way_complete_names_in_kanji(search: Search) -> None:
    """An input method has not yet made kana of the last letter."""
    assert Suggester(search).suggest("はまs")[0].item.labels["ja"] == "浜沢市"


def test_names_that_hold_the_words_follow(search: Search) -> None:
    """Where few names begin so, others are offered."""
    labels = [one.item.labels["ja"] for one in Suggester(search).suggest("水処理")]

    assert labels == ["ジャカルタとの水処理協力"]


def test_the_name_it_was_found_by_is_told(search: Search) -> None:
    """As it is written, not as it is compared."""
    assert Suggester(search).suggest("jak")[0].name == "Jakarta"


@given(st.text(max_size=20))
def test_suggestions_are_few_and_different(search: Search, typed: str) -> None:
    """Whatever is typed, no more than fit below the box, none twice."""
    found = [one.item.iri for one in Suggester(search).suggest(typed)]

    assert len(found) <= MOST
    assert len(found) == len(set(found))
