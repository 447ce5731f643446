"""What is gathered from a graph."""

from pathlib import Path

from enishi.catalog.library import read_library
from enishi.search.finding import Search
from enishi.search.gathering import gather
from enishi.search.item import Item
from enishi.store.embedded import EmbeddedStore


def thing(search: Search, path: str) -> Item:
    """Return a thing by the end of its address."""
    return next(item for item in search.holdings.items if item.iri.endswith(path))


def test_the_same_graph_gives_the_same_holdings(search: Search, data: Path) -> None:
    """Whatever order the engine answers in."""
    again = gather(EmbeddedStore.open(data / "search" / "graph.ttl"), read_library())

    assert again == search.holdings


def test_every_facet_and_column_is_named_in_both_languages(search: Search) -> None:
    """A query file without a summary in one language would show on the page."""
    facets, columns = search.holdings.facets, search.holdings.columns
    labels = {name: part.labels for name, part in facets.items()}
    labels |= {name: part.labels for name, part in columns.items()}

    assert [name for name in labels if labels[name]["ja"] == labels[name]["en"]] == []


def test_a_program_has_the_years_it_was_carried_out_in(search: Search) -> None:
    """The year stands with the program in the year; a reader looks for the program."""
    assert thing(search, "/p1").facets["year"] == ("2020",)


def test_a_party_belongs_to_the_cities_it_cooperates_with(search: Search) -> None:
    """Partners of a home city are found under that city."""
    assert thing(search, "/jakarta").facets["city"] == ("hamasawa",)


def test_a_division_says_what_it_is_part_of(search: Search) -> None:
    """Many bureaus have a planning division."""
    assert thing(search, "/kikaku").owner["ja"] == "環境局"


def test_a_graph_of_others_can_be_searched(tmp_path: Path) -> None:
    """Labels and classes of any vocabulary are enough."""
    path = tmp_path / "others.ttl"
    path.write_text(
        "<http://example.org/a> a <http://example.org/ns#RiverBasin> ;"
        ' <http://www.w3.org/2000/01/rdf-schema#label> "Tama"@en .',
        encoding="utf-8",
    )
    holdings = gather(EmbeddedStore.open(path), read_library())

    assert [item.labels["en"] for item in holdings.items] == ["Tama"]
    assert holdings.kinds["river-basin"].total == 1
