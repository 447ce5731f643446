"""What has changed in an answer since a link to it was made, as far as it can be told.

The link holds fingerprints alone: of the rows of today it can be said which are new and
which have other values; of those that are gone, only how many they are.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from enishi.store.protocol import Table
from enishi.web.messages import gettext, ngettext
from enishi.web.workbench.linking import VERSION
from enishi.web.workbench.permalink import Asked, digest_of
from enishi.web.workbench.sheet import Sheet
from enishi.web.workbench.signature import Difference, difference

LISTED: Final = 50
"""Rows that the notice shows; the table below marks all it shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has changed since a link was made.

    Attributes:
        then: Version of the graph when the link was made.
        now: Version of the graph today.
        words: That in words.
        details: More sentences: what is new, other, or gone.
        marks: What is said of a row of today, by its place in the answer.
        sheet: The rows that are marked, the first of them; None if there are none.
        is_cut: Whether more rows are marked than the sheet shows.
        is_aligned: Whether the page shows the very answer that was compared, row by
            row; if not, it shows the same in another language.
    """

    then: str
    now: str
    words: str
    details: tuple[str, ...] = ()
    marks: Mapping[int, str] = field(default_factory=dict)
    sheet: Sheet | None = None
    is_cut: bool = False
    is_aligned: bool = True

    @property
    def listed(self) -> list[str]:
        """What is said of the rows of the sheet, in their order."""
        return list(self.marks.values())[:LISTED]


def since(
    asked: Asked, version: str, table: Table | None, sheet_of: Callable[[Table], Sheet]
) -> Since | None:
    """Say what has changed since a link was made; None if the graph has not.

    Args:
        asked: The link.
        version: Version of the graph of today.
        table: The answer of today; None if there is none, or it is no table.
        sheet_of: Puts rows into the reader's language.
    """
    if not asked.version or version.startswith(asked.version):
        return None
    then, now = asked.version, version[:VERSION]
    if not asked.digest or table is None:
        words = gettext("Whether its answer is the same is not known.")
        return Since(then=then, now=now, words=words)
    if digest_of(table) == asked.digest:
        words = gettext("The answer is still the same.")
        return Since(then=then, now=now, words=words)
    found = _difference(asked, table)
    marks = _marks(found)
    places = list(marks)[:LISTED]
    rows = Table(table.variables, tuple(table.rows[place] for place in places))
    return Since(
        then=then,
        now=now,
        words=_counted(asked.rows, len(table)),
        details=_details(found) if asked.signature else (),
        marks=marks,
        sheet=sheet_of(rows) if places else None,
        is_cut=len(marks) > LISTED,
    )


def _difference(asked: Asked, table: Table) -> Difference | None:
    try:
        found = difference(asked.signature, table)
        return None if found == Difference() else found
    except ValueError:  # of a link that was made before there were signatures
        return None


def _marks(found: Difference | None) -> dict[int, str]:
    if found is None:
        return {}
    said = dict.fromkeys(found.came, gettext("new"))
    said |= dict.fromkeys(found.changed, gettext("other values"))
    return {place: said[place] for place in sorted(said)}


def _counted(then: int, now: int) -> str:
    rows = ngettext("%(num)s row then", "%(num)s rows then", then)
    today = ngettext("%(num)s row now", "%(num)s rows now", now)
    return gettext("The answer has changed: %(then)s, %(now)s.", then=rows, now=today)


def _details(found: Difference | None) -> tuple[str, ...]:
    if found is None:
        return (
            gettext(
                "Which rows differ cannot be told: either its columns are others, or "
                "more rows have changed than the link has fingerprints for."
            ),
        )
    came, changed, gone = len(found.came), len(found.changed), found.gone
    said = []
    if came:
        said.append(ngettext("%(num)s row is new.", "%(num)s rows are new.", came))
    if changed:
        said.append(
            ngettext(
                "%(num)s row has other values than then.",
                "%(num)s rows have other values than then.",
                changed,
            )
        )
    if gone:
        said.append(
            ngettext(
                "%(num)s row of then is gone; which one cannot be told, because the "
                "link holds fingerprints of rows, not the rows.",
                "%(num)s rows of then are gone; which ones cannot be told, because the "
                "link holds fingerprints of rows, not the rows.",
                gone,
            )
        )
    return tuple(said)
