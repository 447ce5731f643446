"""Who a passage names, and what every record has."""

from dataclasses import dataclass

from enishi.documents.source import Span
from enishi.register.corrections import Correction
from enishi.vocabulary.identity import Ref

Evidence = tuple[Span, ...]
"""One span for each contiguous stretch of the document, in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A city, region, country, body or port as a passage names it.

    Attributes:
        name: The name as printed (line breaks and blanks inside taken out).
        evidence: Where the name stands (the name itself, not its sentence).
        kinds: What it may be, as kinds of address (``city``, ``region``, ``country``,
            ``organization``, ``network``, ``port``); empty when open.
        country: ISO 3166-1 alpha-2 code the context gives, or "".
        org_kind: Concept key of scheme ``org-kind`` for a body the register does not
            know, or "".
        context: Text around the name that helps to tell who is meant.
        ref: The thing, when the reader already knows it (from the recogniser).
        method: How the recogniser knew it: concept key of scheme ``resolution``.
        correction: The correction that led there, when the name is damaged.
        members: For a consortium: its members as named.
    """

    name: str
    evidence: Evidence
    kinds: tuple[str, ...] = ()
    country: str = ""
    org_kind: str = ""
    context: str = ""
    ref: Ref | None = None
    method: str = "exact"
    correction: Correction | None = None
    members: tuple["Party", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A department by its path, outermost first: 生活文化スポーツ局, 文化振興部."""

    government: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: the passages it was read from."""

    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRecord(Record):
    """What a document says of an organisation, network or port itself.

    Attributes:
        departments: Departments that the document ties to it (whose staff it hosts).
    """

    party: Party
    description: str = ""
    host_government: str = ""
    located_in: Party | None = None
    departments: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRecord(Record):
    """A name that a passage mentions without making its bearer a party to anything.

    Attributes:
        about: The thing in whose passage the name stands.
    """

    party: Party
    about: Ref | None = None
