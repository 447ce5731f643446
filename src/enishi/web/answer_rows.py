"""Answers of library queries as a page shows them: names instead of addresses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from enishi.graph.graph import Graph
from enishi.graph.namesakes import told_apart
from enishi.graph.ties import names_of
from enishi.graph.words import Thing, Words, path_of, tail_of
from enishi.store.protocol import Row, Table
from enishi.store.terms import Term
from enishi.vocabulary.terms import ENISHI
from enishi.web.language import current_language, tongue
from enishi.web.links import page_of
from enishi.web.panel_words import heading
from enishi.web.statement import Value
from enishi.web.values import broken, thing_value, typed
from enishi.web.workbench.headings import Headings

LINE: Final = "line"
"""A line of the document that the same row names."""
LABEL: Final = "Label"
"""``?xLabel`` names ``?x``; beside ``?x`` itself it is not shown twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRows:
    """An answer as a table.

    Attributes:
        headings: Names of the columns.
        rows: The rows; None is an empty cell.
        total: How many rows there are in all.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[Value | None, ...], ...]
    total: int


def answer_rows(
    graph: Graph,
    table: Table,
    shown: Sequence[Row],
    money: frozenset[str] = frozenset(),
) -> AnswerRows:
    """Return some rows of an answer with names in the reader's language.

    Args:
        graph: For the names.
        table: The whole answer.
        shown: The rows to show.
        money: Names of the columns that hold amounts of yen.
    """
    headings = Headings.read(graph.terms)
    places = [
        place
        for place, name in enumerate(table.variables)
        if name.removesuffix(LABEL) == name
        or name.removesuffix(LABEL) not in table.variables
    ]
    words = _names(graph, (row[place] for row in shown for place in places))
    return AnswerRows(
        headings=tuple(
            heading(table.variables[place].removesuffix(LABEL), headings)
            for place in places
        ),
        rows=tuple(
            tuple(_shown(table, row, place, words, money) for place in places)
            for row in shown
        ),
        total=len(table),
    )


def rows_of(table: Table, path: str) -> list[Row]:
    """Return the rows that name a thing; all of them for no thing.

    Args:
        table: The answer.
        path: The thing's path, or "".
    """
    if not path:
        return list(table)
    return [row for row in table if any(_is(term, path) for term in row)]


def _is(term: Term | None, path: str) -> bool:
    if not isinstance(term, URIRef):
        return False
    return path in {path_of(term), tail_of(term)}


def _names(graph: Graph, terms: Iterable[Term | None]) -> Mapping[URIRef, Words]:
    iris = sorted({term for term in terms if isinstance(term, URIRef)})
    known = names_of(graph.questions, iris)
    things = [Thing(iri, known[iri]) for iri in iris if iri in known]
    told = {one.iri: one.words for one in told_apart(graph.questions, things)}
    return {iri: told.get(iri) or graph.terms.words(iri) for iri in iris}


def _shown(
    table: Table,
    row: Row,
    place: int,
    words: Mapping[URIRef, Words],
    money: frozenset[str],
) -> Value | None:
    name, term = table.variables[place], row[place]
    if name == LINE and term is not None:
        document = next((one for one in row if "/document/" in str(one)), None)
        href = f"{page_of(str(document))}#L{term}" if document else ""
        return Value(text=str(term), href=href)
    return _cell(term, words, ENISHI.amount if name in money else URIRef(""))


def _cell(
    term: Term | None, words: Mapping[URIRef, Words], prop: URIRef
) -> Value | None:
    if term is None:
        return None
    if isinstance(term, URIRef):
        if words.get(term):
            return thing_value(Thing(term, words[term]))
        return Value(text=tail_of(term), href=page_of(str(term)))
    if not isinstance(term, Literal):
        return Value(text=str(term))
    language = current_language()
    tag = term.language or ""
    text = broken(str(term)) if tag else typed(term, prop, language)
    other = tag if tag != language else ""
    return Value(text=text, language=other if tag else tongue(text))
