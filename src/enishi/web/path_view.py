"""What the page of paths shows."""

from dataclasses import dataclass

from enishi.web.network_options import Option
from enishi.web.passage import Quotation
from enishi.web.statement import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class EndView:
    """One end of the paths, as the form shows it.

    Attributes:
        text: What was typed, or the path of what was found.
        thing: What it means; None if nothing, or several things.
        problem: Why it means nothing, in words.
        suggestions: What it may mean; each leads to this page with it.
    """

    text: str
    thing: Value | None
    problem: str
    suggestions: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A statement of a hop."""

    subject: Value
    predicate: Value
    object: Value
    origin: str
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """A hop."""

    target: Value
    kind: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathGroup:
    """Paths through the same kinds of things.

    Attributes:
        kinds: The kinds between the ends, in words; empty for a single hop.
        length: How many hops.
        total: How many were found.
        first: The first of them, or None if none is given.
        others: The others that are given.
    """

    kinds: tuple[str, ...]
    length: int
    total: int
    first: tuple[StepView, ...] | None
    others: tuple[tuple[StepView, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathPage:
    """The page.

    Attributes:
        start: Where paths start.
        end: Where they end.
        source: The start as paths show it; None without paths.
        groups: Paths through the same kinds of things together, the shortest first.
        length: Hops of the shortest; None if there is none.
        is_asked: Whether both ends are known.
        total: How many paths were found.
        complete: Whether all of them are given.
        relations: Properties to choose from.
        general: Whether paths may pass through what joins everything.
        hubs: Limits of ties to choose from.
        longest: Lengths to choose from.
        examples: Paths to start from.
    """

    start: EndView
    end: EndView
    source: Value | None
    groups: tuple[PathGroup, ...]
    length: int | None
    is_asked: bool
    total: int
    complete: bool
    relations: tuple[Option, ...]
    general: bool
    hubs: tuple[Option, ...]
    longest: tuple[Option, ...]
    examples: tuple[Value, ...]
