"""Answers to the queries of the library."""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from enishi.catalog.library import Library
from enishi.catalog.query import Value
from enishi.errors import UsageError
from enishi.store.protocol import QueryService, Table
from enishi.store.terms import Term


@dataclass(frozen=True, slots=True)
class Answer:
    """What a named query gave.

    Attributes:
        name: Name of the query.
        sparql: Its text as it was asked, parameters bound.
        table: The solutions, with rdflib terms.
    """

    name: str
    sparql: str
    table: Table

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the columns."""
        return self.table.variables

    def __len__(self) -> int:
        return len(self.table)

    def __iter__(self) -> Iterator[dict[str, Term]]:
        return self.table.records()

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is not a dependency
        """Return a data frame with Python values, one column for each variable.

        Raises:
            UsageError: If pandas is not installed.
        """
        try:
            pandas = importlib.import_module("pandas")
        except ModuleNotFoundError as error:
            raise UsageError(
                "pandas is not installed.", hint="Run `pip install pandas`."
            ) from error
        rows = [
            tuple(None if term is None else term.toPython() for term in row)
            for row in self.table
        ]
        return pandas.DataFrame(rows, columns=list(self.variables))


@dataclass(frozen=True, slots=True)
class Questions:
    """The library together with the engine that answers it.

    Attributes:
        library: The named queries.
        service: The engine, for queries that we wrote ourselves.
    """

    library: Library
    service: QueryService

    def ask(self, name: str, **values: Value) -> Answer:
        """Answer a named query.

        Args:
            name: Its name, such as ``entity/statements``.
            **values: Value by parameter; the others keep their example.

        Raises:
            NotFoundError: If there is no query of that name.
            UsageError: If a parameter is unknown or a value is not of its type.
        """
        text = self.library[name].bind(values)
        return Answer(name, text, self.service.select(text))
