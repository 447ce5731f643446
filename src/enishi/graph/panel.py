"""Panels: queries of the library that a thing's page shows.

A panel is a file below ``queries/panel/``. Its header says on which pages it stands
(``class``, ``having``), where on them (``order``), how it is drawn (``view``, ``plot``)
and what is said in words (``answer``, ``empty``). It has the parameters ``thing`` and
``language``; a column ``evidence`` holds the passages behind a row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from rdflib import URIRef

from enishi.catalog.library import Library
from enishi.catalog.query import NamedQuery
from enishi.errors import NotFoundError
from enishi.graph.answer import Questions
from enishi.graph.entity import Entity
from enishi.graph.passage import Evidence
from enishi.graph.passages import quotations_of
from enishi.graph.reading import Documents
from enishi.graph.shelf import Shelf
from enishi.store.protocol import Row, Table
from enishi.store.terms import Term
from enishi.vocabulary.prefixes import prefixes

FOLDER: Final = "panel"
EVIDENCE: Final = "evidence"
"""The column of passages; it is quoted beside a row instead of being shown."""
QUOTED: Final = 3
"""Passages that are quoted for a row; the thing's own page has the others."""
ANSWERS_KEPT: Final = 1_500
_INVERSE: Final = "^"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelAnswer:
    """What a panel tells of a thing.

    Attributes:
        key: The panel's name below ``panel/``, such as ``city/partners``.
        query: The panel.
        thing: Whom it is about.
        sparql: The query with the thing bound, without its header.
        said: The answer in words, or why there is none.
        table: The answer without the column of passages.
        evidence: Passages for each row, in the order of the rows.
    """

    key: str
    query: NamedQuery
    thing: URIRef
    sparql: str
    said: str
    table: Table
    evidence: tuple[tuple[Evidence, ...], ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """The panels of a library, over a graph.

    Attributes:
        questions: The library with its engine.
        documents: The texts that passages are quoted from.
    """

    questions: Questions
    documents: Documents
    _kept: Shelf[PanelAnswer] = field(
        default_factory=partial(Shelf, ANSWERS_KEPT), repr=False, compare=False
    )

    def of(self, entity: Entity) -> tuple[NamedQuery, ...]:
        """Return the panels of a thing's page, in their order."""
        classes = {str(one.iri) for one in entity.classes}
        has = _properties(entity)
        return tuple(
            query
            for query in panels_in(self.questions.library)
            if classes.intersection(map(_expanded, query.header.classes))
            and _is_met(query.header.needs, has)
        )

    def named(self, key: str) -> NamedQuery:
        """Return a panel by its name below ``panel/``.

        Raises:
            NotFoundError: If there is none of that name.
        """
        query = self.questions.library.queries.get(f"{FOLDER}/{key}")
        if query is None:
            raise NotFoundError(
                f"there is no panel {key!r}.", hint="Open it from a page that shows it."
            )
        return query

    def answer(self, query: NamedQuery, thing: str, language: str) -> PanelAnswer:
        """Return what a panel tells of a thing; the same answer is kept.

        Args:
            query: The panel.
            thing: The thing's address, or its path (``city/kawasaki``).
            language: Of names and words, ``ja`` or ``en``.

        Raises:
            UsageError: If that is no address.
        """
        return self._kept.get(
            f"{query.name} {language} {thing}",
            lambda: self._answered(query, thing, language),
        )

    def _answered(self, query: NamedQuery, thing: str, language: str) -> PanelAnswer:
        values = {"thing": thing, "language": language}
        known = {parameter.name for parameter in query.header.parameters}
        bound = query.bind({name: values[name] for name in values if name in known})
        table = self.questions.service.select(bound)
        written = NamedQuery(query.name, query.header, bound)
        (address,) = written.examples("thing")
        return PanelAnswer(
            key=query.name.removeprefix(f"{FOLDER}/"),
            query=query,
            thing=URIRef(address),
            sparql=written.sparql,
            said=query.said(table, language),
            table=_without(table, EVIDENCE),
            evidence=self._evidence(table),
        )

    def _evidence(self, table: Table) -> tuple[tuple[Evidence, ...], ...]:
        if EVIDENCE not in table.variables:
            return tuple(() for _ in table)
        named = [_passages(term) for term in table.column(EVIDENCE)]
        found = quotations_of(
            self.questions,
            (passage for passages in named for passage in passages),
            self.documents.text_of,
        )
        return tuple(_quoted(passages, found) for passages in named)


def panels_in(library: Library) -> tuple[NamedQuery, ...]:
    """Return all panels of a library, in the order of their headers."""
    return library.below(FOLDER)


def _properties(entity: Entity) -> frozenset[str]:
    """Return the properties a thing has, and with a ``^`` those that point to it."""
    own = {str(one.predicate.iri) for one in entity.statements}
    own |= {_INVERSE + str(one.predicate.iri) for one in entity.relations}
    return frozenset(own)


def _is_met(needs: Sequence[str], has: frozenset[str]) -> bool:
    wanted = {
        (_INVERSE if one.startswith(_INVERSE) else "")
        + _expanded(one.removeprefix(_INVERSE))
        for one in needs
    }
    return not wanted or not wanted.isdisjoint(has)


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return prefixes().get(prefix, f"{prefix}:") + local


def _without(table: Table, name: str) -> Table:
    places = [place for place, one in enumerate(table.variables) if one != name]

    def kept(row: Row) -> Row:
        return tuple(row[place] for place in places)

    return Table(
        tuple(table.variables[place] for place in places), tuple(map(kept, table))
    )


def _passages(term: Term | None) -> tuple[URIRef, ...]:
    """Return the passages that a cell names: one, or several with blanks between."""
    found = dict.fromkeys(str(term or "").split())
    return tuple(URIRef(one) for one in list(found)[:QUOTED])


def _quoted(
    passages: Sequence[URIRef], found: Mapping[URIRef, Evidence]
) -> tuple[Evidence, ...]:
    return tuple(found[one] for one in passages if one in found)
