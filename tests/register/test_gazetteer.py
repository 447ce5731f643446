"""Claims about looking names up."""

import pytest

from enishi.register.files import Register
from enishi.register.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("アルファの会", "exact"),
        ("アルファ の会", "normalised"),
        ("ｱﾙﾌｧの会", "normalised"),
        ("NPO法人アルファの会", "alias"),
        ("認定特定非営利活動法人　アルファの会", "alias"),
    ],
)
def test_spellings_of_one_name_find_one_entity(
    small: Register, name: str, method: str
) -> None:
    """Widths, blanks and the legal form do not matter; how it was found is said."""
    (answer,) = Gazetteer(small.entities).answers(name)

    assert (answer.entity.id, answer.method) == ("organization/alpha", method)


def test_another_legal_form_is_another_body(small: Register) -> None:
    """A company is not the NPO of the same name."""
    assert Gazetteer(small.entities).answers("株式会社アルファの会") == ()


def test_answers_are_limited_by_kind_and_country(small: Register) -> None:
    """A name of a city and a country is told apart by what is asked for."""
    gazetteer = Gazetteer(small.entities)

    def found(**limits: object) -> set[str]:
        answers = gazetteer.answers("シンガポール", **limits)  # type: ignore[arg-type]
        return {answer.entity.id for answer in answers}

    assert found() == {"country/SG", "city/singapore"}
    assert found(kinds={"City"}) == {"city/singapore"}
    assert found(country="ID") == set()


def test_an_entity_is_found_by_its_id(small: Register) -> None:
    """And an unknown id by nothing."""
    gazetteer = Gazetteer(small.entities)
    bandung = gazetteer.entity("city/bandung")

    assert bandung is not None
    assert bandung.label_en == "Bandung"
    assert gazetteer.entity("city/atlantis") is None
