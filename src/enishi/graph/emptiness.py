"""Why an answer is empty: the line that took the last rows away, and what is near."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from rdflib import RDF, URIRef

from enishi.graph.outline import Element, ElementKind, Outline
from enishi.graph.usage import Usage
from enishi.store.lexicon import Kind, Token
from enishi.vocabulary.prefixes import prefixes

Asks = Callable[[str], bool]
"""Answers an ASK query within the limits of a visitor's."""
NEAR: Final = 3
NEARBY: Final = "?nearby"
COMPARED: Final = 1000
"""Values that are looked through for those that are near."""
_LIKE: Final = 0.6


class Reason(StrEnum):
    """Why a line leaves nothing."""

    ALONE = "alone"
    TOGETHER = "together"
    AFTERWARDS = "afterwards"


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why there is nothing.

    Attributes:
        reason: Whether the line fits nothing by itself, or nothing that fits the
            lines before it; or whether what follows the pattern leaves nothing.
        element: The line; None for what follows the pattern.
        before: The lines that were joined before it; they fit something.
    """

    reason: Reason
    element: Element | None = None
    before: tuple[Element, ...] = ()


def emptiness_of(outline: Outline, asks: Asks) -> Emptiness:
    """Find the line that takes the last rows away.

    The lines are joined one after another, filters last, because a filter holds for
    its whole group wherever it stands; the first line that leaves nothing is found by
    halving. So at most a handful of queries is asked, each an ASK.

    Args:
        outline: The query's.
        asks: Answers them.

    Raises:
        QueryRefusedError: If one of them gets no answer.
    """
    lines = sorted(
        outline.elements, key=lambda element: element.kind is ElementKind.FILTER
    )
    if asks(_question(outline, lines)):
        return Emptiness(Reason.AFTERWARDS)
    fits, empty = 0, len(lines)
    while empty - fits > 1:
        middle = (fits + empty) // 2
        if asks(_question(outline, lines[:middle])):
            fits = middle
        else:
            empty = middle
    culprit, before = lines[empty - 1], tuple(lines[: empty - 1])
    if culprit.kind is ElementKind.FILTER or asks(_question(outline, [culprit])):
        return Emptiness(Reason.TOGETHER, culprit, before)
    return Emptiness(Reason.ALONE, culprit, before)


def _question(outline: Outline, lines: Iterable[Element]) -> str:
    """Return whether some lines fit anything, as a query of the visitor's own words."""
    return f"{outline.prologue}\nASK {{\n{_pattern(lines)}\n}}"


def nearby_question(outline: Outline, found: Emptiness) -> tuple[str, str] | None:
    """Return what to ask for values that stand where a line asks for another.

    Returns:
        The variable, and a query of the visitor's own words for its values, the most
        frequent first; None if the line asks for no value.
    """
    element = found.element
    if element is None:
        return None
    if element.kind is ElementKind.FILTER:
        known = {token.text for line in found.before for token in line.tokens}
        asked = (token for token in element.tokens if token.kind is Kind.VARIABLE)
        name = next((token.text for token in asked if token.text in known), "")
        pattern = _pattern(found.before)
    elif predicate_of(element, outline) is not None and _asks_value(element, outline):
        subject, predicate = element.tokens[:2]
        name = NEARBY
        pattern = f"{_pattern(found.before)}\n{subject.text} {predicate.text} {name}"
    else:
        return None
    if not name:
        return None
    head = f"SELECT {name} (COUNT(*) AS {NEARBY}Times)"
    tail = f"GROUP BY {name} ORDER BY DESC({NEARBY}Times) LIMIT {COMPARED}"
    return name, f"{outline.prologue}\n{head} WHERE {{\n{pattern}\n}} {tail}"


def _asks_value(element: Element, outline: Outline) -> bool:
    return any(
        token.kind in {Kind.STRING, Kind.NUMBER} or iri_of_token(token, outline)
        for token in element.tokens[2:]
    )


def _pattern(lines: Iterable[Element]) -> str:
    return "\n".join(
        f"{line.text}\n." if line.kind is ElementKind.TRIPLE else line.text
        for line in lines
    )


def iri_of_token(token: Token, outline: Outline) -> URIRef | None:
    """Return the address that a word of a query means; None if it means none."""
    if token.kind is Kind.IRI:
        return URIRef(token.text[1:-1])
    if token.kind is Kind.WORD and token.text == "a":
        return RDF.type
    if token.kind is not Kind.NAME:
        return None
    prefix, _, local = token.text.partition(":")
    space = declared(outline).get(prefix)
    return URIRef(space + local.replace("\\", "")) if space is not None else None


def declared(outline: Outline) -> Mapping[str, str]:
    """Return the prefixes that a query declares."""
    words = outline.prologue.split()
    return {
        name.removesuffix(":"): space[1:-1]
        for word, name, space in zip(words, words[1:], words[2:], strict=False)
        if word.upper() == "PREFIX" and space.startswith("<")
    }


def predicate_of(element: Element, outline: Outline) -> URIRef | None:
    """Return the property of a triple; None if it is a variable or a path."""
    if element.kind is not ElementKind.TRIPLE or len(element.tokens) < 3:  # noqa: PLR2004 - subject, predicate, object
        return None
    follows = element.tokens[2]
    if follows.kind is Kind.OPERATOR and follows.text in {"/", "|", "*", "+", "?"}:
        return None
    return iri_of_token(element.tokens[1], outline)


def unknown_terms(
    element: Element, outline: Outline, usage: Usage
) -> tuple[tuple[str, tuple[URIRef, ...]], ...]:
    """Return the classes and properties of a line that this graph has not.

    Returns:
        Each as it is written, with the likest that the graph has.
    """
    predicate = predicate_of(element, outline)
    if predicate is None:
        return ()
    found = []
    if predicate != RDF.type and predicate not in usage.of():
        known = tuple(usage.of())
        found.append((element.tokens[1].text, _near(predicate, known)))
    if predicate == RDF.type:
        for token in element.tokens[2:]:
            iri = iri_of_token(token, outline)
            if iri is not None and iri not in usage.classes:
                found.append((token.text, _near(iri, tuple(usage.classes))))
    return tuple(found)


def _near(iri: URIRef, known: Sequence[URIRef]) -> tuple[URIRef, ...]:
    by_name = {_local(other).lower(): other for other in known}
    names = get_close_matches(_local(iri).lower(), by_name, NEAR, _LIKE)
    return tuple(by_name[name] for name in names)


def _local(iri: URIRef) -> str:
    for space in prefixes().values():
        if iri.startswith(space):
            return iri.removeprefix(space)
    return iri.replace("#", "/").rpartition("/")[2]
