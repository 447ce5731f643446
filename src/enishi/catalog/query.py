"""A named query and the binding of its parameters.

A parameter is a variable in VALUES blocks of its own, which hold an example. Binding
replaces what stands between the block's braces by serialised terms: nothing is ever
pasted into the text as it came.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from rdflib import Literal, URIRef

from enishi.catalog.header import MARK, Header, Parameter, Type
from enishi.catalog.sentence import Sentence
from enishi.errors import UsageError
from enishi.store.protocol import Table
from enishi.vocabulary.identity import entity_iri
from enishi.vocabulary.literals import number
from enishi.vocabulary.prefixes import prefixes

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_KEY: Final = re.compile(r"[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*")
_EXAMPLE: Final = re.compile(
    r'<(?P<iri>[^>]*)>|"(?P<text>[^"\\]*)"|(?P<number>[+-]?\d+)'
    r"|(?P<prefix>[A-Za-z][\w-]*):(?P<name>[\w.-]*)"
)
_LANGUAGES: Final = frozenset({"ja", "en"})
OPEN: Final = "UNDEF"
"""What stands in the block of a parameter that may be left open."""

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

    def blocks(self, parameter: str) -> tuple[re.Match[str], ...]:
        """Return the VALUES blocks of a parameter, with their content as group 1.

        A parameter has several where groups of the query don't see one another's
        variables (sub-selects, branches of a UNION).
        """
        pattern = rf"VALUES\s*\?{re.escape(parameter)}\s*\{{([^}}]*)\}}"
        return tuple(re.finditer(pattern, self.text))

    def examples(self, parameter: str) -> tuple[URIRef | Literal, ...]:
        """Return what stands in a parameter's block; nothing if it is left open."""
        content: str = self.blocks(parameter)[0][1]
        found = _EXAMPLE.finditer(content.replace(OPEN, ""))
        return tuple(_read(match) for match in found)

    def sentence(self, language: str) -> Sentence:
        """Return the template of the answer in words, in ``ja`` or ``en``.

        Raises:
            SourceError: If it has a place that is not understood.
        """
        return Sentence.read(self.header.text("answer", language), self.name)

    def said(self, table: Table, language: str) -> str:
        """Return an answer in words: what it gives, or that there is none.

        Args:
            table: The answer to this query.
            language: ``ja`` or ``en``.

        Returns:
            A sentence, or "" when the header has none.
        """
        if not len(table):
            return self.header.text("empty", language)
        return self.sentence(language).fill(table, self.header.money, language)

    def bind(self, values: Mapping[str, Value]) -> str:
        """Return the query's text with parameters bound; others keep their example.

        Args:
            values: Value by parameter. An IRI may be given as a path below ``id/``
                (``city/kawasaki``), with a prefix of the project (``field:climate``)
                or, for a parameter of a kind, by its last part (``tokyo``); several
                values as a list.

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
            terms = " ".join(_terms(known[name], value))
            places += [(*block.span(1), terms) for block in self.blocks(name)]
        # From the last to the first, by places of the file itself: a value is never
        # searched for blocks.
        text = self.text
        for start, end, terms in sorted(places, reverse=True):
            text = f"{text[:start]} {terms} {text[end:]}"
        return text

    def asked(self, values: Mapping[str, Value]) -> str:
        """Return the query with parameters bound and without its header."""
        return replace(self, text=self.bind(values)).sparql


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
        return _expanded(text)
    try:
        return _completed(text, parameter.kind)
    except ValueError as error:
        raise _unfit(
            parameter, text, "an address, or a path such as city/kawasaki"
        ) from error


def _read(match: re.Match[str]) -> URIRef | Literal:
    """Return the term of an example."""
    if match["iri"] is not None:
        return URIRef(match["iri"])
    if match["text"] is not None:
        return Literal(match["text"])
    if match["number"] is not None:
        return number(int(match["number"]))
    return _expanded(match[0])


def _expanded(text: str) -> URIRef:
    """Return an address, or what one of the project's prefixes makes of it."""
    prefix, _, name = text.partition(":")
    namespace = prefixes().get(prefix)
    return URIRef(f"{namespace}{name}" if namespace else text)


def _completed(text: str, kind: str) -> URIRef:
    """Return the address that a path, or the last part of an address, means.

    Raises:
        ValueError: If it means none.
    """
    if "/" in text or not kind or not _KEY.fullmatch(text):
        return entity_iri(text)
    namespace = prefixes().get(kind)
    return URIRef(f"{namespace}{text}") if namespace else entity_iri(f"{kind}/{text}")


def _unfit(parameter: Parameter, text: str, wanted: str) -> UsageError:
    return UsageError(f"{parameter.name} must be {wanted}, not {text!r}.")
