"""The outlines of the projects: heading, content, counterparty, in many shapes.

A heading is name〔division〕<field>, on one line or two, bold or not. The ward or
bureau stands before its first project as 【name】, on its own line or the heading's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line, Span
from enishi.loaders.collaboration_report.flow import Flow, flow_of_lines

_UNIT: Final = re.compile(r"^[ \t　]*【(?P<unit>[^】\n]+)】", re.MULTILINE)
_HEADING: Final = re.compile(
    r"(?:^[ \t　]*+|(?<=】))(?!【|事業名\s*〔)(?P<name>[^\n〔〕]+)"
    r"〔(?P<divisions>[^〕\n]+)〕\s*"
    r"[<＜〈](?P<field>[^<>＜＞〈〉\n]+)[>＞〉]",
    re.MULTILINE,
)
_COUNTERPARTY: Final = re.compile(r"[(（]\s*協働の相手[方先]\s*[:：]")
_BRACKETS: Final = {"(": 1, "（": 1, ")": -1, "）": -1}
_LISTED: Final = re.compile(r"\s*(?:-\s|[・①-⑳])")
_RULED: Final = re.compile(r"\n--+\s*(?=\n|$)")
_MAIN_PART: Final = re.compile(r"本編\s*[0-9～〜~\s]+ページをご参照")
_DIVISION_BORDER: Final = re.compile(r"(?<=[課館所室])・|(?<=センター)・|[、，,]")
_FIELD_TAIL: Final = re.compile(r"に関する事業$")


@dataclass(frozen=True, slots=True)
class Outline:
    """One project's outline.

    Attributes:
        name: Its name.
        unit: The ward or bureau under which it stands.
        divisions: The divisions in charge.
        field: The field of activity as printed.
        content: What it is, empty where only the main part says so.
        counterparty: What stands behind 協働の相手方, or empty.
        whole: The outline from its name to its end.
    """

    name: Flow
    unit: str
    divisions: tuple[str, ...]
    field: str
    content: tuple[Flow, ...]
    counterparty: Flow
    whole: Flow

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return normalise(self.name.name)

    @property
    def field_key(self) -> str:
        """The field as the table of fields and all headings can be compared."""
        return _FIELD_TAIL.sub("", normalise(self.field))


@dataclass(frozen=True, slots=True)
class Outlines:
    """The outlines of a part, and where its headings of wards and bureaus stand."""

    outlines: tuple[Outline, ...]
    units: tuple[str, ...]
    headings: tuple[Span, ...]


def read_outlines(document: Document, lines: Sequence[Line]) -> Outlines:
    """Read all outlines of a part."""
    flow = flow_of_lines(document, lines)
    markers = list(_UNIT.finditer(flow.text))
    return Outlines(
        tuple(_outlines(flow, markers)),
        tuple(marker["unit"].strip() for marker in markers),
        tuple(flow.part(*marker.span()).span for marker in markers),
    )


def _outlines(flow: Flow, markers: Sequence[re.Match[str]]) -> Iterator[Outline]:
    headings = list(_HEADING.finditer(flow.text))
    borders = sorted(
        [match.start() for match in (*headings, *markers)] + [len(flow.text)]
    )
    for heading in headings:
        unit = ""
        for marker in markers:
            if marker.start() < heading.end():
                unit = marker["unit"].strip()
        end = next(border for border in borders if border >= heading.end())
        yield _outline(flow, heading, unit, end)


def _outline(flow: Flow, heading: re.Match[str], unit: str, end: int) -> Outline:
    ruled = _RULED.search(flow.text, heading.end(), end)
    body = flow.part(heading.end(), ruled.start() if ruled else end)
    start, stop, rest = _counterparty(body.text)
    content = [body.part(0, start), body.after(rest)]
    return Outline(
        name=flow.part(*heading.span("name")),
        unit=unit,
        divisions=_divisions(heading["divisions"]),
        field=heading["field"].strip(),
        content=tuple(part for part in content if part and not _refers(part.text)),
        counterparty=_label_off(body.part(start, stop)),
        whole=flow.part(heading.start("name"), ruled.start() if ruled else end),
    )


def _counterparty(body: str) -> tuple[int, int, int]:
    """Return where the clause on the counterparty begins and ends, and what follows.

    Conditions listed behind the closing bracket belong to it, closed again or not.
    """
    clauses = list(_COUNTERPARTY.finditer(body))
    if not clauses:
        return len(body), len(body), len(body)
    found = clauses[-1]
    end = _closing(body, found.start())
    if _LISTED.match(body, end + 1) and (end == len(body) or body[end + 1 :].strip()):
        stripped = body.rstrip()
        return found.start(), len(stripped), len(body)
    return found.start(), end, min(end + 1, len(body))


def _closing(text: str, opening: int) -> int:
    """Return the offset of the bracket that closes one, or the text's end."""
    depth = 0
    for at in range(opening, len(text)):
        depth += _BRACKETS.get(text[at], 0)
        if depth == 0:
            return at
    return len(text)


def _label_off(clause: Flow) -> Flow:
    label = _COUNTERPARTY.match(clause.text)
    return clause.after(label.end()) if label else clause


def _refers(text: str) -> bool:
    """Tell whether a content only refers to the main part."""
    return bool(_MAIN_PART.search(text)) and "\n" not in text.strip()


def _divisions(printed: str) -> tuple[str, ...]:
    parts = (normalise(part) for part in _DIVISION_BORDER.split(printed))
    return tuple(part for part in parts if part)
