"""What was done under earlier programs, and the main programs under each goal."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.parties import Named, Parties
from enishi.loaders.program_summary.outline import Kind, Node
from enishi.loaders.program_summary.particulars import ProgramOfPlan
from enishi.loaders.program_summary.plans import goal_ref
from enishi.loaders.records import (
    AgreementRecord,
    EventRecord,
    Party,
    ProgramRecord,
    Record,
)
from enishi.register.corrections import mend
from enishi.vocabulary.identity import Ref

_PROJECT: Final = "事業"
_PROJECTS: Final = "administrative-project"
_AFFILIATION: Final = re.compile(r"(?P<kind>姉妹・友好都市|姉妹都市|友好都市)提携")
_KINDS: Final = {
    "姉妹・友好都市": ("sister-or-friendship-city", "Sister- or friendship-city"),
    "姉妹都市": ("sister-city", "Sister-city"),
    "友好都市": ("friendship-city", "Friendship-city"),
}
_ANNIVERSARY: Final = re.compile(r"との(?P<name>周年記念事業)")
_HELD: Final = re.compile(r"(?P<names>(?:「[^」]+」(?:や|、|及び)?)+)(?:等)?の開催")
_QUOTED: Final = re.compile(r"「(?P<name>[^」]+)」")
_GOVERNMENTS: Final = frozenset({"city", "region"})


@dataclass(frozen=True)
class Measures:
    """Makes the records of programs and of what ties the city to others.

    Attributes:
        own: The program that the summary is of.
        root: The document as a tree of headings.
        parties: Finds who is named.
    """

    own: ProgramOfPlan
    root: Node
    parties: Parties

    def read(self) -> Iterator[Record]:
        """Yield the programs, with events and affiliations that they name."""
        for node in self.root.walk():
            if node.kind is Kind.PART:
                for item in node.parts:
                    if item.kind is Kind.ITEM:
                        yield from self._item(item, node)
            elif node.kind is Kind.GOAL:
                for point in node.parts:
                    yield self._program(point, node)

    def _program(self, node: Node, goal: Node) -> ProgramRecord:
        """Return a main program; one called 〇〇事業 is the city's project itself."""
        project = node.name.endswith(_PROJECT)
        return ProgramRecord(
            evidence=spans(node.blocks),
            ref=self.own.measure_ref(node.name, _PROJECTS if project else ""),
            label=node.name,
            government=self.own.government,
            classes=("AdministrativeProject",) if project else (),
            framework=self.own.program_ref(),
            part_of=goal_ref(self.own, goal),
            description=joined(node.body),
            partners=self._partners(node.body),
        )

    def _item(self, item: Node, part: Node) -> Iterator[Record]:
        """Yield what was done in one field, and under each of its headings."""
        owner = f"{self.own.program_ref().path}|{part.name}"
        whole = self.own.measure_ref(item.name, owner)
        yield ProgramRecord(
            evidence=spans(item.blocks),
            ref=whole,
            label=item.name,
            alt_labels=(f"{part.name}{item.number}",),
            government=self.own.government,
            number=item.number,
            description=item.told,
        )
        for group in item.parts:
            yield from self._group(group, whole)

    def _group(self, group: Node, whole: Ref) -> Iterator[Record]:
        corrections = self.parties.names.register.corrections
        mended = mend(group.name, corrections, document=self.parties.document)
        ref = self.own.measure_ref(mended.text, whole.path)
        yield ProgramRecord(
            evidence=spans(group.blocks),
            ref=ref,
            label=mended.text,
            alt_labels=(group.name,) if mended.repairs else (),
            government=self.own.government,
            part_of=whole,
            description=group.told,
            partners=self._partners(group.body),
            assertion="corrected" if mended.repairs else "",
        )
        for block in group.body:
            yield from self._events(block, ref)
            yield from self._affiliations(block)

    def _partners(self, body: list[Block]) -> tuple[Party, ...]:
        return self.parties.of(*body)

    def _events(self, block: Block, program: Ref) -> Iterator[EventRecord]:
        """Yield the fairs that were held, and a project for anniversaries."""
        held = _HELD.search(block.text)
        for match in _QUOTED.finditer(held["names"] if held else ""):
            yield self._event(block, match["name"], program, ())
        anniversary = _ANNIVERSARY.search(block.text)
        if anniversary:
            cities = tuple(n.party for n in self._cities(block))
            yield self._event(block, anniversary["name"], program, cities)

    def _event(
        self, block: Block, name: str, program: Ref, participants: tuple[Party, ...]
    ) -> EventRecord:
        return EventRecord(
            evidence=(block.span,),
            ref=Ref(
                "event", self.own.government, owner=program.path, name=normalise(name)
            ),
            label=name,
            government=self.own.government,
            description=block.item().text,
            participants=participants,
            programs=(program,),
        )

    def _affiliations(self, block: Block) -> Iterator[AgreementRecord]:
        """Yield the affiliations with the cities that an item names."""
        match = _AFFILIATION.search(block.text)
        if not match:
            return
        kind, english = _KINDS[match["kind"]]
        for named in self._cities(block):
            ref = named.party.ref
            if ref is None:
                continue
            entity = self.parties.names.resolver.resolve(
                named.party.name, document=self.parties.document
            ).entity
            name = entity.label_ja if entity else named.party.name
            city = entity.label_en if entity else ""
            yield AgreementRecord(
                evidence=(block.span,),
                ref=Ref.curated(f"agreement/{self.own.government}-{ref.slug}"),
                label=f"{name}との{match.group()}",
                label_en=f"{english} affiliation with {city}" if city else "",
                government=self.own.government,
                kind=kind,
                parties=(named.party,),
                description=block.item().text,
            )

    def _cities(self, block: Block) -> list[Named]:
        return [
            named
            for named in self.parties.named(block)
            if _GOVERNMENTS.intersection(named.party.kinds)
        ]
