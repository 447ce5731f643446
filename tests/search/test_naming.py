"""Things of one name, told apart in lists and results."""

from collections import Counter

import pytest

from enishi.catalog.library import read_library
from enishi.graph.graph import Graph
from enishi.search.finding import Inquiry, Search
from enishi.search.item import LANGUAGES, Item, label_in
from enishi.search.naming import items_told_apart, told_apart

PLACED = {"a": {"ja": "港湾局（川崎市）"}, "b": {"ja": "港湾局（東京都）"}}


@pytest.fixture(scope="module")
def everything(whole: Graph) -> Search:
    """The search of the graph that Enishi ships."""
    return Search.of(whole.service, read_library())


def shared(items: list[Item], language: str) -> list[str]:
    """Return the titles that several things have."""
    titles = Counter(label_in(item.title, language)[0] for item in items)
    return [title for title, times in titles.items() if times > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_departments_of_the_list_read_alike(
    everything: Search, language: str
) -> None:
    """Bureaus of several cities share a name, and so do divisions of one city."""
    items = everything.holdings.items
    departments = [item for item in items if item.kind == "department"]

    assert departments
    assert shared(departments, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_departments_found_read_alike(everything: Search, language: str) -> None:
    """Whoever looks for a bureau sees at once whose each is."""
    hits = everything.find(Inquiry(words="総務局")).hits
    departments = [hit.item for hit in hits if hit.item.kind == "department"]

    assert len(departments) > 1
    assert shared(departments, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_departments_to_choose_read_alike(
    everything: Search, language: str
) -> None:
    """Lists are narrowed by department."""
    choices = everything.holdings.facets["department"].values.values()
    names = Counter(label_in(labels, language)[0] for labels in choices)

    assert names
    assert [name for name, times in names.items() if times > 1] == []


def test_only_what_reads_alike_is_told_apart() -> None:
    """A name that no other has needs no city."""
    labels = {iri: {"ja": "港湾局"} for iri in PLACED} | {"c": {"ja": "国際局"}}

    assert told_apart(labels, {**PLACED, "c": {"ja": "国際局（横浜市）"}}) == {
        **PLACED,
        "c": {"ja": "国際局"},
    }


def test_what_reads_alike_in_one_language_is_told_apart_in_both() -> None:
    """The English names of two bureaus may be one, and their Japanese ones two."""
    labels = {
        "a": {"ja": "港湾局", "en": "Port Bureau"},
        "b": {"ja": "港務局", "en": "Port Bureau"},
    }

    assert told_apart(labels, PLACED) == PLACED


def test_a_thing_keeps_its_own_labels() -> None:
    """They are what it is found and sorted by; only its title says more."""
    items = [
        Item(iri, "department", ("department",), {"ja": "港湾局"}) for iri in PLACED
    ]
    told = items_told_apart(items, PLACED)

    assert [item.labels for item in told] == [{"ja": "港湾局"}] * 2
    assert [item.title for item in told] == list(PLACED.values())
