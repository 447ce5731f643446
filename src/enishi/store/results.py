"""Reading answers back: tables in SPARQL JSON or TSV, and graphs, as rdflib terms."""

import json
from collections.abc import Mapping
from typing import Any

import rdflib
from rdflib.exceptions import ParserError

from enishi.errors import UsageError
from enishi.store.cells import read_cells
from enishi.store.media import JSON, N_TRIPLES, TSV, AnswerKind, Format
from enishi.store.protocol import FormatChoice, Table
from enishi.store.refusals import QueryEvaluationError
from enishi.store.terms import Term

FOR_TERMS = FormatChoice(
    {
        AnswerKind.SOLUTIONS: JSON,
        AnswerKind.BOOLEAN: JSON,
        AnswerKind.GRAPH: N_TRIPLES,
    }
)
"""The formats to ask for when an answer is to be read back."""
PARSERS = {
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "xml",
    "jsonld": "json-ld",
    "trig": "trig",
    "nquads": "nquads",
}
VIRTUOSOS_BOOLEAN = "__ASK_RETVAL"


def read_table(data: bytes, form: Format) -> Table:
    """Read the solutions of a SELECT query.

    Raises:
        UsageError: If it is the answer to a query of another form.
        QueryEvaluationError: If it is no such document, or only half of one.
    """
    if form is TSV:
        return _read_cells(data)
    document = _document(data) if form is JSON else {}
    if form is not JSON or "boolean" in document:
        raise UsageError("this is no SELECT query.", hint="Use ask or construct.")
    try:
        variables = tuple(document["head"]["vars"])
        reader = _BindingReader()
        rows = tuple(
            tuple(
                reader.read(solution[name]) if name in solution else None
                for name in variables
            )
            for solution in document["results"]["bindings"]
        )
    except (KeyError, TypeError) as error:
        raise _unreadable(error) from error
    return Table(variables, rows)


def read_boolean(data: bytes, form: Format) -> bool:
    """Read the answer to an ASK query; Virtuoso's is a table with one number.

    Raises:
        UsageError: If it is the answer to a query of another form.
        QueryEvaluationError: If it is no such document.
    """
    document = _document(data) if form is JSON else {}
    if document.get("head", {}).get("vars") == [VIRTUOSOS_BOOLEAN]:
        return any(
            row[VIRTUOSOS_BOOLEAN]["value"] == "1"
            for row in document["results"]["bindings"]
        )
    if "boolean" not in document:
        raise UsageError("this is no ASK query.", hint="Use select or construct.")
    return document["boolean"] is True


def read_graph(data: bytes, form: Format) -> rdflib.Graph:
    """Read the answer to a CONSTRUCT or DESCRIBE query.

    Raises:
        UsageError: If it is the answer to a query of another form.
        QueryEvaluationError: If it cannot be read.
    """
    if form.name not in PARSERS:
        raise UsageError("this query makes no graph.", hint="Use select or ask.")
    graph = rdflib.Graph()
    try:
        graph.parse(data=data, format=PARSERS[form.name])
    except (ParserError, SyntaxError, ValueError) as error:
        raise _unreadable(error) from error
    return graph


def _read_cells(data: bytes) -> Table:
    try:
        return Table(*read_cells(data.decode()))
    except ValueError as error:
        raise _unreadable(error) from error


class _BindingReader:
    """Makes each distinct term once: a table repeats most of its terms."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, ...], Term] = {}

    def read(self, binding: Mapping[str, str]) -> Term:
        key = (
            binding["type"],
            binding["value"],
            binding.get("datatype", ""),
            binding.get("xml:lang", ""),
        )
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = _term(*key)
        return made


def _term(kind: str, value: str, datatype: str, language: str) -> Term:
    if kind == "uri":
        return rdflib.URIRef(value)
    if kind == "bnode":
        return rdflib.BNode(value)
    if kind not in {"literal", "typed-literal"}:  # the second is of older servers
        raise KeyError(kind)
    if language:
        return rdflib.Literal(value, lang=language)
    if datatype:
        return rdflib.Literal(value, datatype=rdflib.URIRef(datatype), normalize=False)
    return rdflib.Literal(value)


def _document(data: bytes) -> dict[str, Any]:
    try:
        document = json.loads(data)
    except ValueError as error:
        raise _unreadable(error) from error
    if not isinstance(document, dict):
        raise _unreadable(TypeError("not an object"))
    return document


def _unreadable(error: Exception) -> QueryEvaluationError:
    return QueryEvaluationError(reason=f"the answer cannot be read ({error})")
