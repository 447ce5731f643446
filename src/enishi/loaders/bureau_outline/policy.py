"""The bureau's own policy of the year."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.records import FrameworkRecord

_POLICY: Final = re.compile(r".*運営方針")
_HEADING: Final = re.compile(r"[^「。、・※-][^。、]{0,40}")


def read_policy(
    contents: Sequence[Block], policy: Sequence[Block], home: Home
) -> Iterator[FrameworkRecord]:
    """Yield the bureau's policy of the year, and each heading of it with its text."""
    listed = next((b for b in contents if _POLICY.fullmatch(_title(b))), None)
    year = FiscalYear(home.fiscal_year)
    label = _title(listed) if listed else f"{year.label_ja}{home.bureau}運営方針"
    ref = home.framework(label)
    yield FrameworkRecord(
        evidence=spans([listed] if listed else policy[:1]),
        ref=ref,
        label=label,
        government=home.government,
        start=year.start.isoformat(),
        end=year.end.isoformat(),
        managed_by=home.unit,
    )
    for heading, body in headed(policy):
        if body:
            yield FrameworkRecord(
                evidence=spans([heading, *body]),
                ref=home.framework(heading.text, owner=ref.path),
                label=heading.text,
                government=home.government,
                description=joined([block.item() for block in body]),
                part_of=ref,
            )


def headed(blocks: Iterable[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each heading of a chapter with the paragraphs and items below it."""
    heading: Block | None = None
    body: list[Block] = []
    for block in blocks:
        if _HEADING.fullmatch(block.text):
            if heading:
                yield heading, body
            heading, body = block, []
        elif heading:
            body.append(block)
    if heading:
        yield heading, body


def _title(block: Block) -> str:
    """Return a contents item without its number and page."""
    return re.sub(r"^[0-9０-９(（)）\s-]+|\s+[0-9]+$", "", block.text)
