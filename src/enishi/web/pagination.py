"""Which pages of a long list there are, and which of them are offered."""

from dataclasses import dataclass
from typing import Final

NEIGHBOURS: Final = 2
"""How many pages are offered on either side of the one being read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pagination:
    """The pages of a list.

    Attributes:
        total: How many things the list has.
        size: How many stand on a page, at least 1.
        number: 1-based number of the page being read.
    """

    total: int
    size: int
    number: int = 1

    @property
    def last(self) -> int:
        """The number of the last page; an empty list has one page."""
        return max(1, -(-self.total // self.size))

    @property
    def first_item(self) -> int:
        """1-based place of the first thing on this page; 0 in an empty list."""
        return min((self.number - 1) * self.size + 1, self.total)

    @property
    def last_item(self) -> int:
        """1-based place of the last thing on this page."""
        return min(self.number * self.size, self.total)

    @property
    def offered(self) -> tuple[int | None, ...]:
        """The page numbers to offer in order, with ``None`` for each gap."""
        near = range(self.number - NEIGHBOURS, self.number + NEIGHBOURS + 1)
        wanted = {1, self.last, *(page for page in near if 1 <= page <= self.last)}
        offered: list[int | None] = []
        for page in sorted(wanted):
            before = offered[-1] if offered else None
            if before is not None and page - before == 2:  # noqa: PLR2004
                offered.append(page - 1)  # a gap of one page is shorter filled
            elif before is not None and page - before > 1:
                offered.append(None)
            offered.append(page)
        return tuple(offered)
