"""Amounts of the outline, each said once with every passage that prints it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.money import Amount
from enishi.loaders.records import FinanceRecord

THOUSAND: Final = 1_000
BUDGET: Final = "initial-budget"
PROPOSAL: Final = "budget-proposal"
CHANGE: Final = "change"
BY_SOURCE: Final = "budget-by-source"
UNITS: Final = {"円": 1, "千円": THOUSAND, "百万円": 1_000_000}


def printing_unit(text: str) -> int | None:
    """Return the unit of printing in yen that a note such as （単位：千円） says."""
    words = "".join(text.split())
    for name in ("百万円", "千円", "円"):
        if words.endswith((name, f"{name})", f"{name}）")):
            return UNITS[name]
    return None


def marked_year(amount: Amount, fiscal_year: int) -> int | None:
    """Return the fiscal year that a circled digit before an amount stands for.

    The outline writes ③126,985千円 for 令和3年度: the digit is the year of the era.

    Args:
        amount: The amount.
        fiscal_year: The year of the outline; only it and the one before come up.
    """
    for year in (fiscal_year, fiscal_year - 1):
        label = FiscalYear(year).label_ja.replace("元", "1")
        if amount.mark is not None and label[2:].removesuffix("年度") == str(
            amount.mark
        ):
            return year
    return None


def merged(records: Iterable[FinanceRecord]) -> list[FinanceRecord]:
    """Return the records with those that say the same amount made into one.

    The outline prints an amount in its summary, its highlights and its tables; one
    amount for one thing in one year is one fact with several passages.
    """
    facts: dict[tuple[object, ...], FinanceRecord] = {}
    for record in records:
        key = (
            record.of,
            record.unit,
            record.fiscal_year,
            record.phase,
            record.source,
            record.amount,
            record.precision,
        )
        known = facts.get(key)
        facts[key] = _joined(known, record) if known else record
    return list(facts.values())


def _joined(first: FinanceRecord, again: FinanceRecord) -> FinanceRecord:
    return replace(
        first,
        evidence=tuple(sorted({*first.evidence, *again.evidence})),
        note=first.note or again.note,
    )
