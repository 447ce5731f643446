"""Rows gathered into initiatives.

An initiative spans several rows when several administrative projects carry it out; its
number and name are then printed once, in a merged cell. The conversion prints that cell
in the block's first row, or one row too low, or loses the number or the name.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.progress_sheet.headings import Heading, Kind
from enishi.loaders.progress_sheet.rows import Row

_AIM: Final = re.compile(r"(?<!ました)(?<=ます)。?$")


@dataclass(frozen=True, slots=True)
class Section:
    """The headings above a row; None above the first of their kind."""

    policy: Heading | None = None
    direction: Heading | None = None
    item: Heading | None = None

    def under(self, heading: Heading) -> "Section":
        """Return the section that a heading opens."""
        if heading.kind is Kind.POLICY:
            return Section(heading)
        if heading.kind is Kind.DIRECTION:
            return Section(self.policy, heading)
        if heading.kind is Kind.ITEM:
            return Section(self.policy, self.direction, heading)
        return self


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the headings above it.

    Attributes:
        follows: Whether the row before stands on the line before, with no page break
            or heading between.
    """

    row: Row
    section: Section
    follows: bool


@dataclass(slots=True)
class Initiative:
    """An initiative with its rows.

    Attributes:
        number: As printed, or worked out when ``number_inferred``.
        name: Its own name, or None when the conversion lost it.
        label: What to call it: its name, or a name printed beside its number.
    """

    number: str
    name: SheetCell | None
    label: SheetCell | None
    section: Section
    rows: list[Row] = field(default_factory=list)
    number_inferred: bool = False

    @property
    def label_inferred(self) -> bool:
        """Whether the label is not the initiative's own name."""
        return self.name is None


def place_rows(lines: Iterable[Row | Heading]) -> list[Placed]:
    """Give each row the headings above it."""
    section, placed, before = Section(), [], 0
    for entry in lines:
        if isinstance(entry, Heading):
            section = section.under(entry)
            continue
        number = entry.line.number
        placed.append(Placed(entry, section, follows=number == before + 1))
        before = number + entry.line.text.count("\n")
    return placed


def gather(placed: Sequence[Placed]) -> list[Initiative]:
    """Gather rows into initiatives, in the order of the sheet."""
    initiatives: list[Initiative] = []
    displaced = False
    for index, entry in enumerate(placed):
        after = placed[index + 1] if index + 1 < len(placed) else None
        row = entry.row
        if displaced:
            displaced = False
        elif row.number or row.name:
            number = (
                row.number.text if row.number else _lost(initiatives, placed[index:])
            )
            initiatives.append(_initiative(row, entry.section, number))
        elif after and _opens_next(row, after):
            displaced = True
            initiatives.append(_displaced(after, entry.section))
        elif not initiatives:
            initiatives.append(Initiative("", None, row.business, entry.section))
        initiatives[-1].rows.append(row)
    return initiatives


def _initiative(row: Row, section: Section, number: str) -> Initiative:
    name = row.business if row.name_lost else row.name
    return Initiative(number, name, name, section, number_inferred=row.number is None)


def _displaced(after: Placed, section: Section) -> Initiative:
    """Open a block whose number stands in its second row.

    Where the page has one name column only, that row's name is of the administrative
    project, as it is in the first row; the initiative's own name is lost.
    """
    row = after.row
    number = row.number.text if row.number else ""
    return Initiative(number, row.name, row.name or row.business, section)


def _opens_next(row: Row, after: Placed) -> bool:
    """Tell whether a row without number is the first of the block numbered below it.

    It has an aim of its own (…ます), not a copy of the year's plan, and the row below
    has the number.
    """
    if not (after.follows and after.row.number and row.content):
        return False
    plan = row.plan.text if row.plan else ""
    return row.content.text != plan and bool(_AIM.search(row.content.text))


def _lost(before: Sequence[Initiative], rest: Sequence[Placed]) -> str:
    """Return the number lost between its neighbours, or "" when they leave a choice."""
    following = next((e.row.number.text for e in rest if e.row.number), "")
    previous = before[-1].number if before else "0"
    if not (previous.isdigit() and following.isdigit()):
        return ""
    number = int(previous) + 1
    return str(number) if int(following) == number + 1 else ""


def business_of(initiative: Initiative, row: Row) -> SheetCell | None:
    """Return the administrative project of a row.

    Where one name column only survives in an initiative's own row, the name found is
    the initiative's; by the sheet's legend it is the project's too when it is called
    〇〇事業.
    """
    if not (row.name_lost and row.business) or initiative.label_inferred:
        return row.business
    return row.business if row.business.text.endswith("事業") else None
