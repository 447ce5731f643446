"""The related programs of other bureaus as records."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.money import read_cell
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.money import CHANGE, PROPOSAL
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.bureau_outline.programs import program_year
from enishi.loaders.bureau_outline.related import RelatedProgram, RelatedTable
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import (
    FinanceRecord,
    ProgramRecord,
    ProgramYearRecord,
    Record,
    Unit,
)
from enishi.register.departments import DepartmentName, Departments
from enishi.vocabulary.identity import Ref

_OWNER: Final = "related-programs"


@dataclass(frozen=True)
class RelatedPrograms:
    """Makes the records of the table of related programs.

    Attributes:
        home: Whose outline it is.
        own: References of the bureau's own programs by normalised name.
        departments: The departments that the register names.
        unit: The unit of printing of the table, in yen.
    """

    home: Home
    own: dict[str, Ref]
    departments: Departments
    unit: int

    def read(self, table: RelatedTable) -> Iterator[Record]:
        """Yield the total, the headings and the programs."""
        total = self._total(table)
        yield from total
        whole = self._ref(table.total[0].text) if table.total else None
        headings: set[str] = set()
        for program in table.programs:
            heading = program.heading
            if heading and heading.text not in headings:
                headings.add(heading.text)
                yield self._heading(heading, whole)
            yield from self._program(program, whole)

    def _ref(self, name: str) -> Ref:
        return self.own.get(normalise(name)) or self.home.program(name, owner=_OWNER)

    def _total(self, table: RelatedTable) -> Iterator[Record]:
        if not table.total or not table.head:
            return
        name, *cells = table.total
        yield ProgramRecord(
            evidence=spans([name, *table.intro]),
            ref=self._ref(name.text),
            label=name.text,
            government=self.home.government,
            description=joined(table.intro),
        )
        for block in cells:
            changed = block.column == table.head.amounts.change
            year = table.head.amounts.years.get(block.column)
            amount = read_cell(block.text, unit=self.unit)
            if amount is None or (year is None and not changed):
                continue
            yield FinanceRecord(
                evidence=(name.span, block.span),
                of=self._ref(name.text),
                amount=amount.value,
                precision=amount.unit,
                fiscal_year=year or self.home.fiscal_year,
                phase=CHANGE if changed else PROPOSAL,
                text=amount.text,
                label=name.text,
            )

    def _heading(self, heading: Block, whole: Ref | None) -> ProgramRecord:
        label = heading.text.strip("【】")
        return ProgramRecord(
            evidence=(heading.span,),
            ref=self._ref(label),
            label=label,
            government=self.home.government,
            part_of=whole,
        )

    def _program(self, program: RelatedProgram, whole: Ref | None) -> Iterator[Record]:
        ref = self._ref(program.name.text)
        remark = joined(program.remark)
        if normalise(program.name.text) not in self.own:
            heading = program.heading
            yield ProgramRecord(
                evidence=spans([program.name, *program.remark]),
                ref=ref,
                label=program.name.text,
                government=self.home.government,
                part_of=self._ref(heading.text.strip("【】")) if heading else whole,
                description=remark,
            )
            yield ProgramYearRecord(
                evidence=spans([program.name, *program.remark]),
                ref=program_year(ref, self.home),
                program=ref,
                government=self.home.government,
                fiscal_year=self.home.fiscal_year,
                departments=self._units(program),
                planned_content=remark,
            )
        amount = program.amount
        yield FinanceRecord(
            evidence=(program.name.span, program.place.place(amount.start, amount.end)),
            of=ref,
            amount=amount.value,
            precision=amount.unit,
            fiscal_year=self.home.fiscal_year,
            phase=PROPOSAL,
            text=amount.text,
            label=program.name.text,
            note=remark,
        )
        subject = Subject(
            of=program_year(ref, self.home),
            fiscal_year=self.home.fiscal_year,
            role="planned",
        )
        for block in program.remark:
            yield from read_figures(block, subject)

    def _units(self, program: RelatedProgram) -> tuple[Unit, ...]:
        """Return the bureaus of a program whose short names the register knows."""
        known = [
            _department(name, self.home, self.departments) for name in program.bureaus
        ]
        return tuple(
            Unit(government=self.home.government, path=tuple(found.path.split("/")))
            for found in known
            if found
        )


def _department(word: str, home: Home, known: Departments) -> DepartmentName | None:
    """Return the bureau that a short name means, printed with 局 or without."""
    return known.get(home.government, word) or known.get(home.government, f"{word}局")


def bureau_names(blocks: list[Block], home: Home, known: Departments) -> dict[str, str]:
    """Return the full names of the bureaus that cells print in short.

    Args:
        blocks: Cells that hold short names, and others.
        home: Whose outline it is; its own bureau's name begins with its short one.
        known: The departments that the register names.
    """
    names: dict[str, str] = {}
    for word in {word for block in blocks for word in block.text.split()}:
        found = _department(word, home, known)
        if found:
            names[word] = found.path
        elif home.bureau.startswith(word):
            names[word] = home.bureau
    return names
