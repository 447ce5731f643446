"""Everything that can be found, gathered from a graph by the library's queries.

A facet is a query file below ``queries/search/facet``, a column one below
``queries/search/column``: each gives ``?thing`` and ``?value``; the file's name stands
in addresses and its summaries are what readers see.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from rdflib import Literal, URIRef

from enishi.catalog.library import Library
from enishi.catalog.query import NamedQuery
from enishi.search.item import (
    LANGUAGES,
    Column,
    Facet,
    Holdings,
    Item,
    Kind,
    Labels,
    Text,
)
from enishi.search.kinds import Classes, read_classes
from enishi.search.naming import (
    apart,
    items_told_apart,
    placed_names,
    shown,
    told_apart,
)
from enishi.search.values import value_keys
from enishi.store.protocol import QueryService

FOLDER: Final = "search"
SEARCHED: Final = "search"
"""The tag of a facet that the search offers."""
NARROWING: Final = "narrowing"
"""The tag of a facet that narrows lists but is no column of their tables."""
LONG: Final = "long"
"""The tag of a column whose values are sentences."""
QUANTITY: Final = "quantity"
"""The tag of a column whose values are amounts or counts."""
MONEY: Final = "money"
"""The tag of a column whose values are amounts of yen."""

YEARLY: Final = ("year", "status", "department", "achievement", "contribution")
"""Facets in which a program differs from year to year."""

Values = Mapping[str, tuple[str, ...]]
ValuesOfThings = Mapping[str, dict[str, tuple[str, ...]]]


class Gathering:
    """One reading of a graph.

    Args:
        service: The graph.
        library: The queries.
    """

    def __init__(self, service: QueryService, library: Library) -> None:
        self._service = service
        self._library = library
        self._labels = self._read_texts("labels")
        self._named = self._labels.keys()
        self._placed = placed_names(service, library)

    def holdings(self) -> Holdings:
        """Read everything.

        Raises:
            QueryError: If the graph does not answer.
        """
        classes = read_classes(self._rows("kinds"), self._rows("things"))
        facets, facet_values = self._facets(frozenset(classes.things))
        columns, column_values = self._columns()
        items = self._items(classes, facet_values, column_values)
        return Holdings(
            items=items,
            kinds=self._kinds(classes),
            facets=facets,
            columns=columns,
            sources=self._sources(items),
        )

    def _rows(self, name: str) -> Iterator[tuple[str, ...]]:
        """Yield the rows of a query as text; an unbound value is ""."""
        query = self._library[f"{FOLDER}/{name}"]
        for row in self._service.select(query.sparql):
            yield tuple("" if term is None else str(term) for term in row)

    def _read_texts(self, name: str) -> Mapping[str, dict[str, str]]:
        """Return one text of each thing by language; of several, the first sorted."""
        query = self._library[f"{FOLDER}/{name}"]
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for thing, label in self._service.select(query.sparql):
            if isinstance(thing, URIRef) and isinstance(label, Literal):
                words, language = str(label), label.language or ""
                known = found[str(thing)].get(language)
                if known is None or words < known:
                    found[str(thing)][language] = words
        return found

    def _items(
        self, classes: Classes, facets: ValuesOfThings, columns: ValuesOfThings
    ) -> tuple[Item, ...]:
        names = _grouped(self._rows("names"))
        owners = _grouped(self._rows("owners"))
        yearly = _grouped(self._rows("yearly"))
        texts = self._texts()
        passages = {row[0]: row[1:] for row in self._rows("passages")}
        unsearched = {row[0] for row in self._rows("unsearched")}
        unsearched |= _contained(passages)
        items = []
        for thing in sorted(classes.things):
            labels = shown(self._labels.get(thing, {}))
            words, start, _end, line, document = passages.get(thing, ("",) * 5)
            own = tuple(texts.get(thing, ()))
            items.append(
                Item(
                    iri=thing,
                    kind=classes.special(thing),
                    kinds=classes.slugs(thing),
                    labels=labels or self._owner(thing, owners),
                    is_named=bool(labels),
                    owner=apart(self._owner(thing, owners), labels),
                    names=self._names(thing, names),
                    texts=(Text(words, start=int(start)),) if words else own,
                    facets=MappingProxyType(facets.get(thing, {})),
                    columns=MappingProxyType(columns.get(thing, {})),
                    document=document,
                    line=int(line or 0),
                    is_searched=thing not in unsearched,
                    yearly=tuple(
                        _of_one_year(facets.get(year, {}))
                        for year in yearly.get(thing, ())
                    ),
                )
            )
        return items_told_apart(items, self._placed)

    def _names(self, thing: str, names: Values) -> tuple[str, ...]:
        labels = self._labels.get(thing, {})
        further = {labels[tag] for tag in labels if tag not in LANGUAGES}
        own = {labels[tag] for tag in LANGUAGES if tag in labels}
        return tuple(sorted((further | set(names.get(thing, ()))) - own))

    def _owner(self, thing: str, owners: Values) -> Labels:
        for owner in owners.get(thing, ()):
            labels = shown(self._labels.get(owner, {}))
            if labels:
                return labels
        return MappingProxyType({})

    def _texts(self) -> Mapping[str, list[Text]]:
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for thing, source, words, detail in self._rows("texts"):
            found[thing].add((source, f"{words} {detail}".strip()))
        return {
            thing: [Text(words, source) for source, words in sorted(pairs)]
            for thing, pairs in found.items()
        }

    def _facets(
        self, things: frozenset[str]
    ) -> tuple[Mapping[str, Facet], ValuesOfThings]:
        facets: dict[str, Facet] = {}
        values: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for query in self._library.below(f"{FOLDER}/facet"):
            name = _name(query)
            rows = [row for row in self._rows(f"facet/{name}") if row[0] in things]
            keys = value_keys(row[1] for row in rows)
            labels = {iri: shown(self._labels.get(iri, {})) for iri in keys}
            named = told_apart(labels, self._placed)
            for thing, found in _grouped(rows).items():
                values[thing][name] = tuple(sorted({keys[value] for value in found}))
            facets[name] = Facet(
                name=name,
                labels=_summaries(query),
                values=MappingProxyType({keys[iri]: named[iri] for iri in keys}),
                addresses=MappingProxyType({keys[iri]: iri for iri in keys}),
                in_search=SEARCHED in query.header.tags,
                in_table=NARROWING not in query.header.tags,
            )
        return MappingProxyType(facets), values

    def _columns(self) -> tuple[Mapping[str, Column], ValuesOfThings]:
        columns: dict[str, Column] = {}
        values: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
        for query in self._library.below(f"{FOLDER}/column"):
            name = _name(query)
            found = _grouped(self._rows(f"column/{name}"))
            for thing, own in found.items():
                values[thing][name] = own
            named = {value for own in found.values() for value in own} & self._named
            columns[name] = Column(
                name,
                _summaries(query),
                told_apart(
                    {iri: shown(self._labels[iri]) for iri in sorted(named)},
                    self._placed,
                ),
                is_long=LONG in query.header.tags,
                is_quantity=QUANTITY in query.header.tags,
                is_money=MONEY in query.header.tags,
            )
        return MappingProxyType(columns), values

    def _kinds(self, classes: Classes) -> Mapping[str, Kind]:
        definitions = self._read_texts("definitions")
        return MappingProxyType(
            {
                slug: Kind(
                    slug=slug,
                    iri=iri,
                    labels=self._class_labels(iri, slug),
                    definitions=shown(definitions.get(iri, {})),
                    total=total,
                )
                for slug, iri, total in classes.counted()
            }
        )

    def _class_labels(self, iri: str, slug: str) -> Labels:
        return shown(self._labels.get(iri, {})) or MappingProxyType(
            dict.fromkeys(LANGUAGES, slug)
        )

    def _sources(self, items: Iterable[Item]) -> Mapping[str, Labels]:
        sources = {text.source for item in items for text in item.texts}
        return MappingProxyType(
            {iri: shown(self._labels.get(iri, {})) for iri in sorted(sources)}
        )


def gather(service: QueryService, library: Library) -> Holdings:
    """Read everything that can be found in a graph.

    Raises:
        QueryError: If the graph does not answer.
    """
    return Gathering(service, library).holdings()


def _of_one_year(
    facets: Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({name: facets[name] for name in YEARLY if name in facets})


def _contained(passages: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the passages that lie within others: the cells of rows, above all.

    Of passages with the same words the first by address stays.
    """
    order = sorted(
        (document, int(start), -int(end), iri)
        for iri, (_words, start, end, _line, document) in passages.items()
    )
    contained = set()
    reached = ("", 0)
    for document, _start, end, iri in order:
        if (document, -end) <= reached and document == reached[0]:
            contained.add(iri)
        else:
            reached = (document, -end)
    return contained


def _grouped(rows: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Return the second values of rows by their first, sorted, each once."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing, value in rows:
        found[thing].add(value)
    return {thing: tuple(sorted(values)) for thing, values in found.items()}


def _name(query: NamedQuery) -> str:
    return query.name.rsplit("/", 1)[-1]


def _summaries(query: NamedQuery) -> Labels:
    return MappingProxyType(
        {language: query.header.text("summary", language) for language in LANGUAGES}
    )
