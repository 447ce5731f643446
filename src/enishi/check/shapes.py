"""The shapes of ``ontology/shapes.ttl``, run over one graph.

One named graph at a time: pySHACL's time grows faster than the graph, and a finding
belongs to the document whose loader must be mended. What the graph leans on (ontology,
register, passages) is given beside it and only as much of it is looked at as the graph
refers to, so that no document pays for the size of the register.
"""

from functools import cache
from typing import Final

import pyshacl
from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from enishi.check.findings import Finding, Report, Severity
from enishi.check.paths import sparql_path
from enishi.errors import SourceError
from enishi.vocabulary.ontology import (
    rules_graph,
    schemes_graph,
    shapes_graph,
    terms_graph,
)
from enishi.vocabulary.statements import statements

_DIMENSION: Final = Namespace("https://w3id.org/enishi/dq/")["dimension"]
_SEVERITIES: Final = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}


def check_shapes(data: Graph, extra: Graph) -> Report:
    """Return what the shapes find wrong in a graph.

    Args:
        data: The graph to be judged, such as what one document says.
        extra: What it leans on: register, passages, the classes of things it names.
            The ontology itself need not be in it. Things that only ``extra`` describes
            are not judged.

    Returns:
        The findings about subjects of ``data``, in a fixed order.

    Raises:
        SourceError: If the shapes themselves are broken.
    """
    shapes = shapes_graph()
    results = _validate(_with_context(data, extra), shapes)
    subjects = set(data.subjects(unique=True))
    findings = {
        _finding(results, result, shapes)
        for result in results.subjects(RDF.type, SH.ValidationResult)
        if results.value(result, SH.focusNode) in subjects
    }
    return Report(tuple(sorted(findings)), len(data))


def read_shapes() -> None:
    """Read shapes and ontology now, for all who check in this process or a fork of it.

    Raises:
        SourceError: If a file is broken.
    """
    shapes_graph()
    _ontology()


def _validate(graph: Graph, shapes: Graph) -> Graph:
    try:
        _, results, text = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
    except (pyshacl.errors.ShapeLoadError, pyshacl.errors.ConstraintLoadError) as error:
        raise SourceError(
            f"the shapes cannot be read: {error}",
            document="shapes.ttl",
            hint="Mend the shape, or install Enishi again.",
        ) from error
    if not isinstance(results, Graph):
        raise SourceError(
            f"the shapes cannot be run: {text}",
            document="shapes.ttl",
            hint="Mend the shape, or install Enishi again.",
        )
    return results


def _with_context(data: Graph, extra: Graph) -> Graph:
    """Return the data with what else is said of its things and of what they name."""
    union = Graph(bind_namespaces="none")  # of a store that pySHACL takes
    for triple in data:
        union.add(triple)
    _copy(extra, union, set(data.subjects(unique=True)))
    for source in (extra, _ontology()):
        _copy(source, union, set(union.objects(unique=True)))
    for triple in _ontology().triples((None, RDFS.subClassOf, None)):
        union.add(triple)
    return union


@cache
def _ontology() -> Graph:
    """Return concepts, rules and classes, which no caller may change."""
    return statements(schemes_graph(), rules_graph(), terms_graph())


def _copy(source: Graph, target: Graph, subjects: set[Node]) -> None:
    for subject in subjects:
        if isinstance(subject, URIRef):
            for triple in source.triples((subject, None, None)):
                target.add(triple)


def _finding(results: Graph, result: Node, shapes: Graph) -> Finding:
    shape = URIRef(str(results.value(result, SH.sourceShape)))
    path = shapes.value(shape, SH.path)
    constraint = results.value(result, SH.sourceConstraint)
    severity = results.value(result, SH.resultSeverity)
    value = results.value(result, SH.value)
    speaker = shape if constraint is None else constraint
    return Finding(
        severity=_SEVERITIES[URIRef(str(severity))],
        shape=str(shape),
        focus=str(results.value(result, SH.focusNode)),
        path="" if path is None else sparql_path(shapes, path),
        value="" if value is None else str(value),
        dimension=_dimension(shapes, shape),
        message_ja=_message(shapes, speaker, "ja"),
        message_en=_message(shapes, speaker, "en"),
    )


def _message(shapes: Graph, speaker: Node | None, language: str) -> str:
    for message in shapes.objects(speaker, SH.message):
        if isinstance(message, Literal) and message.language == language:
            return str(message)
    return ""


def _dimension(shapes: Graph, shape: Node) -> str:
    owner = shapes.value(predicate=SH.property, object=shape) or shape
    return str(shapes.value(owner, _DIMENSION))
