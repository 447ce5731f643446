"""The build: documents and register in, graphs out."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef

from enishi.build.coverage import measure_coverage
from enishi.build.graphs import Assembled, assemble, join
from enishi.build.publication import index_of, locked, publish
from enishi.build.quality import quality_graph
from enishi.build.report import DocumentReport
from enishi.build.sources import Source, document_files, find_sources
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
from enishi.vocabulary.statements import statements
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


@contextmanager
def _uncollected() -> Iterator[None]:
    """Do without the search for garbage: a build makes none, and keeps all it makes."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_uncollected()
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
    joined = join(said, plan.names.register)
    finish = _begin_checks(joined, [report.slug for report in reports])
    assembled = assemble(joined)
    checked = _checked(reports, finish(), progress)
    texts = [source.document for source in sources.known]
    quality = quality_graph(zip(texts, checked, strict=True))
    progress("write", "Turtle")
    content = _written(assembled, {"quality": quality})
    return Built(content, sources.unknown, tuple(checked))


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


def _begin_checks(
    graphs: Mapping[str, Graph], slugs: Sequence[str]
) -> Callable[[], Mapping[str, Report]]:
    """Begin to check each document's graph by the shapes, with what it leans on."""
    extra = statements(graphs["register"], graphs["provenance"])
    return check_side_by_side({slug: graphs[slug] for slug in slugs}, extra)


def _checked(
    reports: Sequence[DocumentReport],
    found: Mapping[str, Report],
    progress: Progress,
) -> list[DocumentReport]:
    """Return the reports with what the shapes found, which may be no violation."""
    checked = []
    for report in reports:
        progress("check", report.slug)
        findings = found[report.slug]
        worst = [f for f in findings.findings if f.severity is Severity.VIOLATION]
        if worst:
            raise FindingsError(
                f"{report.slug}: {len(worst)} violations; the first:"
                f" {worst[0].message_en} ({worst[0].focus} {worst[0].value}).",
                hint="Nothing was written. Mend the loader or the register.",
            )
        checked.append(replace(report, findings=findings))
    return checked


def _written(assembled: Assembled, more: Mapping[str, Graph]) -> dict[str, bytes]:
    known, texts = prefixes(), dict(assembled.texts)
    graphs = {**assembled.graphs, **more}
    for name in graphs.keys() - texts.keys():
        texts[name] = write_turtle(graphs[name], known)
    files = {f"{name}.ttl": texts[name].encode() for name in graphs}
    addresses: dict[str, URIRef] = {f"{name}.ttl": graph_iri(name) for name in graphs}
    index = index_of(files, {name: str(iri) for name, iri in addresses.items()})
    return {**files, INDEX: index}
