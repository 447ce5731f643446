"""The contracts of a project: with whom, of what kind, for how much."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.money import read_cell
from enishi.documents.numerals import find_numbers
from enishi.documents.source import Span
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.joining import Project
from enishi.loaders.collaboration_report.page_costs import contract_kind, read_costs
from enishi.loaders.collaboration_report.page_parties import ContractParties, bare_key
from enishi.loaders.collaboration_report.pages import Page, Role
from enishi.loaders.collaboration_report.ward_table import WardRow, WardTable
from enishi.loaders.records import (
    AgreementRecord,
    EventRecord,
    FigureRecord,
    FinanceRecord,
    Party,
    Record,
)
from enishi.vocabulary.identity import Ref

_UNITS: Final = {"回数": ("time", "回")}
_HEADS: Final = ("person", "")


@dataclass(frozen=True)
class ContractReader:
    """Makes the records of one contract project.

    Attributes:
        home: Whose report it is.
        project: The project, which has a contract.
        page: Its page.
        program: Its reference.
        year: Reference of its program year.
        parties: The counterparties its page names.
        table: Its table of wards, if it has one.
    """

    home: Home
    project: Project
    page: Page
    program: Ref
    year: Ref
    parties: ContractParties
    table: WardTable | None

    @property
    def label(self) -> str:
        """The project's name."""
        return self.project.source.name.name

    @property
    def ref(self) -> Ref:
        """The reference of the contract, or of all of them together."""
        return self.program.part("agreement", "協働契約")

    @property
    def counterparties(self) -> tuple[Party, ...]:
        """Every counterparty once, listed members of a consortium too."""
        parties = [*self.parties.parties]
        if self.table is not None:
            for row in self.table.rows:
                parties.extend(row.parties if not row.otherwise else ())
        return distinct(parties)

    def records(self) -> Iterator[Record]:
        """Yield the contract, its amounts, and what a table says of each ward."""
        costs = list(read_costs(self.page.section(Role.COST), self.home.fiscal_year))
        words = " ".join([*(cost.words for cost in costs), self.parties.remark])
        kind = contract_kind(words)
        yield self._agreement(kind)
        for cost in costs:
            yield FinanceRecord(
                evidence=(cost.place,),
                of=self.ref,
                amount=cost.amount.value,
                precision=cost.amount.unit,
                fiscal_year=cost.fiscal_year,
                phase=cost.phase,
                text=cost.amount.text,
                label=cost.label,
                note="\n".join(part for part in (cost.words, cost.note) if part),
            )
        if self.table is not None:
            for row in self.table.rows:
                yield from self._ward(self.table, row, kind)

    def _agreement(self, kind: str) -> AgreementRecord:
        row = self.project.contract.row if self.project.contract else None
        places = [self.page.name.span]
        for role in (Role.COUNTERPARTY, Role.COST):
            section = self.page.section(role)
            places.extend(section.evidence if section else ())
        if row is not None:
            places.append(row.line.span)
        return AgreementRecord(
            evidence=tuple(sorted(places)),
            ref=self.ref,
            label=f"{self.label}（協働契約）",
            government=self.home.government,
            kind="collaboration-contract",
            parties=self.counterparties,
            fiscal_year=self.home.fiscal_year,
            contract_for=self.program,
            contract_kind=kind,
            contract_count=row.count if row else None,
            departments=self.home.units(self.project.unit, self.project.divisions),
        )

    def _ward(self, table: WardTable, row: WardRow, kind: str) -> Iterator[Record]:
        contract = self.ref.part("agreement", bare_key(row.ward.name))
        event = self.program.part("event", bare_key(row.ward.name))
        if row.parties:
            yield self._ward_contract(contract, row, kind)
        if table.is_of_courses:
            yield self._course(event, contract if row.parties else None, row)
            yield from self._counts(event, row)
        owner = contract if row.parties else event
        amount = read_cell(row.cost.text, unit=1) if row.cost else None
        if amount is not None:
            yield FinanceRecord(
                evidence=row.cost.evidence,
                of=owner,
                amount=amount.value,
                precision=amount.unit,
                fiscal_year=self.home.fiscal_year,
                phase="contract",
                text=row.cost.text,
                label=f"{row.ward.name} 事業費",
                note=table.remarks(row.cost),
            )

    def _ward_contract(self, ref: Ref, row: WardRow, kind: str) -> AgreementRecord:
        described = "協働契約以外" if row.otherwise else "協働契約"
        return AgreementRecord(
            evidence=(row.place,),
            ref=ref,
            label=f"{self.label} {row.ward.name}（{described}）",
            government=self.home.government,
            kind="other" if row.otherwise else "collaboration-contract",
            parties=row.parties,
            description=row.otherwise.words or row.name.words,
            fiscal_year=self.home.fiscal_year,
            part_of=self.ref,
            contract_for=None if row.otherwise else self.program,
            contract_kind="" if row.otherwise else kind,
            departments=self.home.units(row.ward.name, ()),
            programs=(self.program,) if row.otherwise else (),
        )

    def _course(self, ref: Ref, contract: Ref | None, row: WardRow) -> EventRecord:
        return EventRecord(
            evidence=(row.place,),
            ref=ref,
            label=row.name.name or f"{self.label} {row.ward.name}",
            government=self.home.government,
            description=row.content.words or row.cancelled.words,
            fiscal_year=self.home.fiscal_year,
            status="cancelled" if row.cancelled else "held",
            agreement=contract,
            departments=self.home.units(row.ward.name, ()),
            programs=(self.program,),
        )

    def _counts(self, event: Ref, row: WardRow) -> Iterator[FigureRecord]:
        for head, cell in row.counts:
            numbers = find_numbers(cell.text)
            if not numbers:
                continue
            unit, unit_text = _UNITS.get(head, _HEADS)
            place = cell.part(numbers[0].start, numbers[0].end)
            yield FigureRecord(
                evidence=place.evidence,
                of=self.year,
                about=event,
                label=f"{row.ward.name} {row.name.name} {head}".replace("  ", " "),
                value=numbers[0].value,
                unit=unit,
                unit_text=unit_text,
                text=place.text,
                fiscal_year=self.home.fiscal_year,
            )

    @property
    def places(self) -> tuple[Span, ...]:
        """Heads and foot-notes of the table, which say nothing by themselves."""
        return (*self.table.heads, *self.table.note_places) if self.table else ()


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Return parties, and the members a consortium lists, each body once."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(bare_key(party.name), party)
        if not _named_by_members(party):
            for member in party.members:
                found.setdefault(bare_key(member.name), member)
    return tuple(found.values())


def _named_by_members(party: Party) -> bool:
    """Tell whether members are known from the consortium's own name only."""
    return all(
        bare_key(member.name) in bare_key(party.name) for member in party.members
    )
