"""City states in documents of cities."""

from enishi.loaders.city_states import with_cities_decided
from enishi.register.names import Names


def test_a_bare_city_state_is_the_city_by_context(names: Names) -> None:
    """The register leaves it open; the kind of document decides."""
    found = names.recogniser.find("シンガポールで商談会を開催")
    (decided,) = with_cities_decided(found)

    assert found[0].entity is None
    assert decided.entity is not None
    assert (decided.entity.id, decided.method) == ("city/singapore", "context")


def test_other_names_stay_as_they_are(names: Names) -> None:
    """A country, a city, and a name of a city and a province."""
    found = names.recogniser.find("シンガポール共和国、ソウル市。Quebecに窓口を開設")

    assert with_cities_decided(found) == found
    assert found[-1].entity is None
