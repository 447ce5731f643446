"""The figures of a cell of results."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.quantities import Quantity, find_quantities
from enishi.documents.sentences import figure_label
from enishi.documents.source import Document
from enishi.loaders.records import Evidence, FigureRecord
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.items import Item, items
from enishi.vocabulary.identity import Ref

_CUMULATIVE: Final = re.compile(r"[＜<［\[【][^＞>］\]】]*累計[^＞>］\]】]*[＞>］\]】]")
_HEADING: Final = re.compile(r"^\s*[＜<○]")
_WITHDRAWN: Final = re.compile(r"(?<!案件は)全件(?:辞退|中止)")
_PART_OF_ONE: Final = re.compile(r"[0-9０-９]\s*年$")
_ROW: Final = re.compile(r"\s*(?P<name>[一-龥ー]{2,6}|[A-Z]{2,})[:：]")
_BRACKETED: Final = re.compile(r"[［\[](?P<name>[^］\]]{2,12})[］\]]\s*$")
_SUM: Final = frozenset({"合計", "総計", "計"})
_CLAUSE: Final = re.compile(r"[。・]")
_LINK: Final = re.compile(
    r"(?:により|において|について|に対し|では|には|は|で|に|の|を|が)?、?$"
)
_LINK_AFTER: Final = re.compile(r"^(?:において|では|には|で|に|の|を|が|は)")
_PERSON: Final = re.compile(r"[ァ-ヺー]+・[ァ-ヺー・]+(?=大使|氏|大臣)")
_SHORTEST: Final = 2


@dataclass(frozen=True)
class FigureReader:
    """Reads the figures of cells.

    Attributes:
        document: The document.
    """

    document: Document

    def read(
        self, cell: Cell, of: Ref, fiscal_year: int, fallback: str
    ) -> Iterator[FigureRecord]:
        """Yield the figures of a cell.

        Figures under a heading that says 累計 (cumulative) are cumulative. What an item
        counts and then says was wholly withdrawn is no figure.

        Args:
            cell: The results of one year.
            of: The program year.
            fiscal_year: First calendar year of its fiscal year.
            fallback: What to call a figure whose sentence names nothing.
        """
        cumulative = False
        for item in items(cell):
            heading = _CUMULATIVE.search(item.text)
            if _HEADING.match(item.text):
                cumulative = heading is not None
            if _WITHDRAWN.search(item.text):
                continue
            for quantity in find_quantities(item.text):
                if _PART_OF_ONE.search(item.text[: quantity.number_start]):
                    continue  # the months of 1年9か月 are no duration of their own
                role = quantity.role
                if cumulative and role == "actual":
                    role = "cumulative"
                yield FigureRecord(
                    evidence=self._evidence(cell, item, quantity),
                    of=of,
                    label=_label(item.text, quantity, fallback),
                    value=quantity.value * quantity.scale,
                    unit=quantity.unit_concept or "",
                    unit_text=quantity.unit,
                    text=item.text[quantity.start : quantity.end],
                    role=role,
                    qualifier=next(iter(quantity.qualifiers), "exact"),
                    fiscal_year=fiscal_year,
                )

    def _evidence(self, cell: Cell, item: Item, quantity: Quantity) -> Evidence:
        start, end = item.start + quantity.start, item.start + quantity.end
        return cell.place(self.document, start, end)


def _label(text: str, quantity: Quantity, fallback: str) -> str:
    """Return what a figure counts, in printed words.

    In a row of figures (``受入:A 116名 B 215名 合計 331名``) the row's name stands
    before each; elsewhere the sentence says it, or the words around the figure.
    """
    row = _ROW.match(text)
    total = next((word for word in quantity.words if word in _SUM), "")
    if row:
        between = text[row.end() : quantity.start]
        earlier = [other.end for other in find_quantities(between)]
        own = between[max(earlier, default=0) :].strip("　 、（(：:")
        name = row["name"]
        if name in _SUM:
            return f"{fallback} {name}"
        return " ".join(part for part in (name, own or total) if part)
    bracketed = _BRACKETED.search(text[: quantity.start])
    if bracketed:
        return bracketed["name"]
    said = figure_label(text, quantity) or _around(text, quantity)
    return _PERSON.sub("", said) or fallback


def _around(text: str, quantity: Quantity) -> str:
    """Return the clause before a figure, else the one after it."""
    start = quantity.start
    for earlier in reversed(find_quantities(text[:start])):
        if not text[earlier.end : start].strip("（( "):
            start = earlier.start
    before = _LINK.sub("", _CLAUSE.split(text[:start])[-1]).strip()
    if len(before) >= _SHORTEST and "、" not in before:
        return before
    after = re.split("[、。（(）)]", text[quantity.end :])[0]
    after = _LINK_AFTER.sub("", after).strip()
    return after if len(after) >= _SHORTEST else ""
