"""What is wrong in the data, asked by query: the checks of ``queries/check``.

A check gives the rows that are wrong; none is good. Its header says how bad they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.catalog.library import Library
from enishi.catalog.query import NamedQuery
from enishi.check.findings import Severity
from enishi.store.protocol import QueryService, Table

CHECKS: Final = "check"
"""The folder of the checks."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        query: The check.
        table: What is wrong; no rows is good.
    """

    query: NamedQuery
    table: Table

    @property
    def severity(self) -> Severity:
        """How bad a row of it is."""
        return Severity[self.query.header.severity.upper()]

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong."""
        return not self.table.rows

    def told(self, language: str) -> str:
        """Return what was checked, in ``ja`` or ``en``."""
        return self.query.header.text("summary", language)


def run_checks(library: Library, service: QueryService) -> Iterator[Checked]:
    """Run every check over a graph, in the order of their headers.

    Args:
        library: All queries.
        service: The graph.

    Raises:
        QueryRefusedError: If a check gets no answer.
    """
    for query in library.below(CHECKS):
        yield Checked(query, service.select(query.text))
