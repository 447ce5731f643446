"""What an export says of itself: titles, version, query, licence, how to cite it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from enishi.errors import UsageError

IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\\x7f]+")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Language(StrEnum):
    """The two languages of everything that people read."""

    JA = "ja"
    EN = "en"


class Bilingual(NamedTuple):
    """One text in both languages; an empty one is not known."""

    ja: str = ""
    en: str = ""

    def said(self, language: Language) -> str:
        """Return the text in a language, or in the other one where it is missing."""
        first, second = (
            (self.ja, self.en) if language is Language.JA else (self.en, self.ja)
        )
        return first or second


UNSAID: Final = Bilingual()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Where a table or network comes from; stands in every file that can hold it.

    Attributes:
        iri: Its permanent address, without fragment.
        title: Its title.
        description: What it holds, in a sentence or two.
        version: Hash of the graph that was asked.
        query: The SPARQL text that made it.
        licence: Address of the licence.
        citation: How to cite it.
        created: Day as ``2026-04-01``, or "": nobody reads the clock here, so that
            the same table always makes the same bytes.
        fiscal_years: Whether its years run from April to March (True) or from
            January to December.

    Raises:
        UsageError: If ``iri``, ``licence`` or ``created`` is not of its form.
    """

    iri: str
    title: Bilingual
    description: Bilingual = UNSAID
    version: str = ""
    query: str = ""
    licence: str = ""
    citation: str = ""
    created: str = ""
    fiscal_years: bool = True

    def __post_init__(self) -> None:
        if not IRI.fullmatch(self.iri) or "#" in self.iri:
            raise UsageError(
                f"this is not an address without fragment: {self.iri!r}.",
                hint="Give the permanent link of the page that offers the export.",
            )
        if self.licence and not IRI.fullmatch(self.licence):
            raise UsageError(f"the licence is not an address: {self.licence!r}.")
        if self.created and not _DAY.fullmatch(self.created):
            raise UsageError(f"not a day such as 2026-04-01: {self.created!r}.")

    def lines(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Return what is known, as pairs of a heading and a text.

        The query is left out: it is long, and has a place of its own.
        """
        known = (
            (Bilingual("題名", "Title"), self.title.said(language)),
            (Bilingual("説明", "Description"), self.description.said(language)),
            (Bilingual("アドレス", "Address"), self.iri),
            (Bilingual("グラフの版", "Version of the graph"), self.version),
            (Bilingual("作成日", "Created"), self.created),
            (Bilingual("ライセンス", "Licence"), self.licence),
            (Bilingual("引用方法", "Cite as"), self.citation),
        )
        return tuple((head.said(language), text) for head, text in known if text)
