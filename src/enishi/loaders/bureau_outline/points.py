"""The highlights of the budget: a title with two amounts, and what is told of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.money import Amount, find_amounts
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.group_text import Group
from enishi.loaders.bureau_outline.money import BUDGET, marked_year
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.records import FinanceRecord
from enishi.vocabulary.identity import Ref

_POINT: Final = re.compile(
    r"(?P<number>[0-9０-９]{1,2})[\s.．]\s*(?P<name>\S.*?)\s*[(（](?=[①-⑳])"
)
_PAGE: Final = re.compile(r"事業別[：:].*頁")
_SPECIAL: Final = re.compile(r"《(?P<name>[^》]+)》.*")
_LIST_HEAD: Final = re.compile(r"[<＜〈].*[>＞〉]")


@dataclass(slots=True)
class Point:
    """One highlight.

    Attributes:
        name: Its title.
        amounts: Its amounts, with the circled digits of their years.
        heading: The line of the title.
        body: The paragraphs below it.
        captions: Words below pictures.
    """

    name: str
    heading: Block
    amounts: list[Amount] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Points:
    """The highlights, with what stands before them and lines that say nothing."""

    points: list[Point] = field(default_factory=list)
    intro: list[Block] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)


def read_points(blocks: Sequence[Block]) -> Points:
    """Return the highlights of the budget."""
    found = Points()
    for block in blocks:
        point = _point(block)
        if point:
            found.points.append(point)
        elif _PAGE.fullmatch(block.text) or _LIST_HEAD.fullmatch(block.text):
            found.furniture.append(block)
        elif not found.points:
            found.intro.append(block)
        elif _is_caption(block, found.points[-1]):
            found.points[-1].captions.append(block)
        else:
            found.points[-1].body.append(block)
    return found


def _point(block: Block) -> Point | None:
    match = _POINT.match(block.text)
    if match:
        return Point(match["name"], block, find_amounts(block.text))
    special = _SPECIAL.fullmatch(block.text)
    return Point(special["name"], block) if special else None


def _is_caption(block: Block, point: Point) -> bool:
    prose = block.text.endswith("。") or block.item().text != block.text
    follows = bool(point.captions) and block.gap == 0
    return not prose and (block.apart or follows)


def subject_of(point: Point, groups: Sequence[Group], home: Home) -> Ref | None:
    """Return the program or group that a highlight is about, or None.

    It has the same name, or the very same amounts in both years.
    """
    amounts = [amount.value for amount in point.amounts]
    programs = [(p.name.text, p.amounts) for g in groups for p in g.programs]
    named = [(g.name.text, [a.amount for a in g.amounts[:2]]) for g in groups]
    for name, _ in (*programs, *named):
        if normalise(name) == normalise(point.name):
            return home.program(name)
    for name, own in (*programs, *named):
        if amounts and [amount.value for amount in own] == amounts:
            return home.program(name)
    return None


def point_amounts(
    point: Point, of: Ref, home: Home, label: str
) -> Iterator[FinanceRecord]:
    """Yield the amounts of a highlight."""
    for amount in point.amounts:
        year = marked_year(amount, home.fiscal_year)
        if year is not None:
            yield FinanceRecord(
                evidence=(point.heading.place(amount.start, amount.end),),
                of=of,
                amount=amount.value,
                precision=amount.unit,
                fiscal_year=year,
                phase=BUDGET,
                text=amount.text,
                label=label,
            )
