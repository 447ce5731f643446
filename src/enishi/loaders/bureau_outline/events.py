"""Conferences, openings and other dated things that the outline tells of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import FoundDate, find_dates
from enishi.documents.fiscal_years import find_fiscal_years
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.group_text import Topic
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.parties import Parties
from enishi.loaders.records import EventRecord, Party
from enishi.vocabulary.identity import Ref

_SERIES: Final = re.compile(
    r"第[0-9０-９]+回[^\s、。（）()「」]{2,30}?(?:会議|フォーラム|サミット|大会|総会|セミナー)"
)
_QUOTED: Final = re.compile(
    r"「(?P<name>[^「」]{3,60})」に(?:、)?.{0,20}?(?:出展|参加|出席|登壇)"
)
_HELD: Final = re.compile(
    r"開催|実施|開設|出展|参加|調達|改定|設立|発表|講演|開所|締結"
)
_DATE_NOTE: Final = re.compile(r"[(（](?P<date>[^()（）]*年[^()（）]*)[)）]")
_MARKED: Final = re.compile(r"【(?P<name>[^】]+)】")
_CONTRACT: Final = re.compile(r"(?:覚書|協定書?|合意書|宣言|MOU|MoU)を締結")
_NETWORK_MEETING: Final = re.compile(
    r"(?:会議|ネットワーク|セミナー|フォーラム|講演|交流|対談)"
)
_ONLINE: Final = "オンライン"
_HYBRID: Final = ("ハイブリッド", "対面とオンライン", "オンライン併用")


@dataclass(frozen=True)
class Events:
    """Makes the records of events.

    Attributes:
        home: Whose outline it is.
        parties: Finds who is named.
    """

    home: Home
    parties: Parties

    def captions(self, captions: Iterable[list[Block]]) -> Iterator[EventRecord]:
        """Yield what captions of pictures tell: a date, or who took part."""
        for lines in captions:
            text = "".join(block.text for block in lines)
            note = _DATE_NOTE.search(text)
            dates = find_dates(note["date"]) if note else []
            named = self.parties.of(*lines)
            if _CONTRACT.search(text) or not (dates or self._meeting(text, named)):
                continue
            label = text.replace(note.group(), "") if note and dates else text
            yield self._event(label, lines, dates[:1], named, owner="caption")

    def topic(self, topic: Topic) -> Iterator[EventRecord]:
        """Yield what a topic tells: below a marked heading, what the heading names."""
        heading = _MARKED.fullmatch(topic.heading.text)
        if heading:
            yield from self._headed(heading["name"], topic)
        else:
            for block in topic.body:
                yield from self.paragraph(block)

    def paragraph(self, block: Block) -> Iterator[EventRecord]:
        """Yield the named conferences and fairs of a paragraph."""
        for sentence in block.sentences():
            match = _SERIES.search(sentence.text) or _QUOTED.search(sentence.text)
            if not match or not _HELD.search(sentence.text):
                continue
            name = match.groupdict().get("name") or match.group()
            dates = self._dates(sentence)
            if not dates and not find_fiscal_years(sentence.text):
                continue
            named = self.parties.of(block)
            yield self._event(name, [sentence], dates, named, owner="paragraph")

    def _headed(self, name: str, topic: Topic) -> Iterator[EventRecord]:
        dates = [
            date
            for block in topic.body
            for sentence in block.sentences()
            if _HELD.search(sentence.text)
            for date in self._dates(sentence)
        ]
        if dates:
            named = self.parties.of(topic.heading, *topic.body)
            blocks = [topic.heading, *topic.body]
            yield self._event(name, blocks, dates, named, owner="topic")

    def _event(
        self,
        label: str,
        blocks: list[Block],
        dates: list[FoundDate],
        named: tuple[Party, ...],
        *,
        owner: str,
    ) -> EventRecord:
        text = joined(blocks)
        held = dates[0].date if dates else None
        years = [found.fiscal_year.year for found in find_fiscal_years(text)]
        year = held.fiscal_year if held else None
        return EventRecord(
            evidence=spans(blocks),
            ref=Ref(
                "event",
                self.home.government,
                owner=f"{owner}|{held.isoformat() if held else years[-1:]}",
                name=normalise(label),
            ),
            label=label,
            government=self.home.government,
            description=text if text != label else "",
            held=held.isoformat() if held else "",
            held_text=dates[0].text if dates else "",
            fiscal_year=year.year if year else (years[-1] if years else None),
            mode=_mode(text),
            participants=_distinct(named),
        )

    def _meeting(self, text: str, named: tuple[Party, ...]) -> bool:
        return bool(named) and bool(_NETWORK_MEETING.search(text))

    def _dates(self, sentence: Block) -> list[FoundDate]:
        """Return the dates of a sentence that are at least as precise as a month."""
        return [f for f in find_dates(sentence.text) if f.date.month is not None]


def _mode(text: str) -> str:
    if any(word in text for word in _HYBRID):
        return "hybrid"
    return "online" if _ONLINE in text else ""


def _distinct(named: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return each party once, where it is named first."""
    return tuple({(p.ref or p.name): p for p in reversed(named)}.values())[::-1]


def gathered_captions(captions: Iterable[Block]) -> list[list[Block]]:
    """Return captions, those over several lines put together."""
    gathered: list[list[Block]] = []
    for block in captions:
        if gathered and block.gap == 0 and block.line == gathered[-1][-1].line + 1:
            gathered[-1].append(block)
        else:
            gathered.append([block])
    return gathered
