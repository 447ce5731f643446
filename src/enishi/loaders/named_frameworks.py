"""Plans, strategies and ordinances that prose names in quotes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.loaders.blocks import Block, spans
from enishi.loaders.records import FrameworkRecord
from enishi.register.corrections import mend
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_NAMED: Final = re.compile(
    r"[「『](?P<name>[^「」『』。]{2,40}?(?:条例|計画|戦略|方針|プラン|ビジョン|大綱)"
    r"(?P<period>\s*(?P<first>[0-9０-９]{4})\s*[~～〜－–-]\s*(?P<last>[0-9０-９]{4}))?)[」』]"
)
# 「脱炭素戦略「〇〇2050」の策定」: the word before the quotes says what it is.
_TITLED: Final = re.compile(
    r"(?:条例|計画|戦略|方針|プラン)[「『](?P<name>[^「」『』。]{2,40})[」』]"
    r"(?P<period>)(?P<first>)(?P<last>)(?=の?(?:策定|制定|改定)|を(?:策定|制定|改定))"
)
_MADE: Final = re.compile(r"制定|策定(?!後)")
_REVISED: Final = re.compile(r"改定|改訂|改正")
_DEFINED: Final = re.compile(r"[」』]は、")
_NEAR: Final = 14


@dataclass(slots=True)
class _Naming:
    """All that a document says of one framework."""

    name: str
    passages: list[Block] = field(default_factory=list)
    other: set[str] = field(default_factory=set)
    period: tuple[str, str] = ("", "")
    created: str = ""
    words: list[str] = field(default_factory=list)


def read_frameworks(
    blocks: Iterable[Block], government: str, names: Names, document: str
) -> Iterator[FrameworkRecord]:
    """Yield the plans, strategies and ordinances that are named in quotes.

    A name that the register's corrections hold for a variant is one of the right name.

    Args:
        blocks: Prose.
        government: Slug of the government whose document it is.
        names: The register's names, with the corrections.
        document: Slug of the document.
    """
    found: dict[str, _Naming] = {}
    for block in blocks:
        for match in _namings(block.text):
            printed = match["name"]
            name = mend(printed, names.register.corrections, document=document).text
            naming = found.setdefault(name, _Naming(name))
            _note(naming, block, match, printed)
    for naming in found.values():
        yield FrameworkRecord(
            evidence=spans(naming.passages),
            ref=Ref("framework", government, name=normalise(naming.name)),
            label=naming.name,
            government=government,
            alt_labels=tuple(sorted(naming.other)),
            description="\n".join(dict.fromkeys(naming.words)),
            created=naming.created,
            start=naming.period[0],
            end=naming.period[1],
        )


def _namings(text: str) -> list[re.Match[str]]:
    """Return the places where a text names a framework, each once."""
    found = {m.start("name"): m for m in _TITLED.finditer(text)}
    found |= {m.start("name"): m for m in _NAMED.finditer(text)}
    return [found[at] for at in sorted(found)]


def _note(naming: _Naming, block: Block, match: re.Match[str], printed: str) -> None:
    sentence = next(s for s in block.sentences() if match["name"] in s.text)
    naming.passages.append(block.part(match.start("name"), match.end("name")))
    if printed != naming.name:
        naming.other.add(printed)
    if match["period"]:
        naming.period = (normalise(match["first"]), normalise(match["last"]))
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
