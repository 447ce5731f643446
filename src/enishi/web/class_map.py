"""The main classes and what ties them, set out on a grid and drawn as SVG.

The tree of classes says what is a kind of what; this says how a program leads to its
outcome, and an outcome to its passage. Only neighbours on the grid are tied, so that no
line crosses another and every line has room for its name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.class_links import ClassLink
from enishi.graph.ontology import TermView
from enishi.vocabulary.namespaces import TERMS
from enishi.web.class_mark import ClassMark, class_mark
from enishi.web.language import current_language
from enishi.web.wording import number as written

GRID: Final = (
    ("", "FinancialItem", "Event", ""),
    ("PolicyFramework", "Program", "Party", "Agreement"),
    ("FiscalYear", "ProgramYear", "Department", "CooperationField"),
    ("Indicator", "Outcome", "LocalGovernment", "Country"),
    ("SourceDocument", "Passage", "Mention", ""),
)
"""Where the classes stand: rows from the top, columns from the left."""

TIED: Final = (
    ("FinancialItem", "financeFor", "Program"),
    ("Event", "participant", "Party"),
    ("Program", "framework", "PolicyFramework"),
    ("Program", "partner", "Party"),
    ("Agreement", "party", "Party"),
    ("ProgramYear", "ofProgram", "Program"),
    ("ProgramYear", "fiscalYear", "FiscalYear"),
    ("ProgramYear", "implementedBy", "Department"),
    ("Agreement", "hasCooperationField", "CooperationField"),
    ("Outcome", "outcomeOf", "ProgramYear"),
    ("Outcome", "indicator", "Indicator"),
    ("Department", "government", "LocalGovernment"),
    ("LocalGovernment", "country", "Country"),
    ("Outcome", "evidence", "Passage"),
    ("Mention", "resolvesTo", "LocalGovernment"),
    ("Mention", "evidence", "Passage"),
    ("Passage", "inDocument", "SourceDocument"),
)
"""What ties neighbours: a class, a property, the class that it leads to."""

WIDE: Final = 150
"""Width of a class, in units of the drawing."""
HIGH: Final = 46
"""Height of a class."""
ACROSS: Final = 270
"""From the left edge of a column to that of the next."""
BESIDE: Final = 80
"""Room to the right of the last column for names of lines that go down."""
DOWN: Final = 104
"""From the upper edge of a row to that of the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkMark:
    """A line from one class to another.

    Attributes:
        name: The anchor of its property.
        text: The property's name.
        count: How many statements there are, in words.
        source: The name of the class that it begins at.
        target: The name of the class that it leads to.
        path: The line, for an SVG path.
        left: Where the middle of its name stands, or its beginning if it goes down.
        top: The line on which its name stands.
        is_upright: Whether it goes up or down.
    """

    name: str
    text: str
    count: str
    source: str
    target: str
    path: str
    left: int
    top: int
    is_upright: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassMap:
    """The drawing.

    Attributes:
        classes: The classes.
        links: What ties them.
        width: Its width.
        height: Its height.
    """

    classes: tuple[ClassMark, ...]
    links: tuple[LinkMark, ...]
    width: int
    height: int


def main_links() -> tuple[ClassLink, ...]:
    """Return the links that the drawing shows."""
    return tuple(
        ClassLink(
            source=URIRef(TERMS + source),
            property=URIRef(TERMS + name),
            target=URIRef(TERMS + target),
        )
        for source, name, target in TIED
    )


def class_map(terms: Iterable[TermView], counts: Mapping[ClassLink, int]) -> ClassMap:
    """Return the drawing of the main classes.

    Args:
        terms: The classes and properties of the graph; others are left out.
        counts: How many statements there are of each link.
    """
    own = {one.name: one for one in terms}
    places = {
        name: (column * ACROSS, row * DOWN)
        for row, names in enumerate(GRID)
        for column, name in enumerate(names)
        if name in own
    }
    language = current_language()
    return ClassMap(
        classes=tuple(
            class_mark(own[name], left, top) for name, (left, top) in places.items()
        ),
        links=tuple(
            _link(link, own, places, written(count, language))
            for link, count in counts.items()
            if _ends(link) <= own.keys()
        ),
        width=(max(map(len, GRID)) - 1) * ACROSS + WIDE + BESIDE,
        height=len(GRID) * DOWN - (DOWN - HIGH),
    )


def _ends(link: ClassLink) -> set[str]:
    return {_name(one) for one in (link.source, link.property, link.target)}


def _name(term: URIRef) -> str:
    return term.removeprefix(TERMS)


def _link(
    link: ClassLink,
    own: Mapping[str, TermView],
    places: Mapping[str, Sequence[int]],
    count: str,
) -> LinkMark:
    language = current_language()
    source, target = _name(link.source), _name(link.target)
    (left, top), (to_left, to_top) = places[source], places[target]
    is_upright = left == to_left
    if is_upright:
        start, end = (top, to_top + HIGH) if to_top < top else (top + HIGH, to_top)
        path = f"M{left + WIDE // 2} {start}V{end}"
        place = (left + WIDE // 2 + 8, (start + end) // 2 + 4)
    else:
        start, end = (
            (left, to_left + WIDE) if to_left < left else (left + WIDE, to_left)
        )
        path = f"M{start} {top + HIGH // 2}H{end}"
        place = ((start + end) // 2, top + HIGH // 2 - 7)
    return LinkMark(
        name=_name(link.property),
        text=own[_name(link.property)].thing.named(language)[0],
        count=count,
        source=own[source].thing.named(language)[0],
        target=own[target].thing.named(language)[0],
        path=path,
        left=place[0],
        top=place[1],
        is_upright=is_upright,
    )
