"""Classes and their short names."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.search.kinds import read_classes, slug_of


def test_names_are_kebab_case() -> None:
    """As they stand in addresses."""
    assert slug_of("https://w3id.org/enishi/ont#ProgramYear") == "program-year"
    assert slug_of("http://example.org/SDGGoal") == "sdg-goal"


def test_the_most_special_class_is_below_the_others() -> None:
    """Or, where none is, the one with the fewest things."""
    classes = read_classes(
        [
            ("x#Initiative", "x#Program"),
            ("x#Program", ""),
            ("x#City", ""),
            ("x#Home", ""),
        ],
        [
            ("a", "x#Program"),
            ("a", "x#Initiative"),
            ("b", "x#City"),
            ("b", "x#Home"),
            ("c", "x#City"),
        ],
    )

    assert classes.special("a") == "initiative"
    assert classes.special("b") == "home"


@given(st.lists(st.sampled_from(["a#X", "b#X", "c/X", "d#Y"]), min_size=1))
def test_no_two_classes_share_a_name(iris: list[str]) -> None:
    """Classes of several vocabularies may end alike."""
    classes = read_classes([(iri, "") for iri in iris], [("t", iri) for iri in iris])

    assert len(set(classes.names.values())) == len(set(iris))
