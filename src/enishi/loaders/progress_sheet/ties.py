"""What the rows of a sheet say of agreements, affiliations and events, each once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from enishi.loaders.progress_sheet.affiliations import (
    Affiliation,
    affiliation_record,
    find_affiliations,
)
from enishi.loaders.progress_sheet.agreements import AgreementReader
from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.progress_sheet.events import Setting, read_events
from enishi.loaders.records import AgreementRecord, EventRecord, Party, Record
from enishi.vocabulary.identity import Ref

_Item = TypeVar("_Item")


@dataclass
class Ties:
    """Gathers ties over the rows of a sheet.

    Attributes:
        reader: Reads agreements.
    """

    reader: AgreementReader
    _agreements: dict[Ref, AgreementRecord] = field(default_factory=dict)
    _affiliations: dict[Ref, list[tuple[Affiliation, Ref]]] = field(
        default_factory=dict
    )
    _events: dict[Ref, EventRecord] = field(default_factory=dict)

    def add_texts(self, cells: Iterable[SheetCell], title: str, program: Ref) -> None:
        """Note the agreements and affiliations that a row's texts name.

        Args:
            cells: The texts.
            title: The initiative's name.
            program: The initiative.
        """
        reader = self.reader
        for cell in cells:
            for record in reader.read(cell):
                known = self._agreements.get(record.ref)
                new = replace(record, programs=(program,))
                self._agreements[record.ref] = _joined(known, new) if known else new
            for said in find_affiliations(
                cell, title, reader.names, reader.document, reader.fiscal_year
            ):
                place = said.party.ref
                if place:
                    self._affiliations.setdefault(place, []).append((said, program))

    def add_events(
        self, cell: SheetCell, partners: tuple[Party, ...], program: Ref
    ) -> None:
        """Note the events that a row's results tell of.

        Args:
            cell: The results.
            partners: Whom the row deals with.
            program: The initiative.
        """
        reader = self.reader
        setting = Setting(reader.government, reader.fiscal_year, program)
        for record in read_events(cell, partners, setting):
            known = self._events.get(record.ref)
            self._events[record.ref] = _met(known, record) if known else record

    def records(self) -> Iterator[Record]:
        """Yield what was gathered, in the order in which the sheet first names it."""
        yield from self._agreements.values()
        for said in self._affiliations.values():
            yield affiliation_record(said, self.reader.government)
        yield from self._events.values()


def _joined(first: AgreementRecord, again: AgreementRecord) -> AgreementRecord:
    return replace(
        first,
        evidence=_both(first.evidence, again.evidence),
        programs=_both(first.programs, again.programs),
    )


def _met(first: EventRecord, again: EventRecord) -> EventRecord:
    return replace(
        first,
        evidence=_both(first.evidence, again.evidence),
        participants=_each(first.participants, again.participants),
        programs=_both(first.programs, again.programs),
    )


def _both(first: tuple[_Item, ...], again: tuple[_Item, ...]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys((*first, *again)))


def _each(first: tuple[Party, ...], again: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return the parties of both, each once."""
    return tuple({party.ref: party for party in (*again, *first)}.values())
