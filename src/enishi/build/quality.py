"""The reports of a build as triples: the named graph ``quality``.

Counts are W3C DQV measurements, one for each document and metric; what the shapes found
are SHACL validation results; what a reading could not settle are open questions with
their line. Nothing of a document's text is repeated here.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace, URIRef

from enishi.build.report import DocumentReport
from enishi.check.findings import Finding, Severity
from enishi.documents.source import Document
from enishi.vocabulary.identity import entity_iri
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.ontology import schemes_graph
from enishi.vocabulary.statements import statements
from enishi.vocabulary.terms import DCTERMS, ENISHI, XSD

DQV: Final = Namespace("http://www.w3.org/ns/dqv#")
KEY_LENGTH: Final = 12
_SEVERITIES: Final = {
    Severity.VIOLATION: SH.Violation,
    Severity.WARNING: SH.Warning,
    Severity.INFO: SH.Info,
}
Triples = Iterator[tuple[URIRef, URIRef, URIRef | Literal]]


def quality_graph(read: Iterable[tuple[Document, DocumentReport]]) -> Graph:
    """Return what a build reports of its documents.

    Args:
        read: Each document's text with its report.

    Returns:
        A graph without blank nodes, equal for equal reports.
    """
    graph = statements()
    for document, report in read:
        for triple in _told(document, report):
            graph.add(triple)
    return graph


def _told(document: Document, report: DocumentReport) -> Triples:
    source = entity_iri(f"document/{report.slug}")
    yield from _measurements(source, report)
    for finding in report.findings.findings:
        yield from _finding(source, report.slug, finding)
    for remark in report.remarks:
        lines = sorted(
            {document.line_at(span.start).number for span in remark.evidence}
        )
        said = {"en": remark.message, "ja": remark.message_ja}
        yield from _question(source, "remark", lines, said)
    for line in report.coverage.unread:
        yield from _question(source, "unread-line", [line], {})


def _measurements(source: URIRef, report: DocumentReport) -> Triples:
    coverage, findings = report.coverage, report.findings
    values = {
        "content-lines": coverage.content,
        "fact-lines": coverage.facts,
        "furniture-lines": coverage.furniture,
        "unread-lines": len(coverage.unread),
        "unregistered-names": len(
            {(one.name, one.address) for one in report.unresolved}
        ),
        "remarks": len(report.remarks),
        "violations": findings.count(Severity.VIOLATION),
        "warnings": findings.count(Severity.WARNING),
        "hints": findings.count(Severity.INFO),
    }
    for metric, value in values.items():
        node = entity_iri(f"measurement/{report.slug}/{metric}")
        yield node, RDF.type, ENISHI.QualityMeasurement
        yield node, DQV.computedOn, source
        yield node, DQV.isMeasurementOf, concept("quality-metric", metric)
        for label in _labels("quality-metric", metric):
            yield node, RDFS.label, label
        yield node, DQV.value, Literal(value)


def _finding(source: URIRef, slug: str, finding: Finding) -> Triples:
    key = _key((finding.shape, finding.focus, finding.path, finding.value))
    node = entity_iri(f"finding/{slug}/{key}")
    yield node, RDF.type, SH.ValidationResult
    yield node, DCTERMS.source, source
    yield node, SH.focusNode, URIRef(finding.focus)
    yield node, SH.sourceShape, URIRef(finding.shape)
    yield node, SH.resultSeverity, _SEVERITIES[finding.severity]
    for language in ("ja", "en"):
        message = Literal(finding.message(language), lang=language)
        yield node, SH.resultMessage, message
        yield node, RDFS.label, message
    if finding.value:
        yield node, SH.value, Literal(finding.value)


def _question(
    source: URIRef, kind: str, lines: Sequence[int], said: Mapping[str, str]
) -> Triples:
    slug = str(source).rpartition("/")[2]
    # The English words alone make the address: a better translation must not move it.
    key = _key((kind, said.get("en", ""), *map(str, lines)))
    node = entity_iri(f"open-question/{slug}/{key}")
    yield node, RDF.type, ENISHI.OpenQuestion
    yield node, DCTERMS.type, concept("open-question", kind)
    yield node, DCTERMS.source, source
    place = ", ".join(str(line) for line in lines)
    for label in _labels("open-question", kind):
        told = f"（{place}行）" if label.language == "ja" else f" (line {place})"
        yield node, RDFS.label, Literal(f"{label}{told}", lang=label.language)
    for line in lines:
        yield node, ENISHI.aboutLine, Literal(line, datatype=XSD.integer)
    for language, message in said.items():
        yield node, DCTERMS.description, Literal(message, lang=language)


@cache
def _labels(scheme: str, key: str) -> tuple[Literal, ...]:
    """Return what a concept is called, in every language."""
    found = schemes_graph().objects(concept(scheme, key), RDFS.label)
    return tuple(sorted(one for one in found if isinstance(one, Literal)))


def _key(parts: Iterable[str]) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:KEY_LENGTH]
