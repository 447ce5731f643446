"""The build: documents and register in, graphs out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef

from enishi.build.coverage import measure_coverage
from enishi.build.graphs import assemble
from enishi.build.publication import index_of, locked, publish
from enishi.build.quality import quality_graph
from enishi.build.report import DocumentReport
from enishi.build.sources import Source, Sources, document_files, find_sources
from enishi.check.findings import Report, Severity
from enishi.check.side_by_side import check_side_by_side
from enishi.errors import FindingsError
from enishi.loaders.layout import Layouts, installed_layouts
from enishi.loaders.plain_table.layout import PlainTable
from enishi.loaders.plain_table.mapping import read_mappings
from enishi.loaders.saying.saying import Said, say
from enishi.register.names import Names
from enishi.resources import folder
from enishi.vocabulary.identity import graph_iri
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.turtle import write_turtle

INDEX: Final = "index.json"

Progress = Callable[[str, str], None]
"""Told of each step: what is done (``read``, ``check``, ``write``) and to what."""


@dataclass(frozen=True)
class Built:
    """A graph in memory, ready to be written.

    Attributes:
        files: Content by file name, the index among them.
        unknown: Files that no layout recognises.
        reports: One for each document read.
    """

    files: Mapping[str, bytes]
    unknown: tuple[str, ...]
    reports: tuple[DocumentReport, ...]


@dataclass(frozen=True)
class BuildPlan:
    """Where a build reads and what it uses.

    Attributes:
        documents: Folder of the documents.
        names: The register's names.
        layouts: The layouts at hand.
    """

    documents: Path
    names: Names
    layouts: Layouts

    @classmethod
    def of(cls, documents: Path, register: Path | None = None) -> "BuildPlan":
        """Return the plan for a folder, with all layouts at hand.

        These are the installed ones, and a plain table for each mapping file in the
        register's folder ``tables``.

        Raises:
            SourceError: If the register or a mapping file is wrong.
        """
        tables = (register or folder("graph/register")) / "tables"
        plain = tuple(PlainTable(mapping) for mapping in read_mappings(tables))
        layouts = Layouts((*installed_layouts().layouts, *plain))
        return cls(documents, Names.read(register), layouts)


def build(plan: BuildPlan, progress: Progress) -> Built:
    """Read all documents and make their graphs, without writing anything.

    Args:
        plan: What to read.
        progress: Told of each step.

    Raises:
        SourceError: If a document or the register cannot be read in full.
        FindingsError: If a shape finds a violation.
    """
    files = document_files(plan.documents)
    sources = find_sources(files, plan.layouts, plan.names)
    said, reports = [], []
    for source in sources.known:
        progress("read", source.manifest.slug)
        spoken, report = _read(source, plan.names)
        said.append(spoken)
        reports.append(report)
    progress("join", "graphs")
    graphs = assemble(said, plan.names.register)
    checked = _check(sources, graphs, reports, progress)
    texts = [source.document for source in sources.known]
    graphs["quality"] = quality_graph(zip(texts, checked, strict=True))
    progress("write", "Turtle")
    return Built(_written(graphs), sources.unknown, tuple(checked))


def write(built: Built, out: Path) -> None:
    """Publish a built graph in a folder, whole or not at all.

    Raises:
        SourceError: If the folder cannot be written to; the old graph stays.
    """
    with locked(out):
        publish(out, built.files)


def _read(source: Source, names: Names) -> tuple[Said, DocumentReport]:
    reading = source.layout.read(source.document, source.manifest, names)
    said = say(source.document, source.manifest, reading, names)
    report = DocumentReport(
        slug=source.manifest.slug,
        remarks=reading.remarks,
        unresolved=said.unresolved,
        coverage=measure_coverage(source.document, reading),
        findings=Report((), 0),
    )
    return said, report


def _check(
    sources: Sources,
    graphs: Mapping[str, Graph],
    reports: Sequence[DocumentReport],
    progress: Progress,
) -> list[DocumentReport]:
    """Check each document's graph by the shapes, with what it leans on."""
    extra = Graph()
    for name in ("register", "provenance"):
        extra += graphs[name]
    slugs = [source.manifest.slug for source in sources.known]
    found = check_side_by_side([graphs[slug] for slug in slugs], extra)
    checked = []
    for report, findings in zip(reports, found, strict=True):
        progress("check", report.slug)
        worst = [f for f in findings.findings if f.severity is Severity.VIOLATION]
        if worst:
            raise FindingsError(
                f"{report.slug}: {len(worst)} violations; the first:"
                f" {worst[0].message_en} ({worst[0].focus} {worst[0].value}).",
                hint="Nothing was written. Mend the loader or the register.",
            )
        checked.append(replace(report, findings=findings))
    return checked


def _written(graphs: Mapping[str, Graph]) -> dict[str, bytes]:
    known = prefixes()
    files = {
        f"{name}.ttl": write_turtle(graph, known).encode()
        for name, graph in graphs.items()
    }
    addresses: dict[str, URIRef] = {f"{name}.ttl": graph_iri(name) for name in graphs}
    index = index_of(files, {name: str(iri) for name, iri in addresses.items()})
    return {**files, INDEX: index}
