"""Conferences, seminars and visits that results report.

An event is known by an ordinal (第18回…), by a name in quotation marks, or by the words
that follow a date at the head of an item. Those who took part stand in a list
(参加都市:…), beside a «with», or as the network under whose heading the item stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.records import EventRecord, Party
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.items import Item, items
from enishi.loaders.results_table.occasions import Trace, mode_of, traces_of
from enishi.loaders.results_table.parties import PartyFinder
from enishi.loaders.results_table.status import read_status
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_BULLETS: Final = "・･○〇●※ 　"
_NOTE: Final = re.compile(r"\s*※")
_NEW_HEADING: Final = re.compile(r"\s*[○〇①-⑳【]")
_LIST: Final = re.compile(
    r"(?:参加(?:都市|国|者)[:：][ 　]*(?:[0-9０-９]+都市)?[（(]?|[0-9０-９]+都市[（(])"
    r"(?P<list>[^）)。]+)"
)
_WITH: Final = re.compile(r"[⾧長]?と(?:の|、|$)|主催")
_NOT_HELD: Final = frozenset({"cancelled", "suspended", "postponed"})


@dataclass(frozen=True)
class EventReader:
    """Reads events from cells of results.

    Attributes:
        finder: Finds the register's names in cells.
        government: Slug of the government whose document it is.
        known: Names of conferences that the document prints in quotation marks.
    """

    finder: PartyFinder
    government: str
    known: tuple[str, ...]

    def read(
        self, cell: Cell, year: FiscalYear, program: Ref, elsewhere: str
    ) -> Iterator[EventRecord]:
        """Yield the events a cell reports.

        Args:
            cell: The results of one year.
            year: Its fiscal year.
            program: The program whose results they are.
            elsewhere: What a conference without a name in this cell is called in the
                row's other cells, or "".
        """
        whole = read_status(cell).key
        everything_online = "すべてオンライン" in cell.text
        for trace in self._traces(cell, year, elsewhere):
            if whole in _NOT_HELD:
                trace.status = whole
            if everything_online:
                trace.status = trace.mode = "online"
            yield self._record(cell, trace, year, program)

    def _traces(self, cell: Cell, year: FiscalYear, elsewhere: str) -> list[Trace]:
        matches = self.finder.matches(cell)
        found: list[Trace] = []
        heading: list[Party] = []
        for item in items(cell):
            inside = [m for m in matches if item.start <= m.start < item.end]
            if _NEW_HEADING.match(item.text):
                heading = []
            if _is_heading(item, inside):
                heading = [self.finder.party(cell, inside[0])]
                continue
            new = traces_of(item, year, self.known, elsewhere)
            for trace in new:
                trace.participants += heading
            found += new
            if found and _NOTE.match(item.text):
                found[-1].mode = found[-1].mode or mode_of(item.text)
            self._add_participants(cell, item, inside, new or found[-1:])
        return found

    def _add_participants(
        self, cell: Cell, item: Item, inside: list[NameMatch], traces: list[Trace]
    ) -> None:
        """Add those whom an item lists, or names beside a «with»."""
        if not traces:
            return
        listed = _LIST.search(item.text)
        if listed:
            start, end = (item.start + offset for offset in listed.span("list"))
            members = [m for m in inside if start <= m.start < end]
            traces[-1].participants = self._parties(cell, members)
        else:
            members = [
                match
                for place, match in enumerate(inside)
                if _is_beside(cell, match, inside[place + 1 : place + 2])
            ]
            mine = traces[-1].spans[0] == (item.start, item.end)
            for trace in traces if mine else ():
                trace.participants += self._parties(cell, members)
        if listed and (item.start, item.end) not in traces[-1].spans:
            traces[-1].spans.append((item.start, item.end))

    def _parties(self, cell: Cell, matches: list[NameMatch]) -> list[Party]:
        """Return those who took part; Japan's own governments apart."""
        return [
            self.finder.party(cell, match)
            for match in matches
            if match.entity and not match.entity.lg_code and match.kind != "Country"
        ]

    def _record(
        self, cell: Cell, trace: Trace, year: FiscalYear, program: Ref
    ) -> EventRecord:
        document = self.finder.document
        took_place = trace.status not in _NOT_HELD
        held = trace.date if took_place else None
        spans = [span for place in trace.spans for span in cell.place(document, *place)]
        return EventRecord(
            evidence=tuple(dict.fromkeys(spans)),
            ref=Ref(
                "event", self.government, owner=trace.key, name=normalise(trace.label)
            ),
            label=trace.label,
            government=self.government,
            held=held.date.isoformat() if held else "",
            held_inferred=held.inferred_year if held else False,
            held_text=trace.date_text,
            fiscal_year=year.year,
            mode=trace.mode,
            status=trace.status,
            participants=tuple(trace.participants) if took_place else (),
            home_participates=took_place,
            programs=(program,),
        )


def _is_heading(item: Item, matches: list[NameMatch]) -> bool:
    """Tell whether an item is only the name of a network or body."""
    if len(matches) != 1 or matches[0].kind in {"City", "Region", "Country"}:
        return False
    bare = item.text.lstrip(_BULLETS + "①②③④⑤⑥⑦⑧⑨⑩").strip()
    return bare == matches[0].surface


def _is_beside(cell: Cell, match: NameMatch, following: list[NameMatch]) -> bool:
    """Tell whether words make a named party one that took part.

    They are a «with», «hosted by», or the home government set beside it by a dot.
    """
    if _WITH.match(cell.text, match.end):
        return True
    return any(
        other.entity is not None
        and bool(other.entity.lg_code)
        and cell.text[match.end : other.start] == "・"
        for other in following
    )
