"""What a contract project cost: the second section of a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.money import Amount, find_amounts
from enishi.documents.source import Span
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.pages import Section

_KINDS: Final = {"委託": "commission", "補助": "subsidy", "負担金": "cost-sharing"}
_PHASES: Final = (("予定", "planned"), ("執行", "settled"), ("決算", "settled"))
_NOTE: Final = "※"
_BRACKETED: Final = re.compile(r"\s*[(（](?P<words>[^()（）]*)[)）]")
_TITLE: Final = re.compile(r"[0-9０-９]\s*事業費\s*")


@dataclass(frozen=True, slots=True)
class Cost:
    """One amount of a page.

    Attributes:
        amount: The amount.
        label: What it is, in the page's words.
        words: The words in brackets behind it, which say the kind of contract.
        fiscal_year: First calendar year of the fiscal year it belongs to.
        place: Where amount and words stand.
        note: What title and remarks add.
    """

    amount: Amount
    label: str
    words: str
    fiscal_year: int
    place: Span
    note: str = ""

    @property
    def phase(self) -> str:
        """Key of the scheme ``finance-phase``, settled or planned if words say so."""
        words = self.label + self.words
        return next((phase for word, phase in _PHASES if word in words), "contract")


def read_costs(section: Section | None, fiscal_year: int) -> Iterator[Cost]:
    """Yield the amounts of a section.

    Args:
        section: The section on costs, if the page has one.
        fiscal_year: The report's, for amounts that name none.
    """
    if section is None:
        return
    note = _note(section)
    for paragraph in section.paragraphs:
        flow = paragraph.flow
        if flow.text.startswith(_NOTE):
            continue
        for amount in find_amounts(flow.text):
            yield _cost(flow, amount, fiscal_year, note)


def _cost(flow: Flow, amount: Amount, fiscal_year: int, note: str) -> Cost:
    line = flow.text.rfind("\n", 0, amount.start) + 1
    label = flow.text[line : amount.start].strip().rstrip("：: ").lstrip("-・ ")
    bracket = _BRACKETED.match(flow.text, amount.end)
    years = find_fiscal_years(label)
    return Cost(
        amount=amount,
        label=label or "事業費",
        words=flow.part(*bracket.span("words")).words if bracket else "",
        fiscal_year=years[0].fiscal_year.year if years else fiscal_year,
        place=flow.part(line, bracket.end() if bracket else amount.end).span,
        note=note,
    )


def _note(section: Section) -> str:
    """Return what the title adds in brackets, and the remarks below the amounts."""
    notes = [_TITLE.sub("", section.title.words)]
    notes += [
        part.flow.words
        for part in section.paragraphs
        if part.flow.text.startswith(_NOTE)
    ]
    return "\n".join(note for note in notes if note)


def contract_kind(words: str) -> str:
    """Return the key of the scheme ``contract-type`` that words say first, or ""."""
    found = [(words.find(word), key) for word, key in _KINDS.items() if word in words]
    return min(found)[1] if found else ""
