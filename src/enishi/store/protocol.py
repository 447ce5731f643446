"""What every engine offers: the embedded one, the pool of workers, the remote one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import rdflib

from enishi.store.media import AnswerKind, Format, format_named, negotiate
from enishi.store.terms import Term

Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a SELECT query.

    Attributes:
        variables: Names of the columns, without question mark, as projected.
        rows: One tuple per solution, in the order of the variables; None is unbound.
    """

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def records(self) -> Iterator[dict[str, Term]]:
        """Give each solution as a mapping that holds only what is bound."""
        for row in self.rows:
            yield {
                name: term
                for name, term in zip(self.variables, row, strict=True)
                if term is not None
            }

    def column(self, variable: str) -> list[Term | None]:
        """Return one column.

        Raises:
            ValueError: If no column has this name.
        """
        position = self.variables.index(variable)
        return [row[position] for row in self.rows]


@dataclass(frozen=True, slots=True)
class DatasetChoice:
    """The graphs a query runs over, chosen outside its text; overrides ``FROM``.

    Attributes:
        default: IRIs whose merge is the default graph.
        named: IRIs that ``GRAPH`` may name.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """The format to answer in, for each kind of answer; None is not acceptable."""

    formats: Mapping[AnswerKind, Format | None]

    @classmethod
    def accepted(cls, accept: str) -> "FormatChoice":
        """Choose by the value of an ``Accept`` header."""
        return cls({kind: negotiate(accept, kind) for kind in AnswerKind})

    @classmethod
    def named(cls, name: str) -> "FormatChoice":
        """Choose by a short name such as ``csv`` or ``turtle``, or a media type."""
        return cls({kind: format_named(name, kind) for kind in AnswerKind})

    def __getitem__(self, kind: AnswerKind) -> Format | None:
        return self.formats[kind]


@dataclass(frozen=True, slots=True)
class Request:
    """One query to be answered in bytes.

    Attributes:
        query: SPARQL text.
        formats: What to answer in.
        graphs: The dataset, where the query's own is overridden.
        base: What relative IRIs begin with in a query without ``BASE``; empty refuses
            them.
    """

    query: str
    formats: FormatChoice = field(default_factory=lambda: FormatChoice.accepted(""))
    graphs: DatasetChoice = field(default_factory=DatasetChoice)
    base: str = ""


class Answer(Protocol):
    """An answer on its way: bytes that arrive as the engine makes them.

    Iterating may raise a `QueryRefusedError` after the first bytes: what was received
    is then not a whole answer and must not be passed on as one.
    """

    @property
    def form(self) -> Format:
        """The format of the bytes."""

    def __iter__(self) -> Iterator[bytes]: ...

    def close(self) -> None:
        """Give the answer up; the engine stops working on it. Safe to call twice."""


class QueryService(Protocol):
    """Anything that answers SPARQL queries with rdflib terms or with bytes.

    Every method raises a subclass of `enishi.errors.QueryError` for a query that gets
    no answer, and `enishi.errors.UsageError` for one of another form than the method.
    """

    def select(self, query: str) -> Table:
        """Answer a SELECT query."""

    def ask(self, query: str) -> bool:
        """Answer an ASK query."""

    def construct(self, query: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query."""

    def stream(self, request: Request) -> Answer:
        """Answer a query of any form in bytes."""
