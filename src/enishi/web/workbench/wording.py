"""The words of a query's terms and paths, in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.emptiness import iri_of_token
from enishi.graph.outline import Outline
from enishi.graph.words import Words
from enishi.store.lexicon import Kind, Token
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.workbench.sheet import short_address

_REPEATED: Final = {
    "*": marked("%(step)s any number of times"),
    "+": marked("%(step)s once or more"),
    "?": marked("%(step)s where there is one"),
}
_TERMS: Final = frozenset({Kind.IRI, Kind.NAME, Kind.WORD, Kind.VARIABLE})
_PLAIN: Final = frozenset(
    {Kind.IRI, Kind.NAME, Kind.VARIABLE, Kind.NUMBER, Kind.STRING, Kind.WORD}
)


@dataclass(frozen=True, slots=True)
class Step:
    """One property of a path.

    Attributes:
        token: The property.
        is_backwards: Whether it is followed from value to thing.
        repeated: ``*``, ``+``, ``?`` or "".
        joined: How it follows on the one before: ``/``, ``|`` or "".
    """

    token: Token
    is_backwards: bool
    repeated: str
    joined: str


@dataclass(frozen=True, slots=True)
class Path:
    """A property path without brackets.

    Attributes:
        steps: Its properties.
        length: How many words it takes.
    """

    steps: tuple[Step, ...]
    length: int

    @property
    def is_single(self) -> bool:
        """Whether it is one property, followed once."""
        (first, *others) = self.steps
        return not others and not first.is_backwards and not first.repeated


def path_of_tokens(tokens: Sequence[Token]) -> Path | None:
    """Return the path that some words begin with; None for one with brackets."""
    steps: list[Step] = []
    place, joined = 0, ""
    while place < len(tokens):
        is_backwards = tokens[place].text == "^"
        place += is_backwards
        if place >= len(tokens) or tokens[place].kind not in _TERMS:
            return None
        token = tokens[place]
        place += 1
        follows = tokens[place].text if place < len(tokens) else ""
        repeated = follows if follows in _REPEATED else ""
        place += bool(repeated)
        steps.append(Step(token, is_backwards, repeated, joined))
        joined = tokens[place].text if place < len(tokens) else ""
        if joined not in {"/", "|"}:
            return Path(tuple(steps), place)
        place += 1
    return None


@dataclass(frozen=True, slots=True)
class Wording:
    """Says the terms of a query.

    Attributes:
        outline: The query, for its prefixes.
        words: What its terms are called.
    """

    outline: Outline
    words: Mapping[URIRef, Words]

    def of(self, token: Token) -> str:
        """Return a term by its name, or as it is written."""
        iri = iri_of_token(token, self.outline)
        if iri is None:
            return token.text
        name = self.words.get(iri, Words()).best(current_language())[0]
        return name or short_address(iri)

    def values(self, tokens: Sequence[Token]) -> str:
        """Return the objects of a triple; "" for what has brackets."""
        said: list[str] = []
        skipped = False
        for token in tokens:
            if skipped or token.text in {",", "^^"}:
                skipped = token.text == "^^"
            elif token.kind is Kind.LANGUAGE:
                said[-1:] = [f"{one} ({token.text.lstrip('@')})" for one in said[-1:]]
            elif token.kind in _PLAIN:
                said.append(self.of(token))
            else:
                return ""
        return gettext(" or ").join(said)

    def path(self, path: Path) -> str:
        """Return a path, step by step."""
        said = ""
        for step in path.steps:
            name = gettext("“%(name)s”", name=self.of(step.token))
            if step.is_backwards:
                name = gettext("%(step)s backwards", step=name)
            if step.repeated:
                name = gettext(_REPEATED[step.repeated], step=name)
            between = {"/": " → ", "|": gettext(" or ")}.get(step.joined, "")
            said += between + name
        return said
