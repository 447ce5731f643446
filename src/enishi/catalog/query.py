"""A named query and the binding of its parameters.

A parameter is a variable in a VALUES block of its own, which holds an example. Binding
replaces what stands between the block's braces by serialised terms: nothing is ever
pasted into the text as it came.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import Literal, URIRef

from enishi.catalog.header import MARK, Header, Parameter, Type
from enishi.errors import UsageError
from enishi.vocabulary.identity import entity_iri

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_LANGUAGES: Final = frozenset({"ja", "en"})

Value = str | int | URIRef | Iterable[str | URIRef]


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the library.

    Attributes:
        name: Its path below ``queries/`` without ending (``panel/city/partners``).
        header: What its file says of it.
        text: The whole file.
    """

    name: str
    header: Header
    text: str

    @property
    def sparql(self) -> str:
        """The query without its header, as one would write it."""
        lines = self.text.splitlines()
        return "\n".join(line for line in lines if not line.startswith(MARK)).strip()

    def block(self, parameter: str) -> re.Match[str] | None:
        """Return the VALUES block of a parameter."""
        pattern = rf"VALUES\s*\?{re.escape(parameter)}\s*\{{([^}}]*)\}}"
        return re.search(pattern, self.text)

    def bind(self, values: Mapping[str, Value]) -> str:
        """Return the query's text with parameters bound; others keep their example.

        Args:
            values: Value by parameter. An IRI may be given as a path below ``id/``
                (``city/kawasaki``); several values as a list.

        Raises:
            UsageError: If a parameter is unknown or a value is not of its type.
        """
        known = {parameter.name: parameter for parameter in self.header.parameters}
        places: list[tuple[int, int, str]] = []
        for name, value in values.items():
            if name not in known:
                raise UsageError(
                    f"the query {self.name} has no parameter {name!r}.",
                    hint=f"It has: {', '.join(known) or 'none'}.",
                )
            block = self.block(name)
            if block is None:
                raise UsageError(f"the query {self.name} has no block of {name!r}.")
            places.append((*block.span(1), " ".join(_terms(known[name], value))))
        # From the last to the first, by places of the file itself: a value is never
        # searched for blocks.
        text = self.text
        for start, end, terms in sorted(places, reverse=True):
            text = f"{text[:start]} {terms} {text[end:]}"
        return text


def _terms(parameter: Parameter, value: Value) -> list[str]:
    if isinstance(value, str | int | URIRef):
        return [_term(parameter, value)]
    return [_term(parameter, one) for one in value]


def _term(parameter: Parameter, value: str | int | URIRef) -> str:
    text = str(value).strip()
    if parameter.type is Type.IRI:
        return _iri(text, parameter).n3()
    if parameter.type is Type.INTEGER:
        if not re.fullmatch(r"[+-]?\d{1,18}", text):
            raise _unfit(parameter, text, "a whole number")
        return str(int(text))
    if parameter.type is Type.LANGUAGE and text not in _LANGUAGES:
        raise _unfit(parameter, text, "ja or en")
    return Literal(text).n3()


def _iri(text: str, parameter: Parameter) -> URIRef:
    if _IRI.fullmatch(text):
        return URIRef(text)
    try:
        return entity_iri(text)
    except ValueError as error:
        raise _unfit(
            parameter, text, "an address, or a path such as city/kawasaki"
        ) from (error)


def _unfit(parameter: Parameter, text: str, wanted: str) -> UsageError:
    return UsageError(f"{parameter.name} must be {wanted}, not {text!r}.")
