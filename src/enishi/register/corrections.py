"""Corrections: what is printed wrongly, what it should say, where, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rdflib import URIRef

from enishi.register.tables import Row, read_rows
from enishi.vocabulary.identity import Ref

KINDS: Final = ("ocr", "typo", "variant", "source-contradiction", "encoding")
SCOPES: Final = ("passage", "document", "all")
STATUSES: Final = ("accepted", "to-check", "open")
ANYWHERE: Final = "*"
_NEAR: Final = 80
_COLUMNS: Final = (
    "document", "printed", "corrected", "kind", "scope", "context", "basis_ja",
    "basis_en",
    "confidence", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """One curated fix.

    Attributes:
        document: Slug of a document, or the front of it that names a layout
            (``kawasaki-progress-sheet``), or ``*`` for all.
        printed: What stands in the document.
        corrected: What it should say; the same as ``printed`` when that is unknown.
        kind: ``ocr``, ``typo``, ``variant``, ``source-contradiction`` or ``encoding``.
        scope: How far it holds: ``passage`` (only near the context), ``document`` or
            ``all``.
        context: Strings of which one must stand near the printed form; none when the
            form is wrong wherever it stands.
        basis_ja: Why, in Japanese.
        basis_en: Why, in English.
        confidence: 0 to 1.
        status: ``accepted``, ``to-check`` or ``open``; an open one mends nothing.
        line: Line of the row in the register.
    """

    document: str
    printed: str
    corrected: str
    kind: str
    scope: str
    context: tuple[str, ...]
    basis_ja: str
    basis_en: str
    confidence: float
    status: str
    line: int = 0

    @property
    def iri(self) -> URIRef:
        """The correction's address, made from what it corrects where."""
        government = "any" if self.document == ANYWHERE else self.document
        return Ref(
            "correction",
            government.partition("-")[0],
            owner=self.document,
            name="|".join((self.printed, self.corrected, *self.context)),
        ).iri

    @property
    def mends(self) -> bool:
        """Whether it changes anything: an open question does not."""
        return self.status != "open" and self.printed != self.corrected

    def holds_in(self, document: str | None) -> bool:
        """Whether it holds in a document.

        Args:
            document: The document's slug; None for a text of no document.
        """
        if self.document == ANYWHERE:
            return True
        return document is not None and f"{document}-".startswith(f"{self.document}-")

    def holds_at(self, text: str, start: int, end: int) -> bool:
        """Whether the context it asks for stands near a stretch of a text.

        Args:
            text: The text.
            start: Start of the printed form in it.
            end: End of it, exclusive.

        Returns:
            True if there is no condition, or one of the strings stands within 80
            characters on either side.
        """
        if not self.context:
            return True
        near = text[max(0, start - _NEAR) : end + _NEAR]
        return any(words in near for words in self.context)


@dataclass(frozen=True, slots=True)
class Repair:
    """One place that was mended.

    Attributes:
        start: Offset in the text as printed.
        end: End of it, exclusive.
        correction: What was applied.
    """

    start: int
    end: int
    correction: Correction


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after its corrections.

    Attributes:
        text: The mended text.
        repairs: What was mended, in the order of the text as printed.
    """

    text: str
    repairs: tuple[Repair, ...]


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """Read ``corrections.tsv``.

    Args:
        folder: The folder of the register's files.

    Raises:
        SourceError: If a row is wrong; file and line are named.
    """
    rows = read_rows(folder / "corrections.tsv", _COLUMNS)
    return tuple(_correction(row) for row in rows)


def mend(
    text: str, corrections: Iterable[Correction], *, document: str | None = None
) -> Mended:
    """Mend a text.

    Args:
        text: A cell, a name, a passage: as printed.
        corrections: The corrections of the register.
        document: Slug of the document it stands in.

    Returns:
        The text with every correction applied that holds there; where two overlap, the
        longer printed form wins.
    """
    found = [
        repair
        for correction in corrections
        if correction.mends and correction.holds_in(document)
        for repair in _places(text, correction)
    ]
    found.sort(key=lambda repair: (repair.start, -repair.end))
    pieces: list[str] = []
    repairs: list[Repair] = []
    done = 0
    for repair in found:
        if repair.start < done:
            continue
        pieces += text[done : repair.start], repair.correction.corrected
        repairs.append(repair)
        done = repair.end
    return Mended("".join((*pieces, text[done:])), tuple(repairs))


def _places(text: str, correction: Correction) -> Iterable[Repair]:
    """Yield where a correction's printed form stands and its context holds."""
    start = text.find(correction.printed)
    while start >= 0:
        end = start + len(correction.printed)
        # A form that its own correction contains (カワズ in カワスミ) is no damage.
        if not _corrected_already(text, start, correction) and correction.holds_at(
            text, start, end
        ):
            yield Repair(start, end, correction)
        start = text.find(correction.printed, end)


def _corrected_already(text: str, start: int, correction: Correction) -> bool:
    """Whether the printed form is part of the corrected one that stands there."""
    inside = correction.corrected.find(correction.printed)
    return inside >= 0 and text.startswith(correction.corrected, start - inside)


def _correction(row: Row) -> Correction:
    """Build a correction from its row."""
    confidence = row.number("confidence")
    if confidence is None or not 0 <= confidence <= 1:
        raise row.error("the confidence is not between 0 and 1.")
    correction = Correction(
        document=row.required("document"),
        printed=row.required("printed"),
        corrected=row.required("corrected"),
        kind=row.one_of("kind", KINDS),
        scope=row.one_of("scope", SCOPES),
        context=row.several("context"),
        basis_ja=row.required("basis_ja"),
        basis_en=row.required("basis_en"),
        confidence=confidence,
        status=row.one_of("status", STATUSES),
        line=row.line,
    )
    if correction.scope == "passage" and not correction.context:
        raise row.error("a correction of a passage needs its context.")
    if correction.scope == "all" and correction.document != ANYWHERE:
        raise row.error("a correction for all documents names '*' as its document.")
    return correction
