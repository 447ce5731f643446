"""The plan family: the plan, its programs, goals, policy lines, and other plans."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.program_summary.other_plans import other_ref, read_other_plans
from enishi.loaders.program_summary.outline import Kind, Node
from enishi.loaders.program_summary.particulars import (
    Period,
    ProgramOfPlan,
    read_end,
    read_period,
)
from enishi.loaders.records import DepartmentRecord, FrameworkRecord, Unit
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_NTH: Final = re.compile(r"第(?P<number>[0-9０-９]+)期実行プログラム")
_ABOVE: Final = re.compile(r"上位計画である「(?P<name>[^」]+)」")
_COMMITTEE: Final = re.compile(r"庁内に設置した「(?P<name>[^」]+)」")
_QUOTED: Final = re.compile(r"「(?P<name>[^」]+)」")
_CONCEPTS: Final = "基本的な考え方"
_VISION: Final = "都市像"
_MADE: Final = "策定"
_PICTURE: Final = "図・写真："
_TERMS: Final = ("取組方針", "取組の方向性")
_ROMAN: Final = str.maketrans({"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "Ⅴ": "V"})


@dataclass(frozen=True)
class Plans:
    """Makes the records of frameworks.

    Attributes:
        own: The program that the summary is of.
        root: The document as a tree of headings.
        names: The register's names.
        document: Slug of the document.
    """

    own: ProgramOfPlan
    root: Node
    names: Names
    document: str

    @property
    def period(self) -> Period:
        """The period of the program that the summary is of.

        It stands in the sentence that names the program, with no other program's.
        """
        for block in self.root.blocks:
            numbers = {int(normalise(m["number"])) for m in _NTH.finditer(block.text)}
            if numbers == {self.own.number} and read_period(block.text).years:
                return read_period(block.text)
        return Period()

    def read(self) -> Iterator[FrameworkRecord | DepartmentRecord]:
        """Yield the frameworks, and the committee that manages the program."""
        yield from read_other_plans(self.own, self.root, self.names, self.document)
        yield self._plan()
        yield from self._programs()
        yield from self._managed()
        for node in self.root.walk():
            yield from self._node(node)

    def _named(self, name: str) -> Iterator[Node]:
        return (node for node in self.root.walk() if node.name == name)

    def _plan(self) -> FrameworkRecord:
        own = self.own
        node = next(self._named(own.plan), None)
        body = node.body if node else []
        above = next((m for b in body if (m := _ABOVE.search(b.text))), None)
        period = next((p for b in body if (p := read_end(b.text)).last), Period())
        return FrameworkRecord(
            evidence=spans(node.blocks if node else self.root.blocks[:1]),
            ref=own.plan_ref,
            label=own.plan,
            government=own.government,
            description=joined(block.item() for block in body),
            created=next((d for b in body if (d := _made(b, own.plan))), ""),
            start=period.start,
            end=period.end,
            part_of=other_ref(own, above["name"]) if above else None,
        )

    def _programs(self) -> Iterator[FrameworkRecord]:
        """Yield this program, and those of other periods that the summary names."""
        found: dict[int, list[Block]] = {}
        for block in self.root.blocks:
            for match in _NTH.finditer(block.text):
                place = block.part(match.start(), match.end())
                found.setdefault(int(normalise(match["number"])), []).append(place)
        for number, places in sorted(found.items()):
            short = places[-1].text
            own = number == self.own.number
            period = self.period if own else self._other_period(short)
            before = number - 1 if number - 1 in found else None
            told = self._told() if own else []
            yield FrameworkRecord(
                evidence=spans([*places, *told]),
                ref=self.own.program_ref(number),
                label=f"{self.own.plan}{short}",
                alt_labels=(short,),
                government=self.own.government,
                number=str(number),
                description=joined(block.item() for block in told),
                start=period.start,
                end=period.end,
                part_of=self.own.plan_ref,
                replaces=self.own.program_ref(before) if before else None,
                managed_by=self._committee if own else None,
            )

    def _told(self) -> list[Block]:
        """Return what the summary tells of its program as a whole."""
        told: list[Block] = []
        for node in self.root.walk():
            whole = node.kind is Kind.PART and (
                node.name == "実行プログラム" or node.name.endswith(_CONCEPTS)
            )
            if whole or (node.kind is Kind.CHAPTER and node.body):
                told.extend(node.body)
        return told

    def _other_period(self, short: str) -> Period:
        """Return the period printed in brackets behind another program's name."""
        pattern = re.compile(rf"{re.escape(short)}計画期間[(（](?P<years>.*?年度)[)）]")
        for block in self.root.blocks:
            match = pattern.search(block.text)
            if match:
                return read_period(match["years"])
        return Period()

    @property
    def _committee(self) -> Unit | None:
        for block in self.root.blocks:
            match = _COMMITTEE.search(block.text)
            if match:
                return Unit(government=self.own.government, path=(match["name"],))
        return None

    def _managed(self) -> Iterator[DepartmentRecord]:
        for block in self.root.blocks:
            match = _COMMITTEE.search(block.text)
            if match:
                yield DepartmentRecord(
                    evidence=(block.span,),
                    unit=Unit(government=self.own.government, path=(match["name"],)),
                    note=block.item().text,
                )

    def _node(self, node: Node) -> Iterator[FrameworkRecord]:
        if node.kind is Kind.AIM:
            yield self._goal(node)
        elif node.kind is Kind.LINE:
            yield from self._line(node)
        elif node.kind is Kind.PLAIN and node.body:
            yield from self._concepts(node)
        elif node.kind is Kind.POINT and node.body and not self._in_goal(node):
            yield from self._point(node)
        elif self._is_section(node):
            yield self._part(node, node.name, node.body, self.own.program_ref())

    def _is_section(self, node: Node) -> bool:
        """Tell a section with a text of its own that no other record holds."""
        plan = node.name == self.own.plan
        told = any(block in self._told() for block in node.body)
        kinds = (Kind.SECTION, Kind.PART)
        return node.kind in kinds and bool(node.body) and not plan and not told

    def _in_goal(self, node: Node) -> bool:
        goals = (n for n in self.root.walk() if n.kind is Kind.GOAL)
        return any(node in goal.parts for goal in goals)

    def _goal(self, node: Node) -> FrameworkRecord:
        """Return a goal, with the captions of the pictures shown under it."""
        again = [n for n in self._named(node.name) if n.kind is Kind.GOAL]
        headings = [n.heading for n in (node, *again) if n.heading]
        pictures = [caption for n in again for caption in self._pictures(n)]
        return FrameworkRecord(
            evidence=spans([*headings, *pictures]),
            ref=goal_ref(self.own, node),
            label=node.name,
            alt_labels=(f"基本目標{node.number}",),
            government=self.own.government,
            number=node.number,
            description="\n".join(f"{_PICTURE}{one.text}" for one in pictures),
            part_of=self.own.plan_ref,
        )

    def _pictures(self, goal: Node) -> list[Block]:
        """Return the captions that stand right below what the goal holds."""
        own = {block.span.start for block in goal.blocks}
        starts = [block.span.start for block in self.root.blocks]
        return [
            caption
            for caption in self.root.captions
            if max((s for s in starts if s < caption.span.start), default=-1) in own
        ]

    def _line(self, node: Node) -> Iterator[FrameworkRecord]:
        """Yield a policy line and its directions."""
        number = node.number.translate(_ROMAN)
        line = replace(
            self._part(node, node.name, [], self.own.plan_ref),
            number=number,
            alt_labels=(f"{_TERMS[0]}{number}",),
        )
        yield line
        for part in node.parts:
            yield replace(
                self._part(part, part.name, [], line.ref),
                number=f"{number}-{part.number}",
                alt_labels=(f"{_TERMS[0]}{number} {_TERMS[1]}{part.number}",),
            )

    def _concepts(self, node: Node) -> Iterator[FrameworkRecord]:
        """Yield the vision that quotes stand around, or each concept of a list."""
        if _VISION in node.name:
            words = joined(node.body)
            match = _QUOTED.search(words)
            label = match["name"] if match else node.name
            record = self._part(node, label, node.body, self.own.plan_ref)
            yield replace(record, alt_labels=(node.name,))
        elif node.name.endswith(_CONCEPTS):
            for block in node.body:
                yield FrameworkRecord(
                    evidence=spans([*([node.heading] if node.heading else []), block]),
                    ref=self.own.part_ref(self.own.program_ref(), block.item().text),
                    label=block.item().text,
                    government=self.own.government,
                    description=node.name,
                    part_of=self.own.program_ref(),
                )
        else:
            yield self._part(node, node.name, node.body, self.own.program_ref())

    def _point(self, node: Node) -> Iterator[FrameworkRecord]:
        """Yield a point with its text, and each of the marked items it lists.

        An item that is a whole sentence is called by the point and its place in it
        (「〇〇の課題 その3」), and says the sentence.
        """
        items = [block for block in node.body if block.item().text != block.text]
        whole = self._part(node, node.name, node.body, self.own.program_ref())
        yield whole
        for place, block in enumerate(items, start=1):
            said = block.item().text
            sentence = said.endswith("。")
            yield FrameworkRecord(
                evidence=(block.span,),
                ref=self.own.part_ref(whole.ref, said),
                label=f"{node.name} その{place}" if sentence else said,
                government=self.own.government,
                description=said if sentence else "",
                number=str(place) if sentence else "",
                part_of=whole.ref,
            )

    def _part(
        self, node: Node, label: str, body: Sequence[Block], of: Ref
    ) -> FrameworkRecord:
        heading = [node.heading] if node.heading else []
        return FrameworkRecord(
            evidence=spans([*heading, *body]),
            ref=self.own.part_ref(of, label),
            label=label,
            government=self.own.government,
            description=joined(block.item() for block in body),
            part_of=of,
        )


def goal_ref(own: ProgramOfPlan, node: Node) -> Ref:
    """Return the reference of a goal of the plan."""
    return own.part_ref(own.plan_ref, node.name)


def _made(block: Block, plan: str) -> str:
    """Return the date that a sentence gives for the making of the plan, or ""."""
    dates = find_dates(block.text)
    if dates and plan in block.text and _MADE in block.text:
        return dates[0].date.isoformat()
    return ""
