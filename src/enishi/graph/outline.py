"""A query's outline: the lines of its pattern, told apart by its words alone.

Nothing here parses SPARQL as an engine does: it goes over the words once, without
recursion, so that any visitor's text is safe. What it does not understand it leaves
whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from enishi.store.lexicon import Kind, Token, place_of, tokens_of

_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_PAIRS: Final = {"{": "}", "(": ")", "[": "]"}


class ElementKind(StrEnum):
    """What a line of a pattern does."""

    TRIPLE = "triple"
    OPTIONAL = "optional"
    FILTER = "filter"
    BIND = "bind"
    VALUES = "values"
    MINUS = "minus"
    GRAPH = "graph"
    GROUP = "group"


_KEYWORDS: Final = {
    "OPTIONAL": ElementKind.OPTIONAL,
    "FILTER": ElementKind.FILTER,
    "BIND": ElementKind.BIND,
    "VALUES": ElementKind.VALUES,
    "MINUS": ElementKind.MINUS,
    "GRAPH": ElementKind.GRAPH,
}


@dataclass(frozen=True, slots=True)
class Element:
    """A line of a pattern.

    Attributes:
        kind: What it does.
        tokens: Its words; of a triple always subject, predicate and objects.
        text: Its text as it stands; of a triple with its subject before it.
        line: 1-based line of the query where it begins.
    """

    kind: ElementKind
    tokens: tuple[Token, ...]
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a query.

    Attributes:
        form: ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``.
        prologue: Its prefixes and base, as text.
        head: What stands between form and pattern.
        elements: The lines of its pattern.
        tail: What follows the pattern.
    """

    form: str
    prologue: str
    head: tuple[Token, ...]
    elements: tuple[Element, ...]
    tail: tuple[Token, ...]


def outline_of(query: str) -> Outline | None:
    """Return the outline of a query; None if it has no pattern.

    Raises:
        QuerySyntaxError: If it holds something that is no SPARQL at all.
    """
    tokens = list(tokens_of(query))
    form = next(
        (
            place
            for place, token in enumerate(tokens)
            if token.kind is Kind.WORD and token.text.upper() in _FORMS
        ),
        None,
    )
    if form is None:
        return None
    word = tokens[form].text.upper()
    opened = _opening(tokens, form)
    if word == "CONSTRUCT" and opened is not None:
        template = _closing(tokens, opened)
        where = [token.text.upper() for token in tokens[form + 1 : opened]]
        if "WHERE" not in where:
            opened = _opening(tokens, template)
    if opened is None:
        return None
    closed = _closing(tokens, opened)
    return Outline(
        form=word,
        prologue=query[: tokens[form].start],
        head=tuple(tokens[form + 1 : opened]),
        elements=tuple(_elements(query, tokens[opened + 1 : closed])),
        tail=tuple(tokens[closed + 1 :]),
    )


def _opening(tokens: Sequence[Token], start: int) -> int | None:
    """Return the place of the next brace outside of parentheses."""
    depth = 0
    for place in range(start + 1, len(tokens)):
        text = tokens[place].text
        if text == "{" and not depth:
            return place
        depth += (text == "(") - (text == ")")
    return None


def _closing(tokens: Sequence[Token], opened: int) -> int:
    """Return the place where a bracket closes; the end if it never does."""
    depth = 0
    for place in range(opened, len(tokens)):
        kind = tokens[place].kind
        depth += (kind is Kind.OPENING) - (kind is Kind.CLOSING)
        if not depth:
            return place
    return len(tokens)


def _elements(query: str, tokens: Sequence[Token]) -> Iterator[Element]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        kind = _KEYWORDS.get(token.text.upper()) if token.kind is Kind.WORD else None
        if token.text == ".":
            place += 1
            continue
        if kind is None and token.text == "{":
            kind = ElementKind.GROUP
        end = _end_of_triples(tokens, place) if kind is None else _end(tokens, place)
        part = tokens[place:end]
        if kind is None:
            yield from _triples(query, part)
        else:
            yield _element(query, kind, part)
        place = max(end, place + 1)


def _end(tokens: Sequence[Token], start: int) -> int:
    """Return where an element that ends with a bracket ends, its unions included."""
    place = start
    while place < len(tokens) and tokens[place].kind is not Kind.OPENING:
        place += 1
    end = min(_closing(tokens, place) + 1, len(tokens))
    if end >= len(tokens):
        return end
    follows = tokens[end].text.upper()
    is_values = tokens[start].text.upper() == "VALUES" and follows == "{"
    return _end(tokens, end) if follows == "UNION" or is_values else end


def _end_of_triples(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for place in range(start, len(tokens)):
        token = tokens[place]
        depth += (token.kind is Kind.OPENING) - (token.kind is Kind.CLOSING)
        is_next = token.text == "{" or (
            token.kind is Kind.WORD and token.text.upper() in _KEYWORDS
        )
        if place > start and is_next and depth == (token.text == "{"):
            return place
        if not depth and token.text == ".":
            return place
    return len(tokens)


def _triples(query: str, tokens: Sequence[Token]) -> Iterator[Element]:
    """Give each property of a subject a line of its own."""
    if any(token.text == "[" for token in tokens[:1]):
        yield _element(query, ElementKind.TRIPLE, tokens)
        return
    subject, start, depth = tokens[0], 1, 0
    for place in range(1, len(tokens) + 1):
        if place < len(tokens):
            kind = tokens[place].kind
            depth += (kind is Kind.OPENING) - (kind is Kind.CLOSING)
            if depth or tokens[place].text != ";":
                continue
        if place > start:
            yield _element(query, ElementKind.TRIPLE, (subject, *tokens[start:place]))
        start = place + 1


def _element(query: str, kind: ElementKind, tokens: Sequence[Token]) -> Element:
    # A triple's subject may stand lines above, shared with the triples before it.
    is_triple = kind is ElementKind.TRIPLE and len(tokens) > 1
    first, last = tokens[1 if is_triple else 0], tokens[-1]
    text = query[first.start : last.start + len(last.text)]
    if is_triple:
        text = f"{tokens[0].text} {text}"
    line = place_of(query, first.start).line
    return Element(kind, tuple(tokens), text, line)
