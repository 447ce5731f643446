"""Passages, and the characters in them that say one thing."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rdflib import URIRef

from enishi.documents.source import Document
from enishi.graph.words import NO_WORDS, Words, count_in, iri_in, text_in
from enishi.store.terms import Term

CONTEXT: Final = 56
"""How many characters of the document stand on either side of a quotation."""
LONGEST: Final = 360
"""A quotation of more characters is cut in its middle."""
_DIGIT: Final = re.compile(r"[0-9]")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>")
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class Passage:
    """A stretch of a document that something was read from.

    Attributes:
        iri: Its address.
        document: Address of its document.
        start: Its first character in the document, in code points.
        end: The character after its last one.
        first_line: 1-based number of its first line.
        last_line: 1-based number of its last line.
        text: Its text as printed.
    """

    iri: URIRef
    document: URIRef
    start: int
    end: int
    first_line: int
    last_line: int
    text: str = ""

    @classmethod
    def of(cls, record: Mapping[str, Term]) -> "Passage":
        """Return the passage that a solution describes."""
        return cls(
            iri=iri_in(record, "passage"),
            document=iri_in(record, "document"),
            start=count_in(record, "start"),
            end=count_in(record, "end"),
            first_line=count_in(record, "firstLine"),
            last_line=count_in(record, "lastLine"),
            text=text_in(record, "text"),
        )

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start

    @cached_property
    def _folded(self) -> tuple[str, tuple[int, ...]]:
        return _fold(self.text)

    def place_of(self, words: str) -> tuple[int, int] | None:
        """Return where in the document some words stand in this passage.

        Letter width, case and blanks don't matter: a text that was joined from wrapped
        lines is found in them. One character alone is looked for only as the whole of
        the passage, and a number only where no other digit touches it.

        Returns:
            Start and end in the document, or None if the words don't stand here.
        """
        needle, _ = _fold(words)
        hay, places = self._folded
        if not needle or (len(needle) == 1 and hay != needle):
            return None
        at = hay.find(needle)
        while at >= 0 and _splits_number(hay, at, at + len(needle)):
            at = hay.find(needle, at + 1)
        if at < 0:
            return None
        return self.start + places[at], self.start + places[at + len(needle) - 1] + 1

    def place_before(self, words: str, text: Document) -> tuple[int, int] | None:
        """Return where some words stand right before this passage in its document.

        So stands a printed number before the name it counts.
        """
        before = text.text[: self.start].rstrip()
        if not words or not before.endswith(words):
            return None
        start = len(before) - len(words)
        alone = not _DIGIT.match(before[start - 1 : start])
        return (start, len(before)) if alone else None


@dataclass(frozen=True, slots=True)
class Correction:
    """What was mended in a name.

    Attributes:
        iri: Its address.
        printed: The damaged form, as printed.
        corrected: The form it was taken to be.
        reason: Why.
    """

    iri: URIRef
    printed: str
    corrected: str
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage behind a statement, with the characters that say it.

    Attributes:
        passage: The passage.
        start: First character in the document that says it.
        end: The character after the last one.
        before: What stands before them.
        marked: They themselves; a very long stretch is cut in its middle.
        after: What stands after them.
        kind: Key of scheme ``assertion`` (``as-printed``, ``normalised`` ...); empty
            where the passage itself is all that is known.
        method: How a name was resolved.
        correction: What was mended.
    """

    passage: Passage
    start: int
    end: int
    before: str
    marked: str
    after: str
    kind: str = ""
    method: Words = NO_WORDS
    correction: Correction | None = None


def quoted(passage: Passage, place: tuple[int, int], text: Document | None) -> Evidence:
    """Return a quotation of a passage with its surroundings.

    Args:
        passage: The passage.
        place: Start and end in the document of the characters that matter.
        text: The document's text; without it the passage is all there is to show.
    """
    start, end = place
    whole, offset = (text.text, 0) if text else (passage.text, passage.start)
    first, last = max(0, start - offset), max(0, end - offset)
    before = whole[max(0, first - CONTEXT) : first]
    after = whole[last : last + CONTEXT]
    return Evidence(
        passage=passage,
        start=start,
        end=end,
        before=("…" if first > CONTEXT else "") + shown(before),
        marked=_cut(shown(whole[first:last])),
        after=shown(after) + ("…" if last + CONTEXT < len(whole) else ""),
    )


def shown(text: str) -> str:
    """Return a stretch of a document in one line, without marks of its conversion."""
    return _BLANK.sub(" ", _TAG.sub(" ", text))


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]} […] {text[-half:]}"


def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text to compare by, and for each character where it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if letter.isspace():
            continue
        for part in unicodedata.normalize("NFKC", letter).casefold():
            if not part.isspace():
                letters.append(part)
                places.append(place)
    return "".join(letters), tuple(places)


def _splits_number(hay: str, start: int, end: int) -> bool:
    """Tell whether a find would cut a number in two."""
    before = hay[start - 1 : start] + hay[start : start + 1]
    after = hay[end - 1 : end] + hay[end : end + 1]
    return any(
        len(pair) == 2 and all(map(_DIGIT.match, pair))  # noqa: PLR2004 - a pair
        for pair in (before if start else "", after)
    )
