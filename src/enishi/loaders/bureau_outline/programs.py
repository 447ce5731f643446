"""Groups and programs as records: what they are, what is planned, what they cost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.money import Amount
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.group_text import Group, ProgramText, TableAmount
from enishi.loaders.bureau_outline.groups import DIFFERENCE, FUNDING, LAST_YEAR
from enishi.loaders.bureau_outline.money import BUDGET, BY_SOURCE, CHANGE
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.bureau_outline.points import Point
from enishi.loaders.parties import Parties
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import (
    FinanceRecord,
    ProgramRecord,
    ProgramYearRecord,
    Record,
)
from enishi.vocabulary.identity import Ref

_CLASSES: Final = ("AdministrativeProject",)
_YEARS_OF_AMOUNTS: Final = (0, -1)


@dataclass(frozen=True)
class Programs:
    """Makes the records of groups and programs.

    Attributes:
        home: Whose outline it is.
        parties: Finds who is named.
        highlights: For each program, the paragraphs that the outline's highlights
            give it.
    """

    home: Home
    parties: Parties
    highlights: dict[Ref, list[Block]]

    def group(self, group: Group) -> Iterator[Record]:
        """Yield a group with its programs, years and figures."""
        ref = self.home.program(group.name.text)
        yield ProgramRecord(
            evidence=spans([group.name, *group.intro]),
            ref=ref,
            label=group.name.text,
            government=self.home.government,
            classes=_CLASSES,
            number=group.number,
            description=joined(group.intro),
            partners=self.parties.of(*group.intro),
        )
        yield from self._year(ref, [group.name], group.intro)
        for program in group.programs:
            yield from self._program(program, ref)

    def highlight(self, point: Point) -> ProgramRecord:
        """Return what a highlight tells that is about none of the programs."""
        return ProgramRecord(
            evidence=spans([point.heading, *point.body]),
            ref=self.home.program(point.name, owner=f"{self.home.bureau}|highlights"),
            label=point.name,
            government=self.home.government,
            description=joined(point.body),
            partners=self.parties.of(*point.body),
        )

    def finances(self, group: Group) -> Iterator[FinanceRecord]:
        """Yield the amounts of a group and its programs."""
        ref = self.home.program(group.name.text)
        for found in group.amounts:
            yield self._table_amount(ref, group.name.text, found)
        for program in group.programs:
            own = self.home.program(program.name.text)
            for amount, offset in zip(program.amounts, _YEARS_OF_AMOUNTS, strict=False):
                yield self._amount(own, program, amount, offset)

    def _program(self, program: ProgramText, group: Ref) -> Iterator[Record]:
        ref = self.home.program(program.name.text)
        yield ProgramRecord(
            evidence=spans([program.name, *program.body]),
            ref=ref,
            label=program.name.text,
            government=self.home.government,
            classes=_CLASSES,
            number=program.number,
            part_of=group,
            description=joined(program.body),
            partners=self.parties.of(program.name, *program.body),
        )
        yield from self._year(ref, [program.name], program.body)
        for part in program.parts:
            yield ProgramRecord(
                evidence=(part.span,),
                ref=self.home.program(part.text),
                label=part.text,
                government=self.home.government,
                classes=_CLASSES,
                part_of=ref,
            )
            yield from self._year(self.home.program(part.text), [part], [])

    def _year(
        self, program: Ref, name: Sequence[Block], body: Sequence[Block]
    ) -> Iterator[Record]:
        highlights = self.highlights.get(program, [])
        year = program_year(program, self.home)
        yield ProgramYearRecord(
            evidence=spans([*name, *body, *highlights]),
            ref=year,
            program=program,
            government=self.home.government,
            fiscal_year=self.home.fiscal_year,
            departments=(self.home.unit,),
            planned_content=joined([*body, *highlights]),
        )
        subject = Subject(of=year, fiscal_year=self.home.fiscal_year)
        for block in (*body, *highlights):
            yield from read_figures(block, subject)

    def _table_amount(self, ref: Ref, label: str, found: TableAmount) -> FinanceRecord:
        before = found.label.startswith(LAST_YEAR)
        funding = found.label.startswith(FUNDING)
        phase = CHANGE if found.label.startswith(DIFFERENCE) else BUDGET
        return FinanceRecord(
            evidence=(found.block.span,),
            of=ref,
            amount=found.amount.value,
            precision=found.amount.unit,
            fiscal_year=self.home.fiscal_year - before,
            phase=BY_SOURCE if funding else phase,
            source=found.source,
            text=found.amount.text,
            label=f"{label} {found.source_name}" if funding else label,
        )

    def _amount(
        self, ref: Ref, program: ProgramText, amount: Amount, offset: int
    ) -> FinanceRecord:
        return FinanceRecord(
            evidence=(program.amount_block.place(amount.start, amount.end),),
            of=ref,
            amount=amount.value,
            precision=amount.unit,
            fiscal_year=self.home.fiscal_year + offset,
            phase=BUDGET,
            text=amount.text,
            label=program.name.text,
        )


def program_year(program: Ref, home: Home) -> Ref:
    """Return the reference of a program in the outline's year by the bureau."""
    return program.part("program-year", f"{home.fiscal_year}|{home.bureau}")
