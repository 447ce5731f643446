"""Quantities in prose, each with the words that say what it counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.numerals import Number, find_numbers
from enishi.documents.quantities import Quantity, find_quantities
from enishi.documents.sentences import figure_label, split_sentences
from enishi.loaders.blocks import Block
from enishi.loaders.records import FigureRecord, Party, Unit
from enishi.vocabulary.identity import Ref

_DECREASE: Final = re.compile(r"[)）]?(?:[(（][^)）]*[)）])?の減(?:[^一-鿿]|$)")
_EXCEEDING: Final = re.compile(r"を超え|あまり")
_YEAR_MARK: Final = re.compile(r"[RHＲＨ][0-9０-９]{1,2}[:：]$")
_COUNTED_THINGS: Final = re.compile(r"(?:つの|の)(?P<noun>[一-鿿ァ-ヶー]{2,8})")
_ELAPSED: Final = re.compile(r"年(?=が経過|が過ぎ)")
_LIST_NUMBER: Final = re.compile(r"^[0-9０-９]{1,2}\s|^第")
# 「令和7年度までの10年間」 is of no one year.
_LIMIT: Final = re.compile(r"年度まで")
# What is said up to here tells when something else happened.
_CLAUSE: Final = re.compile("(?<=した)、")


@dataclass(frozen=True, slots=True)
class Subject:
    """What the figures of a stretch of text are about.

    Attributes:
        of: The program year they came of.
        about: Another thing of the graph they are about.
        unit: The department they are about.
        party: The party they are about.
        heading: Words that the labels need to be understood.
        fiscal_year: The year they belong to when the text names none.
        role: Concept key of scheme ``value-role`` when the wording shows none.
        period: The period in words when it is not one fiscal year.
    """

    of: Ref | None = None
    about: Ref | None = None
    unit: Unit | None = None
    party: Party | None = None
    heading: str = ""
    fiscal_year: int | None = None
    role: str = "actual"
    period: str = ""


def read_figures(block: Block, subject: Subject) -> Iterator[FigureRecord]:
    """Yield the quantities of a block; amounts of money are the budget's business."""
    text = block.text
    quantities = find_quantities(text)
    for quantity in quantities:
        yield _figure(block, quantity, subject)
    taken = [(q.start, q.end) for q in quantities]
    for number in find_numbers(text):
        if any(number.start < end and start < number.end for start, end in taken):
            continue
        noun = _COUNTED_THINGS.match(text, number.end)
        elapsed = _ELAPSED.match(text, number.end)
        if noun and not _is_mark(text, number.start):
            unit = "つ" if text[number.end] == "つ" else ""
            yield _counted(block, number, (noun.end(), noun["noun"], unit), subject)
        elif elapsed:
            label = f"{text[: number.start].rstrip('からで')}から 経過"
            yield _counted(block, number, (elapsed.end(), label, "年"), subject)


def _counted(
    block: Block, number: Number, words: tuple[int, str, str], subject: Subject
) -> FigureRecord:
    """Return the figure of a number and the words behind it: end, label and unit."""
    end, label, unit = words
    return FigureRecord(
        evidence=(block.sentence(number.start).span,),
        label=_titled(label.strip("-・ "), subject),
        value=number.value,
        unit_text=unit,
        text=block.text[number.start : end],
        of=subject.of,
        about=subject.about,
        about_unit=subject.unit,
        about_party=subject.party,
        role=subject.role,
        fiscal_year=_year(block.text, number.start) or subject.fiscal_year,
    )


def _figure(block: Block, quantity: Quantity, subject: Subject) -> FigureRecord:
    text = block.text
    marked = _YEAR_MARK.search(text[: quantity.start])
    value, unit_text = _plain(quantity)
    if _DECREASE.match(text, quantity.end):
        value = -abs(value)
    plain = quantity.role == "actual" and not marked
    role = subject.role if plain else quantity.role
    exceeding = bool(_EXCEEDING.match(text, quantity.end))
    return FigureRecord(
        evidence=(block.sentence(quantity.start).span,),
        label=_titled(figure_label(text, quantity), subject),
        value=value,
        unit=quantity.unit_concept or "",
        unit_text=unit_text,
        text=quantity.text,
        of=subject.of,
        about=subject.about,
        about_unit=subject.unit,
        about_party=subject.party,
        role=role,
        qualifier="at-least" if exceeding else next(iter(quantity.qualifiers), "exact"),
        fiscal_year=_year(text, quantity.start) or subject.fiscal_year,
        period=subject.period,
    )


def _plain(quantity: Quantity) -> tuple[Decimal, str]:
    """Return the value in the unit of the concept scheme, and the unit as printed."""
    if quantity.unit_concept and quantity.scale != 1:
        return quantity.value * quantity.scale, quantity.unit
    return quantity.value, quantity.unit


def _titled(label: str, subject: Subject) -> str:
    """Return a label with its heading where it needs one, and no list number."""
    label = _LIST_NUMBER.sub("", label).strip()
    if subject.heading and subject.heading not in label:
        return f"{subject.heading} {label}".strip()
    return label


def _year(text: str, start: int) -> int | None:
    """Return the fiscal year that the words before a figure give it, or None.

    「R2:13台」 names it directly; else the last date or fiscal year of its sentence
    before it does.
    """
    lead = text[:start]
    for sentence in split_sentences(text):
        if sentence.start <= start < sentence.end:
            lead = text[sentence.start : start]
    lead = _CLAUSE.split(lead)[-1]
    if _LIMIT.search(lead):
        return None
    years = [(f.start, f.fiscal_year.year) for f in find_fiscal_years(lead)]
    for found in find_dates(lead):
        year = found.date.fiscal_year
        marked = found.end == len(lead) - 1 and lead.endswith((":", "："))
        if marked:
            years.append((found.start, found.date.year))
        elif year:
            years.append((found.start, year.year))
    return max(years)[1] if years else None


def _is_mark(text: str, start: int) -> bool:
    """Tell whether a number is a list's or a name's (Society5.0)."""
    if start and text[start - 1].isascii() and text[start - 1].isalpha():
        return True
    return bool(_LIST_NUMBER.match(normalise(text[start : start + 3]))) or (
        start > 0 and text[start - 1] in "第※①②③"
    )
