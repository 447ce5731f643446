"""Cities side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from rdflib import URIRef

from enishi.graph.comparability import caveats
from enishi.graph.comparison import Part, Place, read_parts
from enishi.graph.graph import Graph
from enishi.graph.ties import Ties
from enishi.graph.words import Thing, path_of
from enishi.web.activity_words import legend
from enishi.web.caveat_words import caveat_text, sources_of
from enishi.web.choices import download, tail
from enishi.web.compare_cells import behind, part_view, places_of, share_of
from enishi.web.compare_partners import partners_view
from enishi.web.formats import CSV, JSON, page_number, wants
from enishi.web.language import current_language
from enishi.web.pagination import Pagination
from enishi.web.revalidation import revalidate
from enishi.web.tabular import Cell, PageTable
from enishi.web.thing_list import thing_views
from enishi.web.values import thing_value
from enishi.web.wording import fiscal_year

MOST: Final = 6
"""How many cities stand side by side at most."""
PAGE_SIZE: Final = 40
COLUMNS: Final = (
    *("part", "part_en", "key", "key_ja", "key_en", "city", "city_ja", "city_en"),
    *("fiscal_year", "count", "share", "total", "least_yen", "most_yen", "list"),
)
"""Columns of the download."""


@dataclass(frozen=True)
class ComparePages:
    """The views of comparisons.

    Attributes:
        graph: What to show.
    """

    graph: Graph

    @cached_property
    def ties(self) -> Ties:
        """All ties."""
        return Ties.read(self.graph.questions)

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The parts of a comparison by name, in the order of the page."""
        return {one.name: one for one in read_parts(self.graph.questions)}

    @cached_property
    def cities(self) -> Mapping[str, Thing]:
        """The cities whose documents were read, by the end of their addresses."""
        homes = [home.city for home in self.graph.site.homes]
        covered = self.ties.covering.by_city
        return {tail(city.iri): city for city in homes if city.iri in covered}

    def chosen(self) -> list[Thing]:
        """Return the cities that the address asks for, or else the first six."""
        asked = [one for one in request.args.getlist("city") if one in self.cities]
        names = list(dict.fromkeys(asked)) or list(self.cities)
        return [self.cities[name] for name in names[:MOST]]

    def page(self, ending: str = "") -> str | Response:
        """Show cities side by side."""
        cities = self.chosen()
        if ending == "csv" or (not ending and wants(CSV)):
            return self._table(cities).as_csv()
        if ending == "json" or (not ending and wants(JSON)):
            return self._table(cities).as_json()
        documents = self.graph.documents.facts
        keys = [one.iri for one in cities]
        covering = self.ties.covering
        return render_template(
            "compare/page.html",
            cities=[thing_value(one) for one in cities],
            choices=[
                (name, one.named(current_language())[0], one in cities)
                for name, one in self.cities.items()
            ],
            most=MOST,
            caveats=[
                caveat_text(one, self.cities, documents)
                for one in caveats(covering, documents, keys)
            ],
            sources=sources_of(covering, documents, cities),
            partners=partners_view(self.ties, cities, "city"),
            networks=partners_view(self.ties, cities, "network"),
            parts=[part_view(one, cities) for one in self.parts.values()],
            legend=legend(),
            download=download,
        )

    def behind(self) -> str:
        """Show what a number counts."""
        part = self.parts.get(request.args.get("part", ""))
        city = self.cities.get(request.args.get("city", ""))
        if part is None or city is None:
            abort(404)
        year = request.args.get("year", type=int)
        asked = request.args.get("key", "")
        keys = [one for one in part.keys if asked == (path_of(one) or str(one))]
        if not keys:
            abort(404)
        place = Place(city.iri, year)
        return self._list(part, part.keys[keys[0]], place, city)

    def _list(self, part: Part, key: Thing, place: Place, city: Thing) -> str:
        language = current_language()
        things = part.count(key.iri, place).things
        last = max(1, -(-len(things) // PAGE_SIZE))
        pages = Pagination(
            total=len(things), size=PAGE_SIZE, number=min(page_number(), last)
        )
        shown = things[max(0, pages.first_item - 1) : pages.last_item]
        title = [city.named(language)[0], key.named(language)[0]]
        if place.year is not None:
            title.append(fiscal_year(place.year, language))
        return render_template(
            "compare/behind.html",
            part=part.query.header.text("summary", language),
            description=part.query.header.text("description", language),
            title=title,
            city=tail(city.iri),
            pages=pages,
            things=list(thing_views(self.graph, shown).values()),
        )

    def _table(self, cities: Sequence[Thing]) -> PageTable:
        names = {city.iri: city for city in cities}
        documents = self.graph.documents.facts
        found = caveats(self.ties.covering, documents, list(names))
        return PageTable(
            name="compare",
            version=self.graph.version,
            columns=COLUMNS,
            rows=[
                _flat(part, key, place, names[place.city])
                for part in self.parts.values()
                for key in part.keys
                for place in places_of(part, cities)
            ],
            notes={
                "caveats": [caveat_text(one, self.cities, documents) for one in found]
            },
        )


def compare_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of ``/compare`` and the lists behind its numbers."""
    blueprint = Blueprint("compare", __name__)
    revalidate(blueprint)
    pages = ComparePages(graph)
    blueprint.add_url_rule("/compare", "page", pages.page)
    for ending in ("csv", "json"):
        blueprint.add_url_rule(
            f"/compare.{ending}", "page", pages.page, defaults={"ending": ending}
        )
    blueprint.add_url_rule("/compare/behind", "behind", pages.behind)
    return blueprint


def _flat(part: Part, key: URIRef, place: Place, city: Thing) -> list[Cell]:
    count, total = part.count(key, place), part.totals.get(place, 0)
    words = part.keys[key].words
    return [
        part.name,
        part.query.header.text("summary", "en"),
        str(key),
        words.ja,
        words.en,
        str(place.city),
        city.words.ja,
        city.words.en,
        place.year,
        count.number,
        round(share_of(count, total), 4),
        total,
        str(min(count.values)) if count.values else None,
        str(max(count.values)) if count.values else None,
        behind(part, key, place),
    ]
