"""A misspelt term or concept fails where it is written."""

import pytest
from rdflib import URIRef

from enishi.errors import NotFoundError
from enishi.vocabulary.namespaces import concept, printed_concept, scheme
from enishi.vocabulary.terms import ENISHI, GEO, OA


def test_a_term_is_had_by_its_name() -> None:
    """Attribute and subscription give the same address."""
    expected = URIRef("https://w3id.org/enishi/ont#Program")
    assert ENISHI.Program == ENISHI["Program"] == expected


def test_a_misspelt_attribute_fails_and_suggests_the_right_one() -> None:
    """The message helps."""
    with pytest.raises(AttributeError, match="did you mean 'Program'"):
        _ = ENISHI.Progam


def test_a_misspelt_subscription_fails() -> None:
    """So does the other way of access."""
    with pytest.raises(KeyError, match="Progam"):
        _ = ENISHI["Progam"]


def test_membership_is_asked_by_name_or_by_address() -> None:
    """Both forms are known; anything else is no member."""
    assert "Program" in ENISHI
    assert str(ENISHI.Program) in ENISHI
    assert "Progam" not in ENISHI
    assert 3 not in ENISHI


def test_the_namespace_lists_its_members_in_order() -> None:
    """Pages of the ontology walk over it."""
    members = list(ENISHI)
    assert members == sorted(members)
    assert len(members) == len(ENISHI) > 100
    assert str(ENISHI) == "https://w3id.org/enishi/ont#"
    assert "ont#" in repr(ENISHI)


def test_python_protocols_do_not_take_the_namespace_for_what_it_is_not() -> None:
    """Dunder look-ups fail without a suggestion."""
    with pytest.raises(AttributeError, match="__wrapped__"):
        _ = ENISHI.__wrapped__


def test_small_namespaces_hold_what_the_project_uses() -> None:
    """Positions and annotations are closed too."""
    assert GEO.lat.endswith("wgs84_pos#lat")
    assert OA.exact.endswith("oa#exact")
    with pytest.raises(AttributeError):
        _ = GEO.latitude


def test_a_concept_is_had_by_scheme_and_key() -> None:
    """Its address is below its scheme's."""
    assert str(concept("status", "no-activity")).endswith("/scheme/status/no-activity")
    assert str(concept("sdg", "11")) == "http://metadata.un.org/sdg/11"


def test_an_unknown_concept_fails_and_suggests_the_right_one() -> None:
    """The error is one of ours, with a hint that names the file."""
    with pytest.raises(NotFoundError, match="did you mean 'no-activity'") as caught:
        concept("status", "no-activty")
    assert "status.ttl" in caught.value.hint


def test_an_unknown_scheme_fails_and_suggests_the_right_one() -> None:
    """The same for schemes."""
    with pytest.raises(NotFoundError, match="did you mean 'status'"):
        concept("statuses", "held")


@pytest.mark.parametrize(
    ("key", "wording", "expected"),
    [
        ("unit", "名", "person"),
        ("unit", "か国・地域", "country"),
        ("achievement", "目標を上回って達成", "2"),
        ("contribution", "貢献の度合いが薄い", "C"),
        ("tokyo-bunrui", "2ア", "2-a"),
    ],
)
def test_a_printed_wording_finds_its_concept(
    key: str, wording: str, expected: str
) -> None:
    """Labels, alternative labels and notations are read."""
    assert printed_concept(key, wording) == concept(key, expected)


def test_a_wording_that_no_concept_has_finds_none() -> None:
    """Nothing is guessed."""
    assert printed_concept("unit", "ふしぎな単位") is None


def test_no_two_units_share_a_wording() -> None:
    """Every label and alternative label of a unit leads back to it."""
    units = scheme("unit")
    assert set(units.printed.values()) == set(units.concepts.values())
