"""The figures of a text or a table, each with what it counts in printed words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.quantities import Quantity, find_quantities
from enishi.documents.sentences import figure_label
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.records import FigureRecord
from enishi.vocabulary.identity import Ref

_LABELLED: Final = re.compile(r"(?P<label>[^、。：:(（)）【\n・\s]{2,30})\s*[：:]\s*$")
_LIST_MARK: Final = re.compile(r"^(?:[-・\s]|[①-⑳]|[(（][0-9０-９]+[)）]|[ア-ン]\s)+")
# 「協働事業<一覧表>」: what kind of part a heading heads is no word of the label.
_BESIDE: Final = re.compile("[<＜〈][^<>＜＞〈〉]*[>＞〉]$")
_LEADERS: Final = re.compile(r"[\s・…-]*")
_SAYS_LITTLE: Final = re.compile(
    r"(?:開催|実施|事業|提案|審査|委員会|構成|参加者|うち同一内容|過去|\s)*|.*[0-9]|.*とき"
)
_LIMIT: Final = frozenset({"上限", "最大", "最高"})
_CLAUSE: Final = re.compile(r"[、。（(\n]")
_PARTICLE: Final = re.compile(r"(?:[はがを]|としては?|について)$")
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What the figures of one place have in common.

    Attributes:
        of: The program year they came of, or None.
        about: What else they are about, or None.
        fiscal_year: The year they belong to, or None.
    """

    of: Ref | None = None
    about: Ref | None = None
    fiscal_year: int | None = None

    def of_text(self, flow: Flow, heading: str = "") -> Iterator[FigureRecord]:
        """Yield the figures of running text.

        Args:
            flow: The text.
            heading: What the text stands under, for figures that few words explain.
        """
        for quantity in find_quantities(flow.text):
            label = text_label(flow.text, quantity, heading)
            if label:
                yield self.record(flow, quantity, label)

    def record(
        self, flow: Flow, quantity: Quantity, label: str, year: int | None = None
    ) -> FigureRecord:
        """Return a quantity of a flow as a figure."""
        place = flow.part(quantity.start, quantity.end)
        return FigureRecord(
            evidence=place.evidence,
            of=self.of,
            about=self.about,
            label=label,
            value=quantity.value * quantity.scale,
            unit=quantity.unit_concept or "",
            unit_text=quantity.unit,
            text=place.text,
            role=quantity.role,
            qualifier=_qualifier(quantity),
            fiscal_year=year if year is not None else self.fiscal_year,
        )


def _qualifier(quantity: Quantity) -> str:
    if quantity.qualifiers:
        return quantity.qualifiers[0]
    return "at-most"


def text_label(text: str, quantity: Quantity, heading: str = "") -> str:
    """Say what a quantity counts, in printed words.

    These are the words right before a colon; else those that the sentence gives; else
    its clause; for a line of leaders (・・・242件) the line above; else the heading. An
    upper limit is called one.
    """
    label = _own_label(text, quantity) or _clause(text, quantity)
    line = text.rfind("\n", 0, quantity.start) + 1
    if _LEADERS.fullmatch(text[line : quantity.start]):
        label = text[:line].strip().rpartition("\n")[2] or heading
    if not label:
        label = heading
    elif _SAYS_LITTLE.fullmatch(label):
        label = f"{heading} {label}".strip()
    limit = next((word for word in quantity.words if word in _LIMIT), "")
    words = _BESIDE.sub("", _LIST_MARK.sub("", label)).strip()
    return f"{words} {limit}".strip()


def _own_label(text: str, quantity: Quantity) -> str:
    """Return the words before a colon, or those of the sentence, if they say enough."""
    line = text.rfind("\n", 0, quantity.start) + 1
    labelled = _LABELLED.search(text[line : quantity.start])
    if labelled:
        return _LIST_MARK.sub("", labelled["label"]).strip()
    label = figure_label(text, quantity)
    return "" if _SAYS_LITTLE.fullmatch(label) and _clause(text, quantity) else label


def _clause(text: str, quantity: Quantity) -> str:
    """Return the clause that leads up to a quantity, if it is one.

    In a bracket behind another quantity (31事業（77件）) it is that one's clause.
    """
    lead = text[: quantity.start].rstrip("（(、 ")
    for other in find_quantities(lead)[-1:]:
        if other.end == len(lead):
            lead = lead[: other.start].rstrip("、 ")
    words = _PARTICLE.sub("", _CLAUSE.split(_PARTICLE.sub("", lead))[-1].strip())
    return words if len(words) > _SHORTEST and words.endswith("事業") else ""
