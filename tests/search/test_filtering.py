"""Facets in force."""

from types import MappingProxyType

from enishi.search.filtering import facet_options, filtered
from enishi.search.item import Facet, Item

NOTHING = MappingProxyType[str, str]({})


def item(name: str, **facets: tuple[str, ...]) -> Item:
    """Return a thing with some facet values."""
    return Item(name, "thing", ("thing",), NOTHING, facets=MappingProxyType(facets))


ITEMS = [
    item("a", city=("x",), year=("1", "2")),
    item("b", city=("y",), year=("2",)),
    item("c", year=("3",)),
]
FACETS = [
    Facet(name, NOTHING, MappingProxyType(dict.fromkeys(keys, NOTHING)), NOTHING)
    for name, keys in (("city", "xyz"), ("year", "123"))
]


def test_one_of_each_facet_is_enough() -> None:
    """Values of one facet are alternatives; facets must all fit."""
    both = {"city": frozenset("xy"), "year": frozenset("2")}

    assert [one.iri for one in filtered(ITEMS, both)] == ["a", "b"]


def test_a_facet_does_not_narrow_itself() -> None:
    """So that the alternatives stay in sight, with what each would give."""
    counted = facet_options(ITEMS, FACETS, {"city": frozenset("x")})
    cities = {option.key: option.count for option in counted[0].options}
    years = {option.key: option.count for option in counted[1].options}

    assert cities == {"x": 1, "y": 1}
    assert years == {"1": 1, "2": 1}


def test_a_choice_that_leaves_nothing_can_be_taken_back() -> None:
    """It stays in sight with nought."""
    counted = facet_options(
        ITEMS, FACETS, {"city": frozenset("z"), "year": frozenset("3")}
    )
    options = {option.key: option for option in counted[0].options}

    assert options["z"].count == 0
    assert options["z"].is_chosen


def test_year_and_status_hold_for_one_and_the_same_year() -> None:
    """What was cancelled in 2020 and held in 2021 was not cancelled in 2021."""
    program = Item(
        "p",
        "program",
        ("program",),
        NOTHING,
        facets=MappingProxyType({"year": ("1", "2"), "status": ("held", "off")}),
        yearly=(
            MappingProxyType({"year": ("1",), "status": ("off",)}),
            MappingProxyType({"year": ("2",), "status": ("held",)}),
        ),
    )
    off_in = [{"year": frozenset(year), "status": frozenset({"off"})} for year in "12"]
    statuses = MappingProxyType(dict.fromkeys(("held", "off"), NOTHING))
    status = Facet("status", NOTHING, statuses, NOTHING)

    assert [len(filtered([program], choices)) for choices in off_in] == [1, 0]
    (counted,) = facet_options([program], [status], {"year": frozenset("2")})
    assert [option.key for option in counted.options] == ["held"]
