"""Plans and ordinances that the outline names, and the bureau's own policy."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.records import FrameworkRecord
from enishi.register.corrections import mend
from enishi.register.names import Names

_NAMED: Final = re.compile(
    r"[「『](?P<name>[^「」『』。]{2,40}?(?:条例|計画|戦略|方針|プラン|ビジョン|大綱)"
    r"(?P<period>\s*(?P<first>(?:19|20)[0-9]{2})\s*[~～〜－–-]\s*(?P<last>(?:19|20)[0-9]{2}))?)[」』]"
)
_MADE: Final = re.compile(r"制定|策定(?!後)")
_REVISED: Final = re.compile(r"改定|改訂|改正")
_DEFINED: Final = re.compile(r"[」』]は、")
_POLICY: Final = re.compile(r".*運営方針")
_HEADING: Final = re.compile(r"[^「。、・※-][^。、]{0,40}")
_NEAR: Final = 14


@dataclass(slots=True)
class _Naming:
    """All that the outline says of one framework."""

    name: str
    passages: list[Block] = field(default_factory=list)
    other: set[str] = field(default_factory=set)
    period: tuple[str, str] = ("", "")
    created: str = ""
    words: list[str] = field(default_factory=list)


def read_frameworks(
    blocks: Iterable[Block], home: Home, names: Names, document: str
) -> Iterator[FrameworkRecord]:
    """Yield the plans, strategies and ordinances that are named in quotes.

    A name that the register's corrections hold for a variant is one of the right name.

    Args:
        blocks: The outline's prose.
        home: Whose outline it is.
        names: The register's names, with the corrections.
        document: Slug of the document.
    """
    found: dict[str, _Naming] = {}
    for block in blocks:
        for match in _NAMED.finditer(block.text):
            printed = match["name"]
            name = mend(printed, names.register.corrections, document=document).text
            naming = found.setdefault(name, _Naming(name))
            _note(naming, block, match, printed)
    for naming in found.values():
        yield FrameworkRecord(
            evidence=spans(naming.passages),
            ref=home.framework(naming.name),
            label=naming.name,
            government=home.government,
            alt_labels=tuple(sorted(naming.other)),
            description="\n".join(dict.fromkeys(naming.words)),
            created=naming.created,
            start=naming.period[0],
            end=naming.period[1],
        )


def _note(naming: _Naming, block: Block, match: re.Match[str], printed: str) -> None:
    sentence = next(s for s in block.sentences() if match["name"] in s.text)
    naming.passages.append(block.part(match.start("name"), match.end("name")))
    if printed != naming.name:
        naming.other.add(printed)
    if match["period"]:
        naming.period = (match["first"], match["last"])
    lead = block.text[max(0, match.start() - _NEAR * 2) : match.start()]
    tail = block.text[match.end() : match.end() + _NEAR]
    dates = find_dates(lead)
    if dates and _MADE.search(lead[dates[-1].end :] + tail):
        naming.created = dates[-1].date.isoformat()
        naming.passages.append(sentence)
    if _REVISED.search(lead + tail) and dates:
        naming.words.append(sentence.text)
        naming.passages.append(sentence)
    if _DEFINED.match(block.text, match.end() - 1):
        naming.words.append(sentence.text)
        naming.passages.append(sentence)


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
