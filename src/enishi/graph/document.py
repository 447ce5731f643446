"""A document with its passages, and what was read from each."""

import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.source import Document, Span, merge
from enishi.graph.passage import Evidence, Passage
from enishi.graph.statement import Description
from enishi.graph.words import Thing, Words

MOST: Final = 6
"""How many passages a stretch of text is explained by at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """What is known of a document as a whole.

    Attributes:
        thing: Its address and title.
        government: The government that issued it, or None.
        sha256: Digest of its text.
        layout: Name of its layout.
        lines: How many lines it has.
        characters: How many characters.
        passages: How many passages were read from it.
        years: First calendar years of the fiscal years it covers.
        issued: Date of issue as precise as known, or "".
        terms: Terms of use; may be empty.
        source: Where the text comes from; may be empty.
        coverage: How much of it was read, from 0 to 1, or None without its text.
    """

    thing: Thing
    government: Thing | None
    sha256: str
    layout: str
    lines: int
    characters: int
    passages: int
    years: tuple[int, ...]
    issued: str
    terms: Words
    source: Words
    coverage: float | None = None

    @property
    def slug(self) -> str:
        """Its slug."""
        return self.thing.path.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage with the number of things that were read from it."""

    passage: Passage
    things: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name in a passage: the words, whom they mean, and how that is known."""

    surface: str
    thing: Thing
    kind: str
    method: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A passage with all that was made from it.

    Attributes:
        evidence: The passage in its surroundings.
        things: What was read from it: each with the statements this passage supports.
        names: The names in it.
    """

    evidence: Evidence
    things: tuple[Description, ...]
    names: tuple[Named, ...]


@dataclass(frozen=True, kw_only=True)
class DocumentPage:
    """A document for its reader.

    Attributes:
        facts: What is known of it as a whole.
        text: Its text, or None if it is not at hand.
        readings: Its passages by place, the longer before the shorter.
        version: The version of the graph this was read from.
    """

    facts: DocumentFacts
    text: Document | None
    readings: tuple[Reading, ...]
    version: str

    def touching(self, start: int, end: int) -> tuple[Passage, ...]:
        """Return the passages that explain a stretch of text best.

        A passage that is the stretch itself comes first, then those around it, the
        narrowest first, then those inside it; at most six.
        """
        touched = [
            one.passage
            for one in self.readings
            if one.passage.start < end and start < one.passage.end
        ]
        touched.sort(key=lambda one: (_distance(one, start, end), one.start))
        around = [one for one in touched if one.start <= start and end <= one.end]
        inside = [one for one in touched if start <= one.start and one.end <= end]
        return tuple(dict.fromkeys([*around, *inside]))[:MOST]

    def counts(self) -> dict[int, int]:
        """Return for each line (1-based) how many things were read from it."""
        counts: dict[int, int] = {}
        for reading in self.readings:
            line = reading.passage.first_line
            counts[line] = counts.get(line, 0) + reading.things
        return {line: count for line, count in counts.items() if count}


def coverage(text: Document, passages: Sequence[Passage]) -> float:
    """Return which share of a text's lines that hold words lie in passages.

    A line counts as read when at least one of its characters stands in a passage.
    """
    starts = [line.start for line in text.lines]
    read: set[int] = set()
    for span in merge(Span(one.start, one.end) for one in passages):
        first = bisect.bisect_right(starts, span.start) - 1
        last = bisect.bisect_left(starts, span.end)
        read.update(range(first, last))
    worded = [at for at, line in enumerate(text.lines) if line.text.strip()]
    return sum(1 for at in worded if at in read) / len(worded) if worded else 0.0


def _distance(passage: Passage, start: int, end: int) -> int:
    return abs(passage.start - start) + abs(passage.end - end)
