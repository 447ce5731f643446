"""The one mapping from records to triples."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document
from enishi.loaders.records import (
    AgreementRecord,
    AssessmentRecord,
    BodyRecord,
    CategoryRecord,
    DepartmentRecord,
    EventRecord,
    FigureRecord,
    FinanceRecord,
    FrameworkRecord,
    MembershipRecord,
    MentionRecord,
    OfficeRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
    ResultRecord,
)
from enishi.loaders.saying.agreements import AgreementSaying
from enishi.loaders.saying.departments import DepartmentSaying
from enishi.loaders.saying.mentions import Mentions, Unresolved
from enishi.loaders.saying.money import PlanAndMoneySaying
from enishi.loaders.saying.programs import ProgramSaying
from enishi.loaders.saying.statements import Statements
from enishi.register.fields import FieldMapping
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref, entity_iri, government_iri
from enishi.vocabulary.literals import dated, number, plain, text
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.terms import DCTERMS, ENISHI, RDF, RDFS


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one document became.

    Attributes:
        facts: The document's own graph.
        provenance: Its description, passages and mentions.
        inferred: What rules worked out from its wording.
        entities: Curated entities it names.
        unresolved: Names that the register does not know.
    """

    manifest: Manifest
    facts: Graph
    provenance: Graph
    inferred: Graph
    entities: frozenset[URIRef]
    unresolved: tuple[Unresolved, ...]


def say(document: Document, manifest: Manifest, reading: Reading, names: Names) -> Said:
    """Turn what was read from a document into triples.

    Args:
        document: The document.
        manifest: Its particulars.
        reading: Its records.
        names: The register's names.

    Returns:
        The triples by graph; the same for the same input, whatever the hash seed.

    Raises:
        TypeError: If a record is of a kind this saying does not know.
    """
    statements = Statements(document, manifest)
    mentions = Mentions(statements, names)
    _say_document(statements, names.fields)
    labels = {
        record.ref: record.label
        for record in reading.records
        if isinstance(record, ProgramRecord)
    }
    voices = _voices(statements, mentions, names, labels)
    for record in reading.records:
        voice = voices.get(type(record))
        if voice is None:
            raise TypeError(f"no saying for {type(record).__name__}")
        voice(record)
    return Said(
        manifest=manifest,
        facts=statements.facts,
        provenance=statements.provenance,
        inferred=statements.inferred,
        entities=frozenset(statements.entities),
        unresolved=tuple(mentions.unresolved),
    )


def _voices(
    statements: Statements,
    mentions: Mentions,
    names: Names,
    labels: dict[Ref, str],
) -> Mapping[type[Record], Callable[..., object]]:
    departments = DepartmentSaying(statements, names.register.departments, names.fields)
    programs = ProgramSaying(statements, mentions, departments, labels)
    ties = AgreementSaying(statements, mentions, departments)
    plans = PlanAndMoneySaying(statements, departments)
    seen: Counter[object] = Counter()

    def ordinal(*key: object) -> int:
        seen[key] += 1
        return seen[key] - 1

    def figure(r: FigureRecord) -> None:
        programs.figure(
            r, ordinal("f", r.of, r.about, r.label, r.text, r.role, r.about_unit)
        )

    def finance(r: FinanceRecord) -> None:
        same = (r.of, r.unit, r.label, r.fiscal_year, r.phase, r.source, r.precision)
        plans.finance(r, ordinal("m", *same))

    def mentioned(r: MentionRecord) -> None:
        mentions.entity(r.party, (r.about.iri,) if r.about else ())

    return {
        AgreementRecord: ties.agreement,
        AssessmentRecord: programs.assessment,
        BodyRecord: ties.body,
        CategoryRecord: programs.category,
        DepartmentRecord: departments.say,
        EventRecord: ties.event,
        FigureRecord: figure,
        FinanceRecord: finance,
        FrameworkRecord: plans.framework,
        MembershipRecord: ties.membership,
        MentionRecord: mentioned,
        OfficeRecord: lambda r: departments.say_office(r, mentions),
        ProgramRecord: programs.program,
        ProgramYearRecord: programs.year,
        ResultRecord: programs.result,
    }


def _say_document(statements: Statements, fields: FieldMapping) -> None:
    """Describe the document itself, in the provenance graph."""
    manifest, iri = statements.manifest, statements.address
    graph = statements.provenance
    graph.add((iri, RDF.type, ENISHI.SourceDocument))
    for predicate in (RDFS.label, DCTERMS.title):
        graph.add((iri, predicate, text(manifest.title_ja, "ja")))
        if manifest.title_en:
            graph.add((iri, predicate, text(manifest.title_en, "en")))
    home = government_iri(manifest.government)
    statements.entities.add(home)
    graph.add((iri, ENISHI.government, home))
    graph.add((iri, ENISHI.sha256, plain(statements.document.sha256)))
    graph.add((iri, ENISHI.layout, plain(manifest.layout)))
    graph.add((iri, ENISHI.lineCount, number(len(statements.document.lines))))
    graph.add((iri, ENISHI.charCount, number(len(statements.document.text))))
    stated: tuple[tuple[URIRef, Literal | None], ...] = (
        (DCTERMS.issued, dated(manifest.issued) if manifest.issued else None),
        (ENISHI.basis, text(manifest.issued_basis, "en")),
        (ENISHI.basis, text(manifest.issued_basis_ja, "ja")),
        (DCTERMS.rights, text(manifest.terms, "en")),
        (DCTERMS.rights, text(manifest.terms_ja, "ja")),
        (DCTERMS.source, text(manifest.source, "en")),
        (DCTERMS.source, text(manifest.source_ja, "ja")),
    )
    for predicate, value in stated:
        if value is not None and str(value):
            graph.add((iri, predicate, value))
    for key in fields.of_layout(manifest.layout):
        graph.add((iri, ENISHI.policyField, concept("field", key)))
    for year in manifest.fiscal_years:
        fiscal = entity_iri(f"fiscal-year/{year}")
        statements.entities.add(fiscal)
        graph.add((iri, ENISHI.fiscalYear, fiscal))


def fiscal_year_graph(years: set[int]) -> Graph:
    """Return the fiscal years as statements, with era names and both ends."""
    graph = Graph()
    for year in sorted(years):
        fiscal, iri = FiscalYear(year), entity_iri(f"fiscal-year/{year}")
        graph.add((iri, RDF.type, ENISHI.FiscalYear))
        graph.add((iri, RDFS.label, text(fiscal.label_ja, "ja")))
        graph.add((iri, RDFS.label, text(fiscal.label_en, "en")))
        graph.add((iri, ENISHI.era, text(fiscal.label_ja, "ja")))
        graph.add((iri, ENISHI.startDate, dated(fiscal.start.isoformat())))
        graph.add((iri, ENISHI.endDate, dated(fiscal.end.isoformat())))
    return graph
