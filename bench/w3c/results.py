"""Reading results of the suites and comparing them with answers.

Two tables are equal if a one-to-one mapping of blank nodes makes their rows the same;
two literals if their datatypes and values are (``1.0`` and ``1.00`` of one datatype).
"""

import csv
import io
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import RDF
from rdflib.term import Node

RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
SRX = "{http://www.w3.org/2005/sparql-results#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Row = dict[str, Node]
Result = bool | list[Row] | rdflib.Graph


def read_expected(file: Path, address: str) -> tuple[Result, bool]:
    """Return an expected result, and whether the order of its rows is part of it."""
    if file.suffix == ".srx":
        return _srx(file.read_bytes()), False
    if file.suffix == ".srj":
        return read_json(file.read_bytes()), False
    graph = rdflib.Graph()
    form = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}[file.suffix]
    graph.parse(file, publicID=address, format=form)
    table = graph.value(None, RDF.type, RS.ResultSet)
    if table is None:
        return graph, False
    truth = graph.value(table, RS.boolean)
    if truth is not None:
        return str(truth) == "true", False
    rows = (
        sorted(
            (_index(graph, solution), _row(graph, solution))
            for solution in graph.objects(table, RS.solution)
        )
        if any(graph.triples((None, RS.index, None)))
        else [
            (0, _row(graph, solution)) for solution in graph.objects(table, RS.solution)
        ]
    )
    return [row for _, row in rows], any(index for index, _ in rows)


def read_json(data: bytes) -> Result:
    """Return an answer that was written in SPARQL JSON."""
    document = json.loads(data)
    if "boolean" in document:
        return bool(document["boolean"])
    return [
        {name: _term(value) for name, value in row.items()}
        for row in document["results"]["bindings"]
    ]


def same(ours: Result, expected: Result, *, ordered: bool, lax: bool) -> bool:
    """Return whether an answer is the expected one."""
    if isinstance(expected, rdflib.Graph):
        return isinstance(ours, rdflib.Graph) and isomorphic(ours, expected)
    if isinstance(expected, bool) or isinstance(ours, bool):
        return ours is expected
    if not isinstance(ours, list):
        return False
    left, right = map(_comparable, (ours, expected))
    if lax:
        return set(map(_shape, left)) == set(map(_shape, right))
    if ordered:
        return len(left) == len(right) and _ordered(left, right)
    return Counter(map(_shape, left)) == Counter(map(_shape, right)) and _matched(
        left, right, {}
    )


def same_text(ours: bytes, expected: bytes, suffix: str) -> bool:
    """Return whether two CSV or TSV tables hold the same rows in any order."""
    left, right = (_cells(data, suffix) for data in (ours, expected))
    return Counter(left) == Counter(right)


def _cells(data: bytes, suffix: str) -> list[frozenset[tuple[str, str]]]:
    """Return the rows as cells with the names of their columns, in any order."""
    text = data.decode()
    if suffix == ".csv":
        names, *rows = csv.reader(io.StringIO(text))
    else:
        names, *rows = (line.split("\t") for line in text.splitlines())
    return [
        frozenset(zip(names, (_cell(cell) for cell in row), strict=True))
        for row in rows
    ]


def _cell(text: str) -> str:
    """Return a cell without the label of a blank node, and a number by its value."""
    plain = re.sub(r"^_:.*", "_:", text)
    return (
        str(float(plain))
        if re.fullmatch(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?", plain)
        else plain
    )


def _index(graph: rdflib.Graph, solution: Node) -> int:
    return int(str(graph.value(solution, RS.index) or 0))


def _row(graph: rdflib.Graph, solution: Node) -> Row:
    row = {}
    for binding in graph.objects(solution, RS.binding):
        value = graph.value(binding, RS.value)
        if value is not None:
            row[str(graph.value(binding, RS.variable))] = value
    return row


def _srx(data: bytes) -> Result:
    root = ET.fromstring(data)  # noqa: S314 - the suite's own files
    truth = root.find(f"{SRX}boolean")
    if truth is not None:
        return (truth.text or "").strip() == "true"
    return [
        {binding.attrib["name"]: _xml_term(binding[0]) for binding in result}
        for result in root.iter(f"{SRX}result")
    ]


def _xml_term(element: ET.Element) -> Node:
    kind = element.tag.removeprefix(SRX)
    return _term(
        {
            "type": kind,
            "value": element.text or "",
            "xml:lang": element.attrib.get(LANG, ""),
            "datatype": element.attrib.get("datatype", ""),
        }
    )


def _term(value: dict[str, str]) -> Node:
    if value["type"] == "uri":
        return rdflib.URIRef(value["value"])
    if value["type"] == "bnode":
        return rdflib.BNode(value["value"])
    language, datatype = value.get("xml:lang"), value.get("datatype")
    return rdflib.Literal(
        value["value"],
        lang=language or None,
        datatype=rdflib.URIRef(datatype) if datatype and not language else None,
    )


def _comparable(rows: list[Row]) -> list[dict[str, object]]:
    return [{name: _key(term) for name, term in row.items()} for row in rows]


def _key(term: Node) -> object:
    if not isinstance(term, rdflib.Literal):
        return term
    datatype = str(term.datatype or "http://www.w3.org/2001/XMLSchema#string")
    value = term.value if isinstance(term.value, int | float | Decimal) else None
    text = (
        str(term)
        if value is None
        else str(value.normalize() if isinstance(value, Decimal) else value)
    )
    return ("literal", text, datatype, (term.language or "").lower())


def _shape(row: dict[str, object]) -> frozenset[tuple[str, object]]:
    """A row with its blank nodes made anonymous."""
    return frozenset(
        (name, "_:" if isinstance(value, rdflib.BNode) else value)
        for name, value in row.items()
    )


def _ordered(left: list[dict[str, object]], right: list[dict[str, object]]) -> bool:
    mapping: dict[object, object] = {}
    for one, other in zip(left, right, strict=True):
        extended = _extended(one, other, mapping)
        if extended is None:
            return False
        mapping = extended
    return True


def _matched(
    left: list[dict[str, object]],
    right: list[dict[str, object]],
    mapping: dict[object, object],
) -> bool:
    """Find a mapping of blank nodes by trying row after row."""
    if not left:
        return not right
    for position, other in enumerate(right):
        extended = _extended(left[0], other, mapping)
        rest = right[:position] + right[position + 1 :]
        if extended is not None and _matched(left[1:], rest, extended):
            return True
    return False


def _extended(
    one: dict[str, object], other: dict[str, object], mapping: dict[object, object]
) -> dict[object, object] | None:
    if _shape(one) != _shape(other):
        return None
    extended = dict(mapping)
    for name, value in one.items():
        if isinstance(value, rdflib.BNode):
            if value not in extended and other[name] in extended.values():
                return None
            if extended.setdefault(value, other[name]) != other[name]:
                return None
    return extended
