"""Signatures of answers: what is new, other or gone is told, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef

from enishi.store.protocol import Table
from enishi.web.workbench.signature import LISTED, Difference, difference, signed
from enishi.web.workbench.sketch import LENGTH, Sketch

NAMES = ("city", "cityLabel", "n")


def counted(*rows: tuple[str, int]) -> Table:
    """Return an answer with a thing, its name and a number in each row."""
    made = [
        (URIRef(f"urn:{key}"), Literal(key, lang="ja"), Literal(n)) for key, n in rows
    ]
    return Table(NAMES, tuple(made))


def numbered(*spans: range) -> Table:
    """Return an answer of numbered things."""
    return counted(*((f"k{n}", n) for span in spans for n in span))


def test_an_answer_is_the_same_as_itself_in_any_order() -> None:
    """Neither order nor names of blank nodes are a difference."""
    table = Table(("a", "b"), ((URIRef("urn:a"), Literal(1)), (BNode("x"), None)))
    other = Table(("a", "b"), ((BNode("y"), None), (URIRef("urn:a"), Literal(1))))

    assert difference(signed(table), other) == Difference()


def test_what_came_changed_and_went_is_told() -> None:
    """A row is the same thing with another number, or new; what is gone is counted."""
    then = counted(("tokyo", 9), ("yokohama", 4), ("kawasaki", 7), ("osaka", 1))
    now = counted(("kobe", 2), ("tokyo", 9), ("kawasaki", 8))

    assert difference(signed(then), now) == Difference(came=(0,), changed=(2,), gone=2)


def test_rows_are_told_apart_by_all_their_things() -> None:
    """Where one column repeats, two things together are the key."""
    then = Table(
        ("city", "field", "n"),
        tuple(
            (URIRef(c), URIRef(f), Literal(1)) for c in ("a", "b") for f in ("x", "y")
        ),
    )
    now = Table(
        then.variables, (*then.rows[:3], (URIRef("b"), URIRef("y"), Literal(2)))
    )

    assert difference(signed(then), now) == Difference(changed=(3,))


@given(
    st.dictionaries(st.integers(0, 40), st.integers(0, 3), max_size=30),
    st.dictionaries(st.integers(0, 40), st.integers(0, 3), max_size=30),
)
def test_counts_always_add_up(then: dict[int, int], now: dict[int, int]) -> None:
    """However the hashes fall, rows that stayed, came and went make up both answers."""
    before = counted(*((f"k{key}", n) for key, n in then.items()))
    after = counted(*((f"k{key}", n) for key, n in now.items()))
    found = difference(signed(before), after)

    assert found is not None
    assert not set(found.came) & set(found.changed)
    assert len(now) - len(found.came) == len(then) - found.gone
    assert len(found.came) <= len(set(now) - set(then))


@pytest.mark.parametrize("size", [LISTED, LISTED + 1, 3_000])
def test_a_few_differences_are_found_in_any_number_of_rows(size: int) -> None:
    """The signature of a long answer is no longer, and tells as much."""
    then = numbered(range(size))
    now = numbered(range(3, size), range(size, size + 2))
    signature = signed(then)

    assert len(signature) <= 4 + max(LENGTH, 1 + LISTED * 2)
    assert difference(signature, now) == Difference(came=(size - 3, size - 2), gone=3)


def test_more_differences_than_can_be_told_are_not_guessed() -> None:
    """Too much has changed in a long answer: nothing is said of single rows."""
    assert difference(signed(numbered(range(500))), numbered(range(900, 1400))) is None


def test_other_columns_are_another_question() -> None:
    """Rows of other columns are not compared."""
    table = counted(("tokyo", 1))
    assert difference(signed(table), Table(("a", "b", "c"), table.rows)) is None


def test_an_empty_answer_has_a_signature() -> None:
    """All rows are new after none, and none is left of some."""
    none, some = counted(), counted(("tokyo", 1))

    assert difference(signed(none), some) == Difference(came=(0,))
    assert difference(signed(some), none) == Difference(gone=1)


@given(st.binary(max_size=80))
def test_damaged_signatures_are_refused_or_read(data: bytes) -> None:
    """Whatever a link carries, nothing but a value error comes of it."""
    table = counted(("tokyo", 1))
    for signature in (data, signed(table)[:4] + data):
        try:
            found = difference(signature, table)
        except ValueError:
            continue
        assert found is None or found.gone >= 0


@given(
    st.sets(st.integers(0, 2**32 - 1), max_size=60),
    st.sets(st.integers(0, 2**32 - 1), max_size=4),
    st.sets(st.integers(0, 2**32 - 1), max_size=4),
)
def test_a_sketch_tells_the_truth_or_nothing(
    shared: set[int], here: set[int], there: set[int]
) -> None:
    """What it tells apart is exactly what the sets do not share."""
    first, second = shared | here, shared | there
    sent = Sketch.from_bytes(Sketch(second).to_bytes())
    apart = Sketch(first).apart_from(sent)

    if apart is not None:
        assert apart.here == first - second
        assert apart.there == second - first
