"""A build's reports become triples that name no more than they must."""

from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef

from enishi.build.coverage import Coverage
from enishi.build.quality import DQV, quality_graph
from enishi.build.report import DocumentReport
from enishi.check.findings import Finding, Report, Severity
from enishi.documents.source import Document, Span
from enishi.loaders.records import Remark
from enishi.vocabulary.identity import entity_iri
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.terms import DCTERMS, ENISHI
from enishi.vocabulary.turtle import write_turtle

SOURCE = entity_iri("document/somewhere-sheet-fy2021")


@pytest.fixture
def document() -> Document:
    """A document of four lines."""
    return Document("somewhere", "表題\n二行目 12 人\n三行目\n四行目\n")


@pytest.fixture
def report() -> DocumentReport:
    """A report with one finding, one remark and one unread line."""
    finding = Finding(
        severity=Severity.WARNING,
        shape="https://w3id.org/enishi/shape/Agreement-date",
        focus="https://w3id.org/enishi/id/agreement/somewhere-elsewhere",
        path="",
        value="",
        dimension="completeness",
        message_ja="締結の時期が記されていない",
        message_en="no date of signing in the source",
    )
    remark = Remark(
        evidence=(Span(3, 6), Span(13, 15)),
        message="two totals",
        message_ja="二つの合計",
    )
    return DocumentReport(
        slug="somewhere-sheet-fy2021",
        remarks=(remark,),
        unresolved=(),
        coverage=Coverage(4, 2, 1, (4,)),
        findings=Report((finding,), 10),
    )


def of_class(graph: Graph, class_: URIRef) -> list[URIRef]:
    """Return the things of a class."""
    return [URIRef(str(one)) for one in graph.subjects(RDF.type, class_)]


def test_each_metric_has_one_value(document: Document, report: DocumentReport) -> None:
    """Every concept of the scheme is measured once, with the report's number."""
    graph = quality_graph([(document, report)])

    values = {
        graph.value(one, DQV.isMeasurementOf): graph.value(one, DQV.value)
        for one in of_class(graph, ENISHI.QualityMeasurement)
    }
    assert len(values) == 9
    assert values[concept("quality-metric", "content-lines")] == Literal(4)
    assert values[concept("quality-metric", "fact-lines")] == Literal(2)
    assert values[concept("quality-metric", "unread-lines")] == Literal(1)
    assert values[concept("quality-metric", "warnings")] == Literal(1)
    assert values[concept("quality-metric", "violations")] == Literal(0)


def test_a_finding_is_a_validation_result(
    document: Document, report: DocumentReport
) -> None:
    """It names what was looked at, how bad it is, and says why in both languages."""
    graph = quality_graph([(document, report)])

    (result,) = of_class(graph, SH.ValidationResult)
    assert graph.value(result, SH.resultSeverity) == SH.Warning
    assert graph.value(result, DCTERMS.source) == SOURCE
    assert set(graph.objects(result, SH.resultMessage)) == {
        Literal("締結の時期が記されていない", lang="ja"),
        Literal("no date of signing in the source", lang="en"),
    }


def test_an_open_question_names_its_lines(
    document: Document, report: DocumentReport
) -> None:
    """A remark has the lines of all its evidence; an unread line has its own number."""
    graph = quality_graph([(document, report)])

    lines = {
        graph.value(one, DCTERMS.type): {
            int(str(line)) for line in graph.objects(one, ENISHI.aboutLine)
        }
        for one in of_class(graph, ENISHI.OpenQuestion)
    }
    assert lines == {
        concept("open-question", "remark"): {2, 3},
        concept("open-question", "unread-line"): {4},
    }


def test_no_words_of_the_document_are_repeated(
    document: Document, report: DocumentReport
) -> None:
    """An unread line may hold a person's name: only its number is published."""
    text = write_turtle(quality_graph([(document, report)]), prefixes())

    assert "四行目" not in text


def test_equal_reports_make_equal_bytes(
    document: Document, report: DocumentReport
) -> None:
    """There are no blank nodes, counters or times in it."""
    graphs = [quality_graph([(document, report)]) for _ in range(2)]

    assert not any(isinstance(term, BNode) for triple in graphs[0] for term in triple)
    first, second = (write_turtle(graph, prefixes()) for graph in graphs)
    assert first == second


def test_a_document_without_a_blemish_is_measured_too(tmp_path: Path) -> None:
    """Nought is a value: a clean document has its nine measurements and no more."""
    file = tmp_path / "clean.txt"
    file.write_text("一行\n", encoding="utf-8")
    clean = DocumentReport("clean", (), (), Coverage(1, 1, 0, ()), Report((), 1))
    graph = quality_graph([(Document.read(file), clean)])

    assert len(of_class(graph, ENISHI.QualityMeasurement)) == 9
    assert not of_class(graph, SH.ValidationResult)
    assert not of_class(graph, ENISHI.OpenQuestion)
