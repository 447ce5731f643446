"""Programs are given bureaus only where the order of both lists decides."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.loaders.bureau_outline.alignment import align

NEVER = float("-inf")


def test_equally_long_lists_are_matched_one_to_one() -> None:
    """As many bureaus as programs leave no choice when sharing is rare."""
    assert align([[0.0] * 3] * 3, ["a", "b", "c"]) == [("a",), ("b",), ("c",)]


def test_a_free_boundary_is_left_open() -> None:
    """Which of the middle programs goes where is not said, the ends are."""
    assert align([[0.0] * 2] * 3, ["a", "b"]) == [("a",), (), ("b",)]


def test_words_decide_a_boundary() -> None:
    """A fit of words places the boundary."""
    scores = [[0.0, 0.0], [2.0, 0.0], [0.0, 0.0]]

    assert align(scores, ["a", "b"]) == [("a",), ("a",), ("b",)]


def test_what_every_way_gives_is_given_though_the_ways_differ() -> None:
    """The middle one stands with a or with c; a and c are sure all the same."""
    scores = [[9.0, 0.0, 0.0], [0.0, 0.0, 9.0]]

    assert align(scores, ["a", "b", "c"]) == [("a",), ("c",)]


def test_what_cannot_be_forces_two_bureaus_on_one_program() -> None:
    """A program that must be c pushes a and b onto the one before it."""
    scores = [[0.0, 0.0, 0.0], [NEVER, NEVER, 1.0]]

    assert align(scores, ["a", "b", "c"]) == [("a", "b"), ("c",)]


def test_no_way_gives_nothing() -> None:
    """Lists that cannot be matched give no bureau."""
    assert align([[NEVER], [0.0]], ["a"]) == [(), ()]
    assert align([[], []], []) == [(), ()]


@given(st.integers(1, 12), st.integers(1, 6))
def test_every_program_gets_an_answer_and_the_ends_are_sure(
    programs: int, bureaus: int
) -> None:
    """The first program has the first bureau, the last one the last, if any is sure."""
    names = [str(number) for number in range(bureaus)]
    found = align([[0.0] * bureaus] * programs, names)

    assert len(found) == programs
    assert found[0] == () or found[0][0] == "0"
    assert found[-1] == () or found[-1][-1] == names[-1]
