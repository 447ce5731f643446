"""Records that several rows state are one record with all their passages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.records import (
    AgreementRecord,
    EventRecord,
    Evidence,
    MembershipRecord,
    Party,
    Record,
    Remark,
)
from enishi.vocabulary.identity import Ref

_BY_WEIGHT = ("online", "held", "reduced", "postponed", "suspended", "cancelled", "")


def merged(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return agreements, events and memberships, each once, in order of appearance."""
    found: dict[object, Record] = {}
    for record in records:
        key = _key(record)
        before = found.get(key)
        found[key] = record if before is None else _joined(before, record)
    return tuple(found.values())


def contradictions(records: Iterable[Record]) -> Iterator[Remark]:
    """Yield events that several rows date differently."""
    dated: dict[Ref, dict[str, EventRecord]] = {}
    for record in records:
        if isinstance(record, EventRecord) and record.fiscal_year and record.held_text:
            year = FiscalYear(record.fiscal_year)
            dates = find_dates(record.held_text, fiscal_year=year)
            if dates:
                day = dates[0].date.isoformat()
                dated.setdefault(record.ref, {}).setdefault(day, record)
    for days in dated.values():
        if len(days) > 1:
            one, other = list(days.values())[:2]
            yield Remark(
                evidence=_evidence(one, other),
                message=(
                    f"two dates of {one.label}: {one.held_text} and {other.held_text}"
                ),
                message_ja=(
                    f"{one.label}の日付が二通りある：{one.held_text}と{other.held_text}"
                ),
            )


def _key(record: Record) -> object:
    if isinstance(record, MembershipRecord):
        return "membership", record.organization.ref or record.organization.name
    if isinstance(record, AgreementRecord | EventRecord):
        return record.ref
    return record


def _joined(one: Record, other: Record) -> Record:
    evidence = _evidence(one, other)
    if isinstance(one, EventRecord) and isinstance(other, EventRecord):
        return replace(_event(one, other), evidence=evidence)
    if isinstance(one, AgreementRecord) and isinstance(other, AgreementRecord):
        return replace(
            one,
            evidence=evidence,
            signed=one.signed or other.signed,
            inferred_year=one.inferred_year or other.inferred_year,
            programs=_each_once(one.programs, other.programs),
        )
    return replace(one, evidence=evidence)


def _event(one: EventRecord, other: EventRecord) -> EventRecord:
    """Join two accounts of an event: the one that says most is believed first."""
    first, second = sorted(
        (one, other), key=lambda record: _BY_WEIGHT.index(record.status)
    )
    return replace(
        first,
        ref=one.ref,
        label=one.label,
        held=first.held or second.held,
        held_inferred=(first if first.held else second).held_inferred,
        held_text=first.held_text or second.held_text,
        mode=first.mode or second.mode,
        home_participates=first.home_participates,
        participants=_parties(one.participants, other.participants),
        programs=_each_once(one.programs, other.programs),
    )


def _parties(one: Sequence[Party], other: Sequence[Party]) -> tuple[Party, ...]:
    found: dict[object, Party] = {}
    for party in (*one, *other):
        found.setdefault(party.ref or party.name, party)
    return tuple(found.values())


def _each_once(one: Sequence[Ref], other: Sequence[Ref]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _evidence(one: Record, other: Record) -> Evidence:
    return tuple(dict.fromkeys((*one.evidence, *other.evidence)))
