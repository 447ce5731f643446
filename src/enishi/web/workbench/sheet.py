"""An answer as a sheet: columns with headings, cells with words and addresses."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from rdflib import Literal, URIRef

from enishi.catalog.dates import dated
from enishi.catalog.money import yen, yen_exact
from enishi.graph.graph import Graph
from enishi.graph.namesakes import namesakes, placed_names
from enishi.graph.words import Thing, Words, iri_in, path_of, tail_of, words_in
from enishi.store.protocol import Row, Table
from enishi.store.terms import Term
from enishi.vocabulary.prefixes import prefixes
from enishi.web.language import current_language, tongue
from enishi.web.links import page_of
from enishi.web.values import broken, typed
from enishi.web.wording import number
from enishi.web.workbench.columns import (
    NUMBERS,
    Column,
    ColumnKind,
    columns_of,
    number_of,
)

SHOWN: Final = 500
"""Rows on a page; the downloads have all of them."""

Headed = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A value as the page shows it.

    Attributes:
        text: The value in words; "" when there is none.
        href: The page of the thing; "" for plain values.
        language: Language tag of the text where it is not the reader's own.
        address: The thing's address, short; "" for plain values.
        number: The number, where it is one.
        exact: The exact amount, where the text rounds it.
        term: The value itself.
    """

    text: str = ""
    href: str = ""
    language: str = ""
    address: str = ""
    number: Decimal | None = None
    exact: str = ""
    term: Term | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An answer.

    Attributes:
        columns: Its columns.
        headings: What they are called, in the same order.
        rows: One cell for each column.
        money: Places of the columns that hold amounts of yen.
    """

    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    money: frozenset[int] = frozenset()

    @property
    def numeric(self) -> tuple[int, ...]:
        """Places of the columns whose cells stand at the right."""
        return self.places(ColumnKind.NUMBER, ColumnKind.COORDINATE)

    def places(self, *kinds: ColumnKind) -> tuple[int, ...]:
        """Return the places of columns of some kinds."""
        return tuple(
            place for place, column in enumerate(self.columns) if column.kind in kinds
        )

    def place(self, *names: str) -> int | None:
        """Return the place of the first column that has one of the names."""
        for name in names:
            for place, column in enumerate(self.columns):
                if column.name == name:
                    return place
        return None


def read_sheet(
    table: Table, graph: Graph, headed: Headed, money: frozenset[str] = frozenset()
) -> Sheet:
    """Make the sheet of a table, in the reader's language.

    Args:
        table: The table.
        graph: Gives names to addresses that came without one.
        headed: Says what a variable is called.
        money: Names of the columns that hold amounts of yen.
    """
    columns = columns_of(table)
    unnamed = [column for column in columns if column.label is None]
    named = labels_of(graph, (row[column.value] for row in table for column in unnamed))
    placed = _placed(table, graph, columns)
    words = {**named, **placed}
    return Sheet(
        columns=columns,
        headings=_headings(columns, headed),
        rows=tuple(
            tuple(
                _paid(cell) if column.name in money else cell
                for column in columns
                for cell in (_cell(row, column, words, placed),)
            )
            for row in table
        ),
        money=frozenset(
            place for place, column in enumerate(columns) if column.name in money
        ),
    )


def _headings(columns: Iterable[Column], headed: Headed) -> tuple[str, ...]:
    names = [column.name for column in columns]
    tied = {"source", "target"} <= set(names)
    return tuple(
        headed(f"{name} of a tie" if tied and name in {"source", "target"} else name)
        for name in names
    )


def _placed(
    table: Table, graph: Graph, columns: Iterable[Column]
) -> Mapping[URIRef, Words]:
    """Return names that say whose things are, of those alike in a column.

    A label that an answer made itself, other than the thing's name, stays.
    """
    found: dict[URIRef, Words] = {}
    for column in columns:
        if column.label is None:
            continue
        labels = {
            iri: str(row[column.label])
            for row in table
            if isinstance(iri := row[column.value], URIRef)
            and isinstance(row[column.label], Literal)
        }
        alike = namesakes(Thing(iri, Words(one, one)) for iri, one in labels.items())
        own = labels_of(graph, alike)
        found |= {
            iri: words
            for iri, words in placed_names(graph.questions, alike).items()
            if iri in own and labels[iri] in {own[iri].ja, own[iri].en}
        }
    return found


def labels_of(graph: Graph, terms: Iterable[Term | None]) -> Mapping[URIRef, Words]:
    """Return the names of those terms that are addresses."""
    iris = sorted({term for term in terms if isinstance(term, URIRef)})
    words: dict[URIRef, Words] = {}
    for start in range(0, len(iris), 1000):
        part = iris[start : start + 1000]
        for record in graph.query("entity/labels", entity=part):
            iri = iri_in(record, "entity")
            words[iri] = words.get(iri, Words()).joined(words_in(record))
    return words


def short_address(iri: str) -> str:
    """Return an address as its path, or with its prefix, or whole."""
    if path_of(iri):
        return path_of(iri)
    for prefix, namespace in prefixes().items():
        local = iri.removeprefix(namespace)
        if local != iri and "/" not in local:
            return f"{prefix}:{local}"
    return iri


def _cell(
    row: Row,
    column: Column,
    words: Mapping[URIRef, Words],
    placed: Mapping[URIRef, Words],
) -> Cell:
    term = row[column.value]
    label = None if column.label is None else row[column.label]
    if isinstance(term, URIRef) and term in placed:
        label = None
    if term is None and label is None:
        return Cell()
    if isinstance(term, URIRef):
        return _thing(term, label, words.get(term, Words()))
    return _plain(label if term is None else term, column)


def _paid(cell: Cell) -> Cell:
    """Return a cell with its amount as the reader writes money."""
    if cell.number is None:
        return cell
    language = current_language()
    text, exact = yen(cell.number, language), yen_exact(cell.number, language)
    # The Japanese words are exact already.
    rounds = language == "en" and text != exact
    return replace(cell, text=text, exact=exact if rounds else "")


def _thing(iri: URIRef, label: Term | None, words: Words) -> Cell:
    language = current_language()
    text, tag = words.best(language)
    if isinstance(label, Literal):
        text, tag = str(label), label.language or ""
    return Cell(
        text=text or (tail_of(iri) if path_of(iri) else short_address(iri)),
        href=page_of(iri),
        language=tag if tag != language else "",
        address=short_address(iri),
        term=iri,
    )


def _plain(term: Term | None, column: Column) -> Cell:
    language = current_language()
    if not isinstance(term, Literal):
        return Cell(text=f"_:{term}", term=term)
    tag = term.language or ""
    figure = number_of(term)
    if column.kind is ColumnKind.DATE:
        text = dated(str(term), language)
    elif figure is not None and column.kind is ColumnKind.NUMBER:
        text = number(figure, language)
    elif figure is not None or term.datatype in NUMBERS:
        text = str(term)
    else:
        text = broken(str(term)) if tag else typed(term, URIRef(""), language)
    other = tag if tag != language else ""
    return Cell(
        text=text,
        language=other if tag else tongue(text),
        number=figure,
        term=term,
    )
