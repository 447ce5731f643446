"""The committee on collaboration: its meetings, and the bodies its members come from.

Members' names are not read: only their affiliations are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.source import Document
from enishi.loaders.collaboration_report.chapters import Measure
from enishi.loaders.collaboration_report.counterparties import party_of
from enishi.loaders.collaboration_report.flow import Flow, unwrap
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.tables import Table, read_tables
from enishi.loaders.records import (
    BodyRecord,
    EventRecord,
    MembershipRecord,
    Party,
    Record,
)
from enishi.vocabulary.identity import Ref

_POSITION: Final = re.compile(
    r"(?:名誉|特任|客員|准|助)?教授|講師|(?:副|名誉)?(?:理事長|会長|代表理事|学長|所長|館長|"
    r"センター長|社長|委員長|支部長)|代表(?:取締役(?:社長)?|理事)?|専務理事|常務理事|理事|"
    r"取締役|事務局長|(?:担当)?(?:部|課|局|係|室)長|主任研究員|研究員|弁護士|公認会計士"
)
_ROLE: Final = re.compile(r"[(（](?P<role>(?:副|代理)?委員長|座長|会長)[)）]")
_BODY_END: Final = re.compile(r".*?(?:大学(?!院)|協議会|協会|会議所|財団)(?=.)")
_UNIT_END: Final = re.compile(r".*(?:部|課|室|科|学部|研究科|センター)")
_AFFILIATION: Final = "所属"
_DAY: Final = "開催日"
_COMMITTEE: Final = "委員会"


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Where a member comes from.

    Attributes:
        body: The body.
        position: Unit and position in it, as printed.
        role: The role in the committee as printed, or "".
        cell: The cell that says it.
    """

    body: Flow
    position: str
    role: str
    cell: Flow


def is_on_committee(measure: Measure) -> bool:
    """Tell whether a chapter is on the committee."""
    return measure.level == 0 and measure.key.endswith(_COMMITTEE)


def committee_records(
    document: Document, measure: Measure, home: Home
) -> Iterator[Record]:
    """Yield the committee, its meetings and its members' affiliations."""
    committee = party_of(measure.title)
    yield BodyRecord(
        evidence=tuple(sorted(measure.places))[:1]
        + tuple(flow.span for flow in measure.prose),
        party=committee,
        description="\n".join(flow.words for flow in measure.prose),
        host_government=home.government,
    )
    for passage in measure.passages:
        for paragraph in passage.paragraphs:
            for table in read_tables(document, paragraph.lines):
                yield from _meetings(table, measure, home)
                for member in affiliations(table):
                    yield _membership(committee, member, home)


def _meetings(table: Table, measure: Measure, home: Home) -> Iterator[EventRecord]:
    column = table.column(_DAY)
    if column is None:
        return
    for row in range(1, len(table.rows)):
        day = table.flow(row, column)
        dates = find_dates(day.text)
        if not dates:
            continue
        held = dates[0].date.isoformat()
        yield EventRecord(
            evidence=(table.lines[row].span,),
            ref=Ref("event", home.government, owner=measure.key, name=held),
            label=f"{measure.title.name} {day.name}",
            government=home.government,
            description=unwrap(table.flow(row, column + 1).text.replace(" ・", "\n・")),
            held=held,
            held_text=day.text,
            fiscal_year=home.fiscal_year,
            status="held",
        )


def affiliations(table: Table) -> Iterator[Affiliation]:
    """Yield the affiliations of a table of members."""
    column = table.column(_AFFILIATION)
    if column is None:
        return
    for row in range(1, len(table.rows)):
        role = _ROLE.search(normalise(table.flow(row, 0).text))
        for cell in _several(table.flow(row, column)):
            position = _last_position(cell.text)
            body = cell.part(0, position)
            end = _body_end(body.text)
            yield Affiliation(
                body.part(0, end),
                cell.after(end).name,
                role["role"] if role else "",
                cell,
            )


def _several(cell: Flow) -> Iterator[Flow]:
    """Yield a member's affiliations; a position alone belongs to what it follows."""
    start = 0
    for blank in re.finditer(r"\s+", cell.text):
        following = cell.text[blank.end() :].split()[0]
        ended = cell.text[start : blank.start()]
        if _last_position(ended) < len(ended) and _last_position(following):
            yield cell.part(start, blank.start())
            start = blank.end()
    last = cell.after(start)
    if last:
        yield last


def _last_position(text: str) -> int:
    """Return where the position at a text's end begins; its length if there is none."""
    for match in _POSITION.finditer(text):
        if match.end() == len(text):
            return match.start()
    return len(text)


def _body_end(text: str) -> int:
    """Return where the body's own name ends and a unit of it begins."""
    body = _BODY_END.match(text)
    if body and _UNIT_END.fullmatch(text[body.end() :]):
        return body.end()
    if body and text[body.end() :].startswith("大学院"):
        return body.end()
    return len(text)


def _membership(committee: Party, member: Affiliation, home: Home) -> MembershipRecord:
    said = member.role or "委員"
    return MembershipRecord(
        evidence=member.cell.evidence,
        organization=committee,
        government=home.government,
        member=party_of(member.body),
        role="chair" if member.role == "委員長" else "member",
        role_text=f"{said}（{member.position}）" if member.position else said,
    )
