"""Reading answers back: SPARQL 1.1 Query Results TSV, a term to a cell.

A table repeats most of its terms, and here a term is one string: what was read once is
found again without taking it apart, which JSON's objects do not allow.
"""

import re
from typing import Final

import rdflib
from rdflib.namespace import XSD

from enishi.store.protocol import Row
from enishi.store.terms import Term

LITERAL: Final = re.compile(
    r'"(?P<text>.*)"(?:@(?P<language>[\w-]+)|\^\^<(?P<datatype>[^<>]*)>)?', re.DOTALL
)
SHORT: Final = (
    (re.compile(r"[+-]?[0-9]+"), XSD.integer),
    (re.compile(r"[+-]?[0-9]*\.[0-9]+"), XSD.decimal),
    (re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"), XSD.double),
    (re.compile(r"true|false"), XSD.boolean),
)
"""What is written without quotation marks, as in Turtle."""
ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
ESCAPED: Final = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def read_cells(text: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return the variables and the rows of a table.

    Raises:
        ValueError: If it is no such table, or only half of one.
    """
    head, *lines = text.split("\n")
    if not lines or lines.pop():
        raise ValueError("the last line has no end")
    variables = tuple(name.removeprefix("?") for name in head.split("\t") if name)
    if not variables:
        return (), tuple(() for _ in lines)
    term = _Cells().__getitem__
    rows = tuple(tuple(map(term, line.split("\t"))) for line in lines)
    if any(len(row) != len(variables) for row in rows):
        raise ValueError("a line has other columns than the first")
    return variables, rows


class _Cells(dict[str, Term | None]):
    """The term of each cell, made when it is first asked for."""

    def __missing__(self, cell: str) -> Term | None:
        made = self[cell] = _term(cell) if cell else None
        return made


def _term(cell: str) -> Term:
    if cell.startswith("<") and not cell.startswith("<<"):
        return rdflib.URIRef(_unescaped(cell[1:-1]))
    if cell.startswith("_:"):
        return rdflib.BNode(cell[2:])
    if found := LITERAL.fullmatch(cell):
        return _literal(_unescaped(found["text"]), found["datatype"], found["language"])
    for form, datatype in SHORT:
        if form.fullmatch(cell):
            return _literal(cell, datatype, None)
    raise ValueError(f"no term: {cell}")


def _literal(text: str, datatype: str | None, language: str | None) -> Term:
    if language:
        return rdflib.Literal(text, lang=language)
    if datatype:
        return rdflib.Literal(text, datatype=rdflib.URIRef(datatype), normalize=False)
    return rdflib.Literal(text)


def _unescaped(text: str) -> str:
    return ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    short, long, sign = found.groups()
    if sign:
        return ESCAPED.get(sign, sign)
    return chr(int(short or long, 16))
