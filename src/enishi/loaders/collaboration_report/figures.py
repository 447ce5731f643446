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

_LABELLED: Final = re.compile(r"(?P<label>[^、。：:(（)）\n・]{2,30})\s*[：:]\s*$")
_LIST_MARK: Final = re.compile(r"^(?:[-・\s]|[①-⑳]|[(（][0-9]+[)）]|[ア-ン]\s)+")
_PLACED: Final = re.compile(r"[(（【]$")


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
            heading: What the text stands under, for figures with no words of their own.
        """
        for quantity in find_quantities(flow.text):
            label = text_label(flow.text, quantity) or heading
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
    return quantity.qualifiers[0] if quantity.qualifiers else "exact"


def text_label(text: str, quantity: Quantity) -> str:
    """Return the words right before a colon, else those the sentence gives."""
    line = text.rfind("\n", 0, quantity.start) + 1
    labelled = _LABELLED.search(text[line : quantity.start])
    if labelled:
        return _LIST_MARK.sub("", labelled["label"]).strip()
    return figure_label(text, quantity)
