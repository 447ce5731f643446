"""All records of an outline, part by part."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.characters import normalise
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.agreements import (
    Section,
    read_affiliations,
    read_contracts,
)
from enishi.loaders.bureau_outline.events import Events, gathered_captions
from enishi.loaders.bureau_outline.group_text import Group
from enishi.loaders.bureau_outline.groups import read_groups
from enishi.loaders.bureau_outline.memberships import read_bodies, read_memberships
from enishi.loaders.bureau_outline.money import merged, printing_unit
from enishi.loaders.bureau_outline.organisation import (
    heads_of_posts,
    read_departments,
    read_posts,
)
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.bureau_outline.parts import Outline, Part
from enishi.loaders.bureau_outline.points import (
    Points,
    point_amounts,
    read_points,
    subject_of,
)
from enishi.loaders.bureau_outline.policy import read_policy
from enishi.loaders.bureau_outline.programs import Programs
from enishi.loaders.bureau_outline.related import RelatedTable, read_related
from enishi.loaders.bureau_outline.related_programs import (
    RelatedPrograms,
    bureau_names,
)
from enishi.loaders.bureau_outline.summary import read_summary
from enishi.loaders.bureau_outline.topics import Topics
from enishi.loaders.named_frameworks import read_frameworks
from enishi.loaders.parties import Parties, party_spans
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import (
    FinanceRecord,
    FrameworkRecord,
    MentionRecord,
    Record,
)
from enishi.vocabulary.identity import Ref

_MILLION: Final = 1_000_000
_HEADING: Final = 24
_SHORT_NAME: Final = re.compile(r"[(（](?P<name>[^()（）]{3,20}事業)[)）]$")
_PROSE: Final = (
    Part.DUTIES,
    Part.PREFACE,
    Part.POLICY,
    Part.SUMMARY,
    Part.POINTS,
    Part.ITEMS,
    Part.RELATED,
)


@dataclass
class OutlineReader:
    """Reads one outline.

    Attributes:
        outline: The outline, parted.
        home: Whose it is.
        parties: Finds who is named.
    """

    outline: Outline
    home: Home
    parties: Parties
    groups: list[Group] = field(init=False)
    points: Points = field(init=False)
    related: RelatedTable = field(init=False)
    own: dict[str, Ref] = field(init=False)

    def __post_init__(self) -> None:
        self.groups = read_groups(self.outline.body(Part.ITEMS))
        self.points = read_points(self.outline.body(Part.POINTS))
        self.own = _own_programs(self.groups, self.home)
        cells = [b for b in self.outline.body(Part.RELATED) if b.columns > 1]
        departments = self.parties.names.register.departments
        self.related = read_related(
            cells,
            dict.fromkeys(self.own, self.home.bureau),
            bureau_names(cells, self.home, departments),
        )

    def records(self) -> list[Record]:
        """Return all records; names that no record is about are merely mentioned."""
        records = [
            *read_departments(self.outline, self.home),
            *read_posts(self.outline, self.home, self.parties),
            *self._policy(),
            *self._groups(),
            *self._told(),
            *self._related(),
            *self._finances(),
            *self._figures(),
        ]
        return [*records, *self._mentions(records)]

    def furniture(self) -> Iterator[Block]:
        """Yield the blocks that say nothing: headings, contents, labels, captions."""
        yield from self.outline.blocks[Part.CONTENTS]
        yield from heads_of_posts(self.outline)
        for part in (Part.OPENING, Part.REFERENCE, Part.CLOSING, Part.TITLE):
            yield from self.outline.blocks[part]
        for blocks in self.outline.blocks.values():
            yield from blocks[:1]
        yield from (b for b in self._prose(Part.POLICY) if len(b.text) <= _HEADING)
        yield from self._captions()
        yield from self.points.furniture
        yield from (point.heading for point in self.points.points)
        yield from self.related.furniture
        topics = Topics(self.home, self.parties, self.own)
        for group in self.groups:
            yield from group.furniture
            yield from topics.furniture(group)
        for block in self._prose(Part.SUMMARY, Part.ITEMS, Part.RELATED):
            if block.columns > 1 or block.apart or len(block.text) <= _HEADING:
                yield block

    def _prose(self, *parts: Part) -> list[Block]:
        """Return the blocks of parts that are no cells of figures."""
        return [
            block for part in parts or _PROSE for block in self.outline.blocks[part]
        ]

    def _policy(self) -> Iterator[FrameworkRecord]:
        contents = self.outline.blocks[Part.CONTENTS]
        policy = self.outline.blocks[Part.POLICY]
        yield from read_policy(contents, policy, self.home)
        names, document = self.parties.names, self.parties.document
        yield from read_frameworks(self._prose(), self.home.government, names, document)

    def _groups(self) -> Iterator[Record]:
        highlights: dict[Ref, list[Block]] = {}
        for point in self.points.points:
            subject = subject_of(point, self.groups, self.home)
            if subject:
                highlights.setdefault(subject, []).extend(point.body)
        programs = Programs(self.home, self.parties, highlights)
        for point in self.points.points:
            if point.body and not subject_of(point, self.groups, self.home):
                yield programs.highlight(point)
        topics = Topics(self.home, self.parties, self.own)
        for group in self.groups:
            yield from programs.group(group)
            yield from topics.read(group)

    def _told(self) -> Iterator[Record]:
        """Yield events, agreements, memberships and bodies told in prose."""
        events = Events(self.home, self.parties)
        captions = [*self._summary_captions(), *self._captions()]
        yield from events.captions(gathered_captions(captions))
        for group in self.groups:
            for program in group.programs:
                for block in program.body:
                    yield from events.paragraph(block)
        prose = self._prose(*_PROSE[2:])
        yield from read_affiliations(self._sections(), self.home, self.parties)
        yield from read_contracts(prose, self.home, self.parties)
        yield from read_memberships(prose, self.home, self.parties)
        yield from read_bodies(prose, self.home, self.parties)

    def _summary_captions(self) -> list[Block]:
        return [
            b for b in self.outline.body(Part.SUMMARY) if b.columns == 1 and b.apart
        ]

    def _captions(self) -> list[Block]:
        pointed = [b for point in self.points.points for b in point.captions]
        return [*pointed, *(b for group in self.groups for b in group.captions)]

    def _sections(self) -> Iterator[Section]:
        """Yield the paragraphs that are told together."""
        for group in self.groups:
            above = {t.above.line if t.above else t.heading.line for t in group.topics}
            for line in sorted(above):
                topics = [
                    t
                    for t in group.topics
                    if (t.above.line if t.above else t.heading.line) == line
                ]
                cells = [b for t in topics for row in t.rows for b in row]
                yield Section((*(b for t in topics for b in t.body), *cells))
            for program in group.programs:
                yield Section(tuple(program.body))
        yield Section(tuple(self._prose(Part.PREFACE, Part.POLICY, Part.POINTS)))

    def _related(self) -> Iterator[Record]:
        unit = next(
            (
                u
                for b in self.outline.body(Part.RELATED)
                if (u := printing_unit(b.text))
            ),
            _MILLION,
        )
        departments = self.parties.names.register.departments
        yield from RelatedPrograms(self.home, self.own, departments, unit).read(
            self.related
        )

    def _finances(self) -> list[FinanceRecord]:
        found: list[FinanceRecord] = []
        programs = Programs(self.home, self.parties, {})
        for group in self.groups:
            found.extend(programs.finances(group))
        for point in self.points.points:
            subject = subject_of(point, self.groups, self.home)
            if subject:
                found.extend(point_amounts(point, subject, self.home, point.name))
        found.extend(read_summary(self.outline.body(Part.SUMMARY), self.home))
        return merged(found)

    def _figures(self) -> Iterator[Record]:
        """Yield the figures of prose that belongs to no program or topic."""
        bureau = Subject(unit=self.home.unit)
        for block in self._prose(Part.PREFACE, Part.POLICY):
            named = self.parties.named(block)
            explained = block.text.startswith("※") and bool(named)
            subject = Subject(party=named[0].party) if explained else bureau
            yield from read_figures(block, subject)
        for block in self.outline.body(Part.SUMMARY):
            if block.columns == 1 and not printing_unit(block.text):
                yield from read_figures(block, bureau)
        heading = ""
        for block in self.outline.body(Part.RELATED):
            if block.columns == 1 and block.text.endswith("。"):
                yield from read_figures(block, Subject(heading=heading))
            elif block.columns == 1:
                heading = block.text

    def _mentions(self, records: Iterable[Record]) -> Iterator[MentionRecord]:
        seen = {span for record in records for span in party_spans(record)}
        for block in self._prose():
            for named in self.parties.named(block):
                if not seen.intersection(named.party.evidence):
                    yield MentionRecord(evidence=(block.span,), party=named.party)


def _own_programs(groups: Iterable[Group], home: Home) -> dict[str, Ref]:
    """Return the bureau's programs by normalised name, short names included."""
    own: dict[str, Ref] = {}
    for group in groups:
        for program in group.programs:
            ref = home.program(program.name.text)
            own[normalise(program.name.text)] = ref
            short = _SHORT_NAME.search(program.name.text)
            if short:
                own[normalise(short["name"])] = ref
            for part in program.parts:
                own[normalise(part.text)] = home.program(part.text)
    return own
