"""Running text that knows where each of its characters stands in the document."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import clean
from enishi.documents.source import Document, Line, Span

_WRAP: Final = re.compile(r"[ \t　]*\n\s*")
_ITEM_MARK: Final = re.compile(r"(?m)^[ \t]*-[ \t]+")
_ENDS_SENTENCE: Final = tuple("。！？")
_OPENS_ITEM: Final = re.compile(
    r"[・●■◆※➡【＜<]|[①-⑳]|[(（][0-9０-９]+[)）]|[ア-ン][ 　]|[^。、：:\n]{2,16}[：:]"
    r"|[^\n]*\t"
)
_JAPANESE: Final = "\u2000"
_SPACED_CAPITALS: Final = re.compile(r"(?<![A-Za-z])(?:[A-Z] )+[A-Z](?![A-Za-z])")
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of text as a reader of the original would see it.

    Attributes:
        text: The text without the conversion's markup.
        offsets: For each of its characters, its place in the document.
    """

    text: str
    offsets: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def span(self) -> Span:
        """Where the flow stands in the document."""
        return Span(self.offsets[0], self.offsets[-1] + 1)

    @property
    def evidence(self) -> tuple[Span, ...]:
        """Its place as evidence; none if the flow is empty."""
        return (self.span,) if self.text else ()

    def part(self, start: int, end: int) -> "Flow":
        """Return a part of the flow without blanks at its ends."""
        text = self.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = max(first, start + len(text.rstrip()))
        return Flow(self.text[first:last], self.offsets[first:last])

    def after(self, start: int) -> "Flow":
        """Return what stands from an offset on."""
        return self.part(start, len(self.text))

    def pieces(self, separator: re.Pattern[str]) -> Iterator["Flow"]:
        """Yield what stands between separators, without what is blank."""
        at = 0
        for match in separator.finditer(self.text):
            yield from self._piece(at, match.start())
            at = match.end()
        yield from self._piece(at, len(self.text))

    def _piece(self, start: int, end: int) -> Iterator["Flow"]:
        piece = self.part(start, end)
        if piece:
            yield piece

    @property
    def words(self) -> str:
        """The text with wrapped lines joined, as ``unwrap`` does."""
        return unwrap(self.text)

    @property
    def name(self) -> str:
        """The text as a name: blanks out, save between Latin words."""
        return printed_name(self.text)


def flow_of(document: Document, span: Span) -> Flow:
    """Return a stretch of a document as running text."""
    cleaned = clean(document.text[span.start : span.end])
    return Flow(cleaned.text, tuple(span.start + at for at in cleaned.offsets))


def flow_of_lines(document: Document, lines: Sequence[Line]) -> Flow:
    """Return consecutive lines as running text; nothing for no lines."""
    if not lines:
        return Flow("", ())
    return flow_of(document, document.stretch(lines[0], lines[-1]))


def unwrap(text: str) -> str:
    """Join wrapped lines, with a blank only between two Latin letters or digits.

    A line feed stays where a paragraph, a sentence or an item of a list ends. The dash
    that the conversion set before items goes.
    """
    return _WRAP.sub(_joint, _ITEM_MARK.sub("", text.strip()))


def _joint(match: re.Match[str]) -> str:
    lead = match.string[: match.start()]
    before, after = lead[-1:], match.string[match.end() : match.end() + 1]
    ends = match.group().count("\n") > 1 or lead.endswith(_ENDS_SENTENCE)
    row = "\t" in _last_line(lead)
    if ends or row or _OPENS_ITEM.match(match.string, match.end()):
        return "\n"
    both = before.isalnum() and after.isalnum()
    return " " if both and before < _JAPANESE and after < _JAPANESE else ""


def _last_line(text: str) -> str:
    return text[text.rfind("\n") + 1 :]


def printed_name(text: str) -> str:
    """Return a name as printed with what the conversion spread out closed up.

    Blanks go, save between two Latin words; single capitals that the conversion set
    apart (「J V」) are one word again.
    """
    text = _SPACED_CAPITALS.sub(lambda match: match[0].replace(" ", ""), text.strip())
    return _BLANK.sub(_gap, text)


def _gap(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if before < _JAPANESE and after < _JAPANESE else ""


def evidence_of(flows: Iterable[Flow]) -> tuple[Span, ...]:
    """Return the places of several flows in reading order, each once."""
    return tuple(sorted({span for flow in flows for span in flow.evidence}))
