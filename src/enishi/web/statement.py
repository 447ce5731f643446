"""What is said of a thing, as a page shows it."""

from dataclasses import dataclass

from enishi.web.passage import Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a property.

    Attributes:
        text: The value in words: a label, a text, a number as the reader writes it.
        href: The page of the thing it names; empty for plain values.
        language: Language tag of the text where it is not the reader's own; empty
            otherwise.
        note: A short remark beside it: an exact amount, "inferred".
        origin: Where it is known from when no passage says it: "register".
        evidence: The passages it was read from.
    """

    text: str
    href: str = ""
    language: str = ""
    note: str = ""
    origin: str = ""
    evidence: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A property of a thing with all its values.

    Attributes:
        label: The property in the reader's language.
        values: Its values, at least one.
        href: The property on the ontology page.
        note: A remark that holds for all its values.
        total: How many values it has, where these are only the first; else 0.
        whole: Where all of them are listed.
    """

    label: str
    values: tuple[Value, ...]
    href: str = ""
    note: str = ""
    total: int = 0
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementGroup:
    """Statements that belong together under one heading.

    Attributes:
        label: The heading in the reader's language.
        key: Its anchor.
        statements: The statements in order.
    """

    label: str
    key: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure to be seen at a glance.

    Attributes:
        figure: The figure as the reader writes it.
        label: What it counts.
        href: Where the things counted are listed.
    """

    figure: str
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A concept, as a small tag.

    Attributes:
        text: Its label in the reader's language.
        href: Its page.
        tone: ``plain``, ``good``, ``fair``, ``poor``, or ``chosen`` (a facet in force).
        count: How many things have it; empty where that isn't said.
    """

    text: str
    href: str = ""
    tone: str = "plain"
    count: str = ""
