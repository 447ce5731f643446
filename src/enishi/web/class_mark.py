"""A class as it stands in a drawing of classes: in the tree, and in the map."""

from dataclasses import dataclass

from enishi.graph.ontology import TermView
from enishi.web.language import current_language
from enishi.web.wording import number


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassMark:
    """A class in a drawing.

    Attributes:
        name: Its anchor.
        text: Its name.
        count: How many things it has, in words; "" for none.
        left: Its left edge.
        top: Its upper edge.
    """

    name: str
    text: str
    count: str
    left: int
    top: int


def class_mark(term: TermView, left: int, top: int) -> ClassMark:
    """Return a class at its place, in the reader's language."""
    language = current_language()
    return ClassMark(
        name=term.name,
        text=term.thing.named(language)[0],
        count=number(term.count, language) if term.count else "",
        left=left,
        top=top,
    )
