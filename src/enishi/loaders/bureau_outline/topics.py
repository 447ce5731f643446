"""What is told below the programs: offices, regions, cases, events, plain topics."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.cases import (
    is_country,
    is_rest,
    read_cases,
    read_country,
)
from enishi.loaders.bureau_outline.events import Events
from enishi.loaders.bureau_outline.group_text import Group, Topic
from enishi.loaders.bureau_outline.offices import is_office, office_unit, read_office
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.bureau_outline.regions import Regions
from enishi.loaders.parties import Parties
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import BodyRecord, EventRecord, Party, ProgramRecord, Record
from enishi.vocabulary.identity import Ref

_WHAT_IT_IS: Final = "とは"


@dataclass(frozen=True)
class Topics:
    """Makes the records of a group's topics.

    Attributes:
        home: Whose outline it is.
        parties: Finds who is named.
        programs: References of the group's programs by their names.
    """

    home: Home
    parties: Parties
    programs: dict[str, Ref]

    def read(self, group: Group) -> Iterator[Record]:
        """Yield the records of a group's topics in their order."""
        above = self.home.program(group.name.text)
        events = Events(self.home, self.parties)
        told: list[Topic] = []
        for topic in group.topics:
            if is_office(topic):
                yield from self._office(topic, events)
            elif is_country(topic):
                yield from self._cases(topic)
            elif topic.rows:
                yield from Regions(self.home, self.parties).read(topic, above)
            else:
                found = list(events.topic(topic))
                yield from found
                yield from self._figures(topic, found)
                if not (found and topic.above):
                    told.append(topic)
        yield from self._plain(told, above)

    def furniture(self, group: Group) -> Iterator[Block]:
        """Yield the headings with nothing of their own, and items that say 「ほか」."""
        for topic in group.topics:
            if not topic.body and not topic.rows:
                yield topic.heading
            yield from (block for block in topic.body if is_rest(block))

    def _office(self, topic: Topic, events: Events) -> Iterator[Record]:
        yield from read_office(topic, self.home, self.parties)
        yield from events.topic(topic)
        unit = office_unit(topic.heading, self.home)
        for block in topic.body:
            yield from read_figures(block, Subject(unit=unit))

    def _cases(self, topic: Topic) -> Iterator[Record]:
        heading = topic.above.text if topic.above else ""
        program = self._named(heading)
        yield from read_cases(topic, self.home, self.parties, program)
        subject = Subject(
            about=program, party=read_country(topic, self.parties), heading=heading
        )
        yield from read_figures(topic.heading, subject)

    def _figures(self, topic: Topic, found: Sequence[EventRecord]) -> Iterator[Record]:
        heading = topic.heading.text.strip("【】■➤ ")
        of = found[0].ref if found else self._named(topic.heading.text)
        named = self._explained(topic)
        unit = None if of or named else self.home.unit
        subject = Subject(about=of, unit=unit, party=named, heading=heading)
        for block in topic.body:
            yield from read_figures(block, subject)
        if named:
            yield BodyRecord(
                evidence=spans([topic.heading, *topic.body]),
                party=named,
                description=joined(topic.body),
            )

    def _explained(self, topic: Topic) -> Party | None:
        """Return the body that a topic explains (【シティネットとは】), or None."""
        if not topic.heading.text.strip("【】").endswith(_WHAT_IT_IS):
            return None
        named = self.parties.named(topic.heading)
        return named[0].party if named else None

    def _plain(self, told: Sequence[Topic], group: Ref) -> Iterator[ProgramRecord]:
        """Yield a program for each plain heading, with what stands marked below it."""
        for topic in told:
            if topic.above is not None:
                continue
            below = [t for t in told if t.above is topic.heading]
            body = [*topic.body, *(b for t in below for b in (t.heading, *t.body))]
            body = [block for block in body if not is_rest(block)]
            if not body:
                continue
            yield ProgramRecord(
                evidence=spans([topic.heading, *body]),
                ref=self.home.program(topic.heading.text, owner=group.path),
                label=topic.heading.text,
                government=self.home.government,
                part_of=self._named(topic.heading.text) or group,
                description=joined(body),
                partners=self.parties.of(topic.heading, *body),
            )

    def _named(self, heading: str) -> Ref | None:
        """Return the program whose name a heading holds, or None."""
        words = normalise(heading)
        held = [name for name in self.programs if name in words]
        return self.programs[max(held, key=len)] if held else None
