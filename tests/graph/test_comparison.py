"""What a comparison counts can be opened, and adds up."""

from collections.abc import Mapping

import pytest

from enishi.graph.comparison import Part, Place, ordered_keys, read_parts
from enishi.graph.graph import Graph
from enishi.graph.words import iri_of
from enishi.vocabulary.namespaces import concept

TOKYO, KAWASAKI = iri_of("city/tokyo"), iri_of("city/kawasaki")


@pytest.fixture(scope="module")
def parts(whole: Graph) -> Mapping[str, Part]:
    """The parts of the library by name."""
    return {one.name: one for one in read_parts(whole.questions)}


def test_every_part_says_what_it_counts(parts: Mapping[str, Part]) -> None:
    """In both languages, for the page shows the words of the file."""
    for part in parts.values():
        for language in ("ja", "en"):
            assert part.query.header.text("description", language)


def test_ratings_are_those_of_the_sheet(parts: Mapping[str, Part]) -> None:
    """Kawasaki's 150 rows: 1 above, 122 on, 27 below target."""
    part, place = parts["achievement"], Place(KAWASAKI, 2021)

    told = [part.count(concept("achievement", key), place).number for key in "234"]
    assert told == [1, 122, 27]
    assert part.totals[place] == 150
    assert [one.iri for one in ordered_keys(part, [place])] == [
        concept("achievement", key) for key in "234"
    ]


def test_a_thing_in_two_rows_is_one_in_the_total(parts: Mapping[str, Part]) -> None:
    """A program in several fields counts in each, and once in its city's total."""
    part, place = parts["fields"], Place(TOKYO)
    numbers = [part.count(key, place).number for key in part.keys]

    assert part.totals[place] == 83
    assert sum(numbers) > 83
    assert max(numbers) <= 83


def test_status_agrees_with_the_documents_counts(parts: Mapping[str, Part]) -> None:
    """Tokyo reports 162 records in each of two years, all of them with a status."""
    part = parts["statuses"]

    assert [part.totals[Place(TOKYO, year)] for year in (2020, 2021)] == [162, 162]


def test_what_is_not_there_counts_nought(parts: Mapping[str, Part]) -> None:
    """A city that a part is silent on has no column and only noughts."""
    part = parts["achievement"]

    assert all(place.city == KAWASAKI for place in part.places)
    assert part.count(concept("achievement", "3"), Place(TOKYO, 2021)).number == 0


def test_administrative_projects_are_not_counted_twice(
    parts: Mapping[str, Part],
) -> None:
    """Kawasaki's 109 initiatives count; the projects that carry them do not."""
    part = parts["kinds"]
    carried = {
        key.rpartition("#")[2]: part.count(key, Place(KAWASAKI)).number
        for key in part.keys
    }

    assert carried["Initiative"] == 109
    assert carried["AdministrativeProject"] < 10
