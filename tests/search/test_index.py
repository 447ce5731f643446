"""The full-text index."""

import sqlite3
import threading

import pytest

from enishi.search.finding import Inquiry, Search
from enishi.search.tokens import phrase

THREADS = 12
ROUNDS = 20


def test_any_number_of_threads_get_the_same_answer(search: Search) -> None:
    """More of them than there are connections."""
    expected = search.find(Inquiry(words="環境"))
    answers: list[bool] = []

    def ask() -> None:
        answers.extend(
            search.find(Inquiry(words="環境")) == expected for _ in range(ROUNDS)
        )

    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [True] * (THREADS * ROUNDS)


def test_nothing_can_be_written(search: Search) -> None:
    """A connection only reads, whatever it is asked."""
    with (
        search.index._connection() as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("DELETE FROM texts_data")


def test_a_phrase_does_not_reach_over_two_texts(search: Search) -> None:
    """The end of one name and the beginning of the next make no word."""
    names = [item for item in search.holdings.items if item.iri.endswith("/jakarta")]

    assert (*names[0].labels.values(), *names[0].names) == (
        "ジャカルタ特別州",
        "Jakarta",
        "ジャカルタ",
    )
    assert search.index.find_names(phrase("jakartaジヤ")) == []
