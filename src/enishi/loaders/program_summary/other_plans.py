"""Other plans and ordinances that a summary names, in quotes or below a picture."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from enishi.documents.characters import normalise
from enishi.loaders.named_frameworks import read_frameworks
from enishi.loaders.program_summary.outline import Node
from enishi.loaders.program_summary.particulars import ProgramOfPlan
from enishi.loaders.records import FrameworkRecord
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_PLAN: Final = re.compile(r"\S+(?:計画|条例|戦略|プラン|プログラム)")


def other_ref(own: ProgramOfPlan, name: str) -> Ref:
    """Return the reference of another plan of the city, or of an ordinance."""
    return Ref("framework", own.government, name=normalise(name))


def read_other_plans(
    own: ProgramOfPlan, root: Node, names: Names, document: str
) -> Iterator[FrameworkRecord]:
    """Yield the other plans and ordinances; one is part of the one it begins with.

    「〇〇総合計画第3期実施計画」 is of 「〇〇総合計画」.

    Args:
        own: The program that the summary is of; its plan is left out.
        root: The document as a tree of headings.
        names: The register's names.
        document: Slug of the document.
    """
    quoted = read_frameworks(root.blocks, own.government, names, document)
    found = [record for record in quoted if record.label != own.plan]
    known = {record.label for record in found}
    found += [r for r in _pictured(own, root) if r.label not in known]
    for record in found:
        wholes = [r for r in found if _is_of(record.label, r.label)]
        whole = max(wholes, key=lambda r: len(r.label), default=None)
        yield replace(record, part_of=whole.ref if whole else None)


def _pictured(own: ProgramOfPlan, root: Node) -> Iterator[FrameworkRecord]:
    """Yield the plans that pictures show: their captions are names of plans."""
    for block in root.captions:
        if _PLAN.fullmatch(block.text):
            yield FrameworkRecord(
                evidence=(block.span,),
                ref=other_ref(own, block.text),
                label=block.text,
                government=own.government,
            )


def _is_of(name: str, whole: str) -> bool:
    """Tell whether a plan's name begins with that of another plan."""
    return name.startswith(whole) and name != whole
