"""Lists of all things of a class."""

import pytest

from enishi.errors import NotFoundError
from enishi.search.filtering import kind_facet
from enishi.search.finding import Search, chosen
from enishi.search.listing import Listing, ListRequest, listing


def listed(search: Search, slug: str, sort: str = "name", **choices: str) -> Listing:
    """Return a list with some choices."""
    facets = (kind_facet(search.holdings), *search.holdings.facets.values())
    picked = chosen({name: [key] for name, key in choices.items()}, facets)
    return listing(
        search.holdings, ListRequest(kind=slug, sort=sort, choices=picked, page=9)
    )


def ends(found: Listing) -> list[str]:
    """Return the last parts of the addresses, in order."""
    return [item.iri.rsplit("/", 1)[1] for item in found.items]


def test_a_class_lists_its_subclasses_too(search: Search) -> None:
    """An initiative is a program; the kind is then a facet."""
    found = listed(search, "program")

    assert set(ends(found)) == {"p1", "p2", "p3"}
    assert found.facets[0].name == "kind"
    assert ends(listed(search, "program", kind="program")) == ["p3"]


def test_numbers_are_sorted_by_size(search: Search) -> None:
    """2 before 10, and a loss before nothing."""
    assert ends(listed(search, "initiative", "number")) == ["p1", "p2"]
    assert ends(listed(search, "initiative", "-number")) == ["p2", "p1"]
    assert ends(listed(search, "financial-item", "amount")) == ["m2", "m3", "m1"]


def test_things_without_a_value_come_last_either_way(search: Search) -> None:
    """What has no year is not the first year."""
    assert ends(listed(search, "financial-item", "year"))[-1] == "m3"
    assert ends(listed(search, "financial-item", "-year"))[-1] == "m3"


def test_an_unknown_order_is_by_name(search: Search) -> None:
    """A misspelt address still gives a list, and says its order."""
    assert listed(search, "program", "nonsense").sort == "name"


def test_facets_narrow_a_list(search: Search) -> None:
    """By city, year, field, status."""
    assert ends(listed(search, "program-year", status="cancelled")) == ["y2"]
    assert ends(listed(search, "program", year="2020")) == ["p1"]


def test_only_facets_that_tell_apart_become_columns(search: Search) -> None:
    """All initiatives are of one city: a column would say nothing."""
    names = [facet.name for facet in listed(search, "initiative").telling_facets]

    assert "city" not in names
    assert "field" in names


def test_a_class_without_things_is_not_found(search: Search) -> None:
    """The error says where all lists are."""
    with pytest.raises(NotFoundError, match="unicorn"):
        listed(search, "unicorn")
