"""The figures of a row: what its results, reason and plan count."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.quantities import Quantity, find_quantities
from enishi.documents.sentences import figure_label, split_sentences
from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.records import FigureRecord
from enishi.vocabulary.identity import Ref

_SCALED: Final = {("teu", 1000): "thousand-teu", ("percent", 10): "ratio"}
"""Concepts that hold the printed multiple, so that the value stays as printed."""
_LEADING: Final = re.compile("^(?:に対し|を対象に|[)）」])[ 　]*")
# Words that say what was done, or when, but not with what.
_SAYS_LITTLE: Final = re.compile(
    "(?:実績|対応|中止|認定|発行|参加|開催|実施|予定|中心|推進|交付|支給|作成|配布|前期|後期"
    "|午前|午後|夜間|実際|修了|観点|開催し|実施し|書面開催|年度|[ 　])*"
)
_TOPIC: Final = re.compile(
    r"[①-⑳・○●\s]*(?P<words>[^、。]{3,40}?)(?:については|について|に関して|では|は|を)"
)
_APART: Final = re.compile("[ぁ-ん、。・]")


def read_figures(
    cell: SheetCell, of: Ref, fiscal_year: int, fallback: str
) -> Iterator[FigureRecord]:
    """Yield the figures of a cell.

    Args:
        cell: Results, reason or plan.
        of: The program year.
        fiscal_year: First calendar year of the sheet's fiscal year.
        fallback: What to call a figure whose sentence names nothing.
    """
    for quantity in find_quantities(cell.text):
        value, unit = _measured(quantity)
        yield FigureRecord(
            evidence=(cell.place(quantity.start, quantity.end),),
            of=of,
            label=_label(cell.text, quantity, fallback),
            value=value,
            unit=unit,
            unit_text=quantity.unit,
            text=cell.text[quantity.start : quantity.end],
            role=quantity.role,
            qualifier=next(iter(quantity.qualifiers), "exact"),
            fiscal_year=_year_before(cell.text[: quantity.start]) or fiscal_year,
        )


def _label(text: str, quantity: Quantity, fallback: str) -> str:
    """Return what a figure is called.

    Where the words beside it say little, the topic of its sentence stands before them,
    or the initiative's name.
    """
    label = _LEADING.sub("", figure_label(text, quantity)).strip()
    if not _SAYS_LITTLE.fullmatch(label):
        return label
    lead = next(
        text[sentence.start : quantity.start]
        for sentence in split_sentences(text)
        if sentence.start <= quantity.number_start < sentence.end
    )
    topic = _TOPIC.match(lead)
    return f"{topic['words'] if topic else fallback} {label}".strip()


def _measured(quantity: Quantity) -> tuple[Decimal, str]:
    """Return the value and the concept of its unit, which must agree."""
    unit = quantity.unit_concept or ""
    if not unit or quantity.scale == 1:
        return quantity.value, unit
    scaled = _SCALED.get((unit, quantity.scale))
    if scaled:
        return quantity.value, scaled
    return quantity.value * quantity.scale, unit


def _year_before(lead: str) -> int | None:
    """Return the fiscal year printed with a figure, or None.

    It stands right before the figure or the noun that it counts (令和元年度7,767件), or
    heads an enumeration with a colon (令和2年度:年間給付人数 延555人 月平均47人).
    """
    years = find_fiscal_years(lead)
    if not years:
        return None
    between = lead[years[-1].end :]
    if between.startswith((":", "：")) or not _APART.search(between):
        return years[-1].fiscal_year.year
    return None
