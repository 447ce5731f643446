"""Departments with their duties, and posts held at other bodies.

The chart of the organisation was a picture and is lost; the order of the headings above
the duties gives the parents: a 部 stands below the bureau, all else below the last 部.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from enishi.loaders.blocks import Block, spans
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.bureau_outline.parts import Outline, Part
from enishi.loaders.parties import Parties
from enishi.loaders.records import BodyRecord, DepartmentRecord, Party, Record, Unit
from enishi.vocabulary.identity import Ref

_DUTY: Final = re.compile(r"[-・]?\s*[(（][0-9０-９]+[)）]\s*(?P<duty>\S.*)")
_UNIT: Final = re.compile(r"[^\s。、]{2,30}")
_EMBASSY: Final = re.compile(r"(?P<body>[^(（]+?)(?:[(（](?P<inner>[^)）]+)[)）])?")
_PLACE_HEAD: Final = "派遣先"
_POST_HEAD: Final = ("補職名", "職名", "役職")


def read_departments(outline: Outline, home: Home) -> Iterator[DepartmentRecord]:
    """Yield the bureau and its departments with their duties."""
    name = next(
        (b for b in outline.blocks[Part.OPENING] if b.words == home.bureau), None
    )
    preface = outline.body(Part.PREFACE)
    evidence = spans([name, *preface]) if name else spans(preface)
    yield DepartmentRecord(
        evidence=evidence or spans(outline.blocks[Part.TITLE]),
        unit=home.unit,
        note="\n".join(block.text for block in preface),
    )
    division: tuple[str, ...] = (home.bureau,)
    for heading, duties in _headed(outline.body(Part.DUTIES)):
        path: tuple[str, ...] = (home.bureau, heading.text)
        if heading.text.endswith("部"):
            division = path
        else:
            path = (*division, heading.text)
        printed = [_DUTY.fullmatch(block.text) for block in duties]
        yield DepartmentRecord(
            evidence=spans([heading, *duties]),
            unit=Unit(government=home.government, path=path),
            duties=tuple(match["duty"] for match in printed if match),
        )


def _headed(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each department's heading with the items below it."""
    heading: Block | None = None
    duties: list[Block] = []
    for block in blocks:
        if _DUTY.fullmatch(block.text):
            duties.append(block)
        elif _UNIT.fullmatch(block.words):
            if heading:
                yield heading, duties
            heading, duties = block, []
    if heading:
        yield heading, duties


def read_posts(outline: Outline, home: Home, parties: Parties) -> Iterator[Record]:
    """Yield the bodies to which staff are sent, with the posts they hold there.

    The list names the persons too: their column is never read.
    """
    title = outline.blocks[Part.POSTS][:1]
    columns: tuple[int, int] | None = None
    for row in _rows(outline.body(Part.POSTS)):
        if columns is None:
            columns = _columns(row)
            continue
        place = next((b for b in row if b.column == columns[0]), None)
        post = next((b for b in row if b.column == columns[1]), None)
        if place is None:
            continue
        description = f"{title[0].text}: {post.text}" if post else title[0].text
        for party in _bodies(place):
            yield BodyRecord(
                evidence=spans([place, *([post] if post else [])]),
                party=party,
                description=description,
                located_in=_seat(place, party, parties),
                departments=(home.unit,),
            )


def _seat(block: Block, body: Party, parties: Parties) -> Party | None:
    """Return the country in which an embassy of the home country sits, or None."""
    if not body.name.startswith("在"):
        return None
    (span,) = body.evidence
    start = block.offsets.index(span.start)
    place = block.part(start + 1, start + len(body.name))
    found = parties.names.recogniser.find(place.text, kinds={"Country"})
    if not found or found[0].entity is None or found[0].start:
        return None
    return Party(
        name=found[0].surface,
        evidence=(place.place(0, found[0].end),),
        kinds=("country",),
        ref=Ref.curated(found[0].entity.id),
        method=found[0].method,
    )


def heads_of_posts(outline: Outline) -> list[Block]:
    """Return the head of the list of posts: it names columns, not persons."""
    rows = list(_rows(outline.body(Part.POSTS)))
    return [b for row in rows[:1] if _columns(row) for b in row]


def _rows(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    lines = sorted({block.line for block in blocks})
    for line in lines:
        yield [block for block in blocks if block.line == line]


def _columns(row: Sequence[Block]) -> tuple[int, int] | None:
    """Return the columns of body and post that the table's head names."""
    place = next((b.column for b in row if b.words == _PLACE_HEAD), None)
    post = next((b.column for b in row if b.words in _POST_HEAD), None)
    return None if place is None or post is None else (place, post)


def _bodies(block: Block) -> Iterator[Party]:
    """Yield the body of 「外務省(在〇〇日本国大使館)」 and the one in the brackets."""
    match = _EMBASSY.fullmatch(block.text)
    if not match:
        return
    for group in ("body", "inner"):
        if match[group]:
            part = block.part(*match.span(group))
            yield Party(
                name=part.text,
                evidence=(part.span,),
                kinds=("organization",),
                context=block.text,
            )
