"""Turtle that can be reviewed: sorted, one subject to a block, always the same bytes.

rdflib's own writer orders by hash in places and numbers blank nodes anew; a committed
graph needs a text that depends on nothing but its statements.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from rdflib import RDF, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from enishi.errors import SourceError

WIDTH: Final = 88
"""Objects that fit into a line of so many characters share it."""

Written = dict[Node, str]
Statements = dict[URIRef, dict[URIRef, list[Node]]]

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_NO_IRI: Final = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPED: Final = re.compile('[\x00-\x1f"\\\\\x7f]')
_ESCAPES: Final = {"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_BARE: Final = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}


def write_turtle(graph: Graph, prefixes: Mapping[str, str]) -> str:
    """Return a graph as Turtle.

    Subjects, predicates (``a`` first) and objects stand in the order of their
    addresses and texts, by code point. Only prefixes that are used are declared.

    Args:
        graph: Statements without blank nodes.
        prefixes: Namespace by prefix; the longest namespace that fits is used.

    Returns:
        The text, ending in a line end; equal for equal graphs whatever their order.

    Raises:
        SourceError: If a statement has a blank node or a term that Turtle cannot hold.
    """
    names = _Names(prefixes)
    blocks = [
        _block(names, subject, predicates)
        for subject, predicates in sorted(_grouped(graph).items())
    ]
    head = "".join(f"@prefix {p}: <{prefixes[p]}> .\n" for p in sorted(names.used))
    return "\n".join(part for part in (head, *blocks) if part)


class _Names:
    """Writes terms, remembers what it wrote and which prefixes that took."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        by_length = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self._prefixes = tuple(by_length)
        self._namespaces: dict[str, str] = {}
        self._written: Written = {}
        self.used: set[str] = set()

    def name(self, term: Node) -> str:
        """Return a term as Turtle writes it."""
        found = self._written.get(term)
        if found is None:
            found = (
                self._literal(term) if isinstance(term, Literal) else self._iri(term)
            )
            self._written[term] = found
        return found

    def _iri(self, term: Node) -> str:
        text = str(term)
        if _NO_IRI.search(text):
            raise SourceError(
                f"this is not an address: {text!r}",
                hint="Escape it before it becomes part of the graph.",
            )
        for prefix, namespace in self._prefixes:
            if text.startswith(namespace) and _LOCAL.fullmatch(text, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{text[len(namespace) :]}"
        return f"<{text}>"

    def _literal(self, term: Literal) -> str:
        if term.language:
            return f"{quoted(term)}@{term.language.lower()}"
        datatype = term.datatype
        if datatype is None or datatype == XSD.string:
            return quoted(term)
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(term):
            return str(term)
        return f"{quoted(term)}^^{self.name(datatype)}"


def _grouped(triples: Iterable[tuple[Node, Node, Node]]) -> Statements:
    statements: Statements = {}
    for subject, predicate, value in triples:
        if isinstance(subject, BNode) or isinstance(value, BNode):
            raise SourceError(
                f"a blank node stands in ({subject}, {predicate}, {value})",
                hint="Give it an address: the graph holds no blank nodes.",
            )
        predicates = statements.setdefault(URIRef(str(subject)), {})
        predicates.setdefault(URIRef(str(predicate)), []).append(value)
    return statements


def _block(
    names: _Names, subject: URIRef, predicates: Mapping[URIRef, list[Node]]
) -> str:
    ordered = sorted(predicates, key=lambda item: (item != RDF.type, item))
    lines = [_line(names, item, predicates[item]) for item in ordered]
    return names.name(subject) + "\n    " + " ;\n    ".join(lines) + " .\n"


def _line(names: _Names, predicate: URIRef, values: list[Node]) -> str:
    verb = "a" if predicate == RDF.type else names.name(predicate)
    texts = (names.name(value) for value in sorted(values, key=_order))
    written = tuple(dict.fromkeys(texts))  # "x" and "x"^^xsd:string are one
    together = f"{verb} {', '.join(written)}"
    if len(written) == 1 or len(together) + 6 <= WIDTH:
        return together
    return f"{verb}\n        " + " ,\n        ".join(written)


def _order(term: Node) -> tuple[bool, str, str, str]:
    if isinstance(term, Literal):
        return True, str(term), term.language or "", str(term.datatype or XSD.string)
    return False, str(term), "", ""


def quoted(text: str) -> str:
    """Return a text as Turtle and N-Triples quote it, on one line."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
