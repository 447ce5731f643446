"""Which lines of a document became facts, which are furniture, which are unread."""

from collections.abc import Iterator
from dataclasses import dataclass

from enishi.documents.source import Document, Span, merge
from enishi.loaders.records import AgreementRecord, Reading, Record


@dataclass(frozen=True, slots=True)
class Coverage:
    """The lines of a document that hold anything, by what became of them.

    Attributes:
        content: Number of lines that are not blank.
        facts: Lines in a passage that yields a fact.
        furniture: Other lines known to say nothing (page headers, captions).
        unread: Numbers of the lines that remain.
    """

    content: int
    facts: int
    furniture: int
    unread: tuple[int, ...]

    @property
    def unread_share(self) -> float:
        """Share of the content lines that are unread, 0 to 1."""
        return len(self.unread) / self.content if self.content else 0.0


def measure_coverage(document: Document, reading: Reading) -> Coverage:
    """Return which lines a reading covers.

    A line counts as read when any of its characters stands in a passage of a record.
    """
    facts = list(merge(_spans(reading)))
    furniture = list(merge(reading.furniture))
    counts = {"facts": 0, "furniture": 0}
    unread = []
    content = [line for line in document.lines if line.text.strip()]
    for line in content:
        if _touches(facts, line.span):
            counts["facts"] += 1
        elif _touches(furniture, line.span):
            counts["furniture"] += 1
        else:
            unread.append(line.number)
    return Coverage(len(content), counts["facts"], counts["furniture"], tuple(unread))


def _spans(reading: Reading) -> Iterator[Span]:
    for record in reading.records:
        yield from _evidence(record)


def _evidence(record: Record) -> Iterator[Span]:
    yield from record.evidence
    if isinstance(record, AgreementRecord):
        for part in record.fields:
            yield from part.evidence


def _touches(spans: list[Span], line: Span) -> bool:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= line.start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low].start < line.end
