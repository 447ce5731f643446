"""What a thing is called, in the languages it has a name in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from enishi.config import BASE
from enishi.store.terms import Term

ENTITIES: Final = f"{BASE}id/"


@dataclass(frozen=True, slots=True)
class Words:
    """A name or a text in Japanese, in English, or in both.

    Attributes:
        ja: The Japanese words, empty when there are none.
        en: The English words, empty when there are none.
    """

    ja: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)

    def best(self, language: str) -> tuple[str, str]:
        """Return the words for a reader, and the language they are really in.

        Args:
            language: The reader's, ``ja`` or ``en``; the other one is used when this
                one has no words.

        Returns:
            Text and language tag, both empty when there are no words at all.
        """
        for tag in (language, "ja", "en"):
            text = self.ja if tag == "ja" else self.en
            if text:
                return text, tag
        return "", ""

    def joined(self, other: "Words") -> "Words":
        """Return these words, with the other's where these are missing."""
        return Words(self.ja or other.ja, self.en or other.en)


NO_WORDS: Final = Words()
"""For what has no name."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with an address and a name.

    Attributes:
        iri: Its address.
        words: What it is called; may be empty.
    """

    iri: URIRef
    words: Words

    @property
    def path(self) -> str:
        """Its path below ``id/`` (``city/kawasaki``), or "" when it has none."""
        return path_of(self.iri)

    @property
    def kind(self) -> str:
        """Its kind of address (``city``), or "" when it has none."""
        return self.path.partition("/")[0]

    def named(self, language: str) -> tuple[str, str]:
        """Return what to call it, as `Words.best`; at worst the end of its address."""
        text, tag = self.words.best(language)
        return (text, tag) if text else (tail_of(self.iri), "")


def path_of(iri: str) -> str:
    """Return the path of a page for an address of ours, or "" for other addresses.

    Things stand below ``id/``; concepts below ``scheme/`` and rules below ``rule/``
    keep that word as their kind.
    """
    if iri.startswith(ENTITIES):
        return iri.removeprefix(ENTITIES)
    local = iri.removeprefix(BASE)
    if local != iri and local.startswith(("scheme/", "rule/")):
        return local
    return ""


def iri_of(path: str) -> URIRef:
    """Return the address that `path_of` gives this path for."""
    kind = path.partition("/")[0]
    return URIRef(f"{BASE if kind in {'scheme', 'rule'} else ENTITIES}{path}")


def tail_of(iri: str) -> str:
    """Return the last part of an address, for want of a name."""
    shown = path_of(iri)
    return shown or iri.rstrip("/#").replace("#", "/").rsplit("/", 1)[-1] or iri


def words_in(record: Mapping[str, Term], ja: str = "ja", en: str = "en") -> Words:
    """Return the words in two columns of a solution."""
    return Words(text_in(record, ja), text_in(record, en))


def text_in(record: Mapping[str, Term], name: str) -> str:
    """Return a column of a solution as text, "" when it is unbound."""
    return str(record.get(name, ""))


def count_in(record: Mapping[str, Term], name: str) -> int:
    """Return a column of a solution as a whole number, 0 when it is unbound."""
    return int(str(record.get(name, "0")))


def iri_in(record: Mapping[str, Term], name: str) -> URIRef:
    """Return a column of a solution as an address.

    Raises:
        KeyError: If it is unbound.
    """
    return URIRef(str(record[name]))


def words_of(term: Term) -> Words:
    """Return a literal as words in its own language; a plain one counts as both."""
    if not isinstance(term, Literal):
        return Words()
    if term.language == "ja":
        return Words(ja=str(term))
    if term.language == "en":
        return Words(en=str(term))
    return Words(str(term), str(term))
