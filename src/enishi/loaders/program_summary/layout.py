"""The layout «action program summary» (実行プログラムについて（概要）)."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from enishi.documents.manifest import Manifest
from enishi.documents.source import Document, merge
from enishi.errors import SourceError
from enishi.loaders.blocks import Block, read_blocks
from enishi.loaders.parties import Parties, party_spans
from enishi.loaders.program_summary.measures import Measures
from enishi.loaders.program_summary.outline import Kind, Node, read_tree
from enishi.loaders.program_summary.particulars import (
    ProgramOfPlan,
    has_title,
    read_program,
)
from enishi.loaders.program_summary.plans import Plans, goal_ref
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import MentionRecord, Reading, Record
from enishi.register.names import Names

_END: Final = "評価"
_HEADINGS: Final = frozenset(
    {Kind.CHAPTER, Kind.SECTION, Kind.PART, Kind.PLAIN, Kind.BOX, Kind.GOAL}
)


class ProgramSummary:
    """Reads the summary in which a city presents an action program of its plan."""

    name = "action-program-summary"

    def recognises(self, document: Document) -> bool:
        """Tell whether the title of such a summary stands near the top."""
        return has_title(document)

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return which program of which city it summarises.

        Raises:
            SourceError: If the title names no city that the register knows.
        """
        own = read_program(document, names)
        slug = f"{own.government}-action-program-{own.number}-summary"
        plans = Plans(own, read_tree(read_blocks(document)), names, slug)
        return Manifest(
            slug=slug,
            layout=self.name,
            government=own.government,
            title_ja=own.line.text.strip(),
            title_en=(
                f"{own.city_en}: summary of the international action program,"
                f" period {own.number}"
            ),
            fiscal_years=plans.period.years,
        )

    def read(self, document: Document, manifest: Manifest, names: Names) -> Reading:
        """Read all records.

        Raises:
            SourceError: If the summary breaks off; the error names the line.
        """
        own = read_program(document, names)
        blocks = read_blocks(document)
        root = read_tree(blocks)
        _require_end(document, root, blocks)
        parties = Parties(names, manifest.slug).introduced_by(blocks)
        plans = Plans(own, root, names, manifest.slug)
        records: list[Record] = [
            *plans.read(),
            *Measures(own, root, parties).read(),
            *_figures(own, root, plans),
        ]
        records.extend(_mentions([*blocks], records, parties))
        headings = (n.heading for n in root.walk() if n.kind in _HEADINGS)
        furniture = chain(
            (h.span for h in headings if h), (b.span for b in root.captions)
        )
        return Reading(records=tuple(records), furniture=tuple(merge(furniture)))


def _require_end(document: Document, root: Node, blocks: list[Block]) -> None:
    """Refuse a summary that ends before its chapter on assessment, or in a sentence.

    Where the heading of the last section was lost, its words tell it.
    """
    ends = [node for node in root.walk() if node.kind is Kind.SECTION]
    chapters = [node for node in root.walk() if node.kind is Kind.CHAPTER]
    headed = bool(ends) and ends[-1].name == _END and bool(ends[-1].body)
    told = bool(chapters) and _END in chapters[-1].name and _END in blocks[-1].text
    if (headed or told) and blocks[-1].text.endswith(("。", ")", "）")):
        return
    raise SourceError(
        "breaks off before the end of its chapter on assessment.",
        document=document.name,
        line=blocks[-1].line if blocks else 1,
        hint="Give the whole document.",
    )


def _figures(own: ProgramOfPlan, root: Node, plans: Plans) -> Iterator[Record]:
    """Yield the quantities, each about the goal, plan or program it is told of."""
    period = plans.period
    printed = (
        f"{period.first.label_ja}～{period.last.label_ja}"
        if period.first and period.last
        else ""
    )
    for node in root.walk():
        about = own.plan_ref if node.name == own.plan else own.program_ref()
        if node.kind is Kind.GOAL:
            about = goal_ref(own, node)
            if node.count:
                yield from read_figures(
                    node.count, Subject(about=about, heading="取組数", period=printed)
                )
        for block in node.body:
            yield from read_figures(block, Subject(about=about))


def _mentions(
    blocks: Iterable[Block], records: list[Record], parties: Parties
) -> Iterator[MentionRecord]:
    seen = {span for record in records for span in party_spans(record)}
    for block in blocks:
        for named in parties.named(block):
            if not seen.intersection(named.party.evidence):
                yield MentionRecord(evidence=(block.span,), party=named.party)
