"""How the things of one class are tied to those of another."""

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import URIRef

from enishi.graph.answer import Questions
from enishi.graph.words import count_in, iri_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassLink:
    """A property between two classes.

    Attributes:
        source: The class of what is spoken of.
        property: What is said.
        target: The class that it leads to.
    """

    source: URIRef
    property: URIRef
    target: URIRef


def counted_links(
    questions: Questions, links: Iterable[ClassLink]
) -> dict[ClassLink, int]:
    """Return how many statements the graph has of each link, none left out.

    A thing is of the class that it leads to also when it is of a class below it.
    """
    wanted = list(links)
    rows = questions.ask(
        "site/class-links",
        property=sorted({one.property for one in wanted}),
        source=sorted({one.source for one in wanted}),
        target=sorted({one.target for one in wanted}),
    )
    counts = {
        ClassLink(
            source=iri_in(row, "source"),
            property=iri_in(row, "property"),
            target=iri_in(row, "target"),
        ): count_in(row, "count")
        for row in rows
    }
    return {one: counts.get(one, 0) for one in wanted}
