"""Programs and what came of them in each fiscal year."""

from collections.abc import Collection
from dataclasses import dataclass

from rdflib import URIRef

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.records import (
    AssessmentRecord,
    CategoryRecord,
    FigureRecord,
    ProgramRecord,
    ProgramYearRecord,
    ResultRecord,
)
from enishi.loaders.saying.departments import DepartmentSaying
from enishi.loaders.saying.mentions import Mentions
from enishi.loaders.saying.statements import Statements
from enishi.register.corrections import mend
from enishi.vocabulary.identity import Ref, government_iri
from enishi.vocabulary.literals import number, plain, text, truth
from enishi.vocabulary.namespaces import SCHEMES, concept, printed_concept, schemes
from enishi.vocabulary.terms import DCTERMS, ENISHI, RDF, RDFS, SKOS


@dataclass(frozen=True)
class ProgramSaying:
    """States programs, program years and their outcomes."""

    statements: Statements
    mentions: Mentions
    departments: DepartmentSaying
    labels: dict[Ref, str]

    def category(self, record: CategoryRecord) -> None:
        """State a category that the document itself introduces."""
        facts = self.statements
        base = f"{SCHEMES}{record.scheme}"
        iri = URIRef(f"{base}/{record.notation}")
        if record.notation in self._known(record.scheme):
            facts.words(iri, SKOS.altLabel, record.label)
            facts.evidence(iri, record.evidence)
            return
        facts.fact(iri, RDF.type, SKOS.Concept)
        facts.fact(iri, SKOS.inScheme, URIRef(base))
        facts.fact(iri, SKOS.notation, plain(record.notation))
        facts.words(iri, SKOS.prefLabel, record.label)
        for key in self.mentions.names.fields.of_category(record.scheme, record.label):
            facts.keyed(iri, SKOS.broadMatch, "field", key)
        broader = URIRef(f"{base}/{record.broader}") if record.broader else None
        facts.fact(iri, SKOS.broader, broader)
        facts.evidence(iri, record.evidence)

    @staticmethod
    def _known(scheme: str) -> Collection[str]:
        """Return the notations that the ontology's own scheme holds."""
        known = schemes().get(scheme)
        return known.concepts.keys() if known else ()

    def program(self, record: ProgramRecord) -> None:
        """State a program."""
        facts, iri = self.statements, record.ref.iri
        facts.thing(iri, ("Program", *record.classes), record.label)
        for label in record.alt_labels:
            facts.words(iri, SKOS.altLabel, label)
        self._mended(iri, record)
        facts.fact(iri, ENISHI.government, government_iri(record.government))
        facts.code(iri, ENISHI.programNumber, record.number)
        facts.link(iri, ENISHI.framework, record.framework)
        facts.link(iri, DCTERMS.isPartOf, record.part_of)
        facts.link(iri, ENISHI.underAgreement, record.agreement)
        self._subjects(iri, record)
        facts.words(iri, DCTERMS.description, record.description)
        for words in record.counterparties:
            facts.words(iri, ENISHI.counterpartyText, words)
        if record.initiator:
            facts.fact(iri, ENISHI.initiator, concept("initiator", record.initiator))
        if record.assertion:
            facts.fact(
                iri, ENISHI.assertionKind, concept("assertion", record.assertion)
            )
        for party in record.partners:
            facts.fact(iri, ENISHI.partner, self.mentions.party(party, (iri,)))
        facts.evidence(iri, record.evidence)

    def _mended(self, iri: URIRef, record: ProgramRecord) -> None:
        """State the right form of a name printed in a damaged one, and why."""
        facts, corrections = self.statements, self.mentions.names.register.corrections
        slug = facts.manifest.slug
        for printed in (record.label, *record.alt_labels):
            mended = mend(printed, corrections, document=slug)
            if mended.repairs and mended.text != record.label:
                facts.words(iri, SKOS.altLabel, mended.text)
            for repair in mended.repairs:
                facts.fact(iri, ENISHI.correctedBy, repair.correction.iri)

    def _subjects(self, iri: URIRef, record: ProgramRecord) -> None:
        """State the source's categories and the shared policy fields."""
        facts = self.statements
        for category in record.categories:
            facts.fact(iri, ENISHI.sourceCategory, URIRef(f"{SCHEMES}{category}"))
        for key in record.fields:
            facts.keyed(iri, ENISHI.policyField, "field", key)
        fields = self.mentions.names.fields
        for key in fields.of_program(record.government, record.label):
            field = concept("field", key)
            facts.rule(iri, ENISHI.policyField, field, "policy-field-from-name")

    def year(self, record: ProgramYearRecord) -> None:
        """State one program in one fiscal year."""
        facts, iri = self.statements, record.ref.iri
        facts.thing(iri, ("ProgramYear",), self._year_label(record))
        facts.fact(iri, ENISHI.ofProgram, record.program.iri)
        facts.fiscal_year(iri, record.fiscal_year)
        facts.fact(iri, ENISHI.government, government_iri(record.government))
        for unit in record.departments:
            facts.fact(iri, ENISHI.implementedBy, self.departments.department(unit))
        for unit in record.related_departments:
            facts.fact(iri, ENISHI.relatedDepartment, self.departments.department(unit))
        facts.link(iri, ENISHI.administrativeProject, record.administrative_project)
        facts.link(iri, ENISHI.cooperationField, record.cooperation_field)
        facts.code(iri, ENISHI.planCode, record.plan_code)
        facts.words(iri, ENISHI.plannedContent, record.planned_content)
        if record.is_new is not None:
            facts.fact(iri, ENISHI.isNew, truth(record.is_new))
        if record.covid_marks is not None:
            facts.fact(iri, ENISHI.covidMarkCount, number(record.covid_marks))
        self._status(record)
        for party in record.partners:
            entity = self.mentions.party(party, (iri, record.program.iri))
            facts.fact(record.program.iri, ENISHI.partner, entity)
        facts.evidence(iri, record.evidence)

    def _year_label(self, record: ProgramYearRecord) -> str:
        """Return what to call a program year: its program, department and year."""
        units = "・".join(map(self.departments.full_name, record.departments))
        year = FiscalYear(record.fiscal_year).label_ja
        inside = "、".join(part for part in (year, units) if part)
        label = f"{self.labels.get(record.program, '')}（{inside}）"
        self.labels[record.ref] = label
        return label

    def _status(self, record: ProgramYearRecord) -> None:
        if record.status is None:
            return
        status = concept("status", record.status.key)
        iri, rule = record.ref.iri, record.status.rule
        self.statements.rule(iri, ENISHI.implementationStatus, status, rule)
        if record.status.words:
            words = text(record.status.words, "ja")
            self.statements.inferred.add((iri, ENISHI.statusWords, words))

    def result(self, record: ResultRecord) -> None:
        """State the results of a program year as worded."""
        iri = self._outcome(record.of, "ResultStatement", f"result|{record.label}")
        self.statements.words(iri, ENISHI.resultText, record.text)
        label = record.label or f"{self.labels.get(record.of, '')}の実績"
        self.statements.words(iri, RDFS.label, label)
        self.statements.evidence(iri, record.evidence)

    def assessment(self, record: AssessmentRecord) -> None:
        """State a rating."""
        facts = self.statements
        iri = self._outcome(record.of, "Assessment", "assessment")
        facts.words(iri, RDFS.label, f"{self.labels.get(record.of, '')}の評価")
        facts.keyed(iri, ENISHI.achievementLevel, "achievement", record.achievement)
        facts.keyed(iri, ENISHI.contributionLevel, "contribution", record.contribution)
        facts.words(iri, ENISHI.assessmentReason, record.reason)
        facts.keyed(iri, ENISHI.futureDirection, "direction", record.direction)
        facts.words(iri, ENISHI.futureDirectionText, record.direction_text)
        facts.evidence(iri, record.evidence)

    def figure(self, record: FigureRecord, ordinal: int) -> None:
        """State a figure; the ordinal tells apart figures that say the very same."""
        facts = self.statements
        about = self._about(record)
        document = Ref.curated(f"document/{facts.manifest.slug}")
        owner = record.of or record.about or document
        parts = (record.label, record.text, record.role, str(about or ""))
        name = "|".join(("figure", *parts))
        if ordinal:
            name = f"{name}|{ordinal}"
        iri = self._outcome(owner, "QuantitativeResult", name, of=record.of)
        facts.words(iri, RDFS.label, record.label or record.text)
        facts.fact(iri, ENISHI.indicator, self._indicator(record))
        facts.fact(iri, ENISHI.value, number(record.value))
        facts.fact(iri, ENISHI.unit, self._unit(record))
        facts.code(iri, ENISHI.unitText, record.unit_text)
        facts.fact(iri, ENISHI.valueText, plain(record.text))
        facts.keyed(iri, ENISHI.valueRole, "value-role", record.role)
        facts.keyed(iri, ENISHI.valueQualifier, "qualifier", record.qualifier)
        facts.fact(iri, ENISHI.about, None if record.of else about or facts.address)
        facts.fiscal_year(iri, record.fiscal_year)
        facts.words(iri, ENISHI.periodText, record.period)
        facts.evidence(iri, record.evidence)

    def _about(self, record: FigureRecord) -> URIRef | None:
        """Return what a figure is about, beside the program year it came of."""
        if record.about is not None:
            return record.about.iri
        if record.about_unit is not None:
            return self.departments.department(record.about_unit)
        if record.about_party is not None:
            return self.mentions.entity(record.about_party)
        return None

    def _outcome(
        self, owner: Ref, kind: str, name: str, *, of: Ref | None = None
    ) -> URIRef:
        facts = self.statements
        government = facts.manifest.government
        iri = Ref("outcome", government, owner=owner.path, name=name).iri
        facts.fact(iri, RDF.type, ENISHI.Outcome)
        facts.fact(iri, RDF.type, ENISHI[kind])
        year = owner if kind != "QuantitativeResult" else of
        if year is not None:
            facts.fact(iri, ENISHI.outcomeOf, year.iri)
        return iri

    def _indicator(self, record: FigureRecord) -> URIRef | None:
        """Return what the figure measures: one indicator for each wording of a city."""
        if not record.label.strip():
            return None
        facts = self.statements
        government = facts.manifest.government
        iri = Ref("indicator", government, name=normalise(record.label)).iri
        if (iri, RDF.type, ENISHI.Indicator) not in facts.facts:
            facts.thing(iri, ("Indicator",), record.label)
            facts.fact(iri, RDF.type, SKOS.Concept)
            facts.words(iri, SKOS.prefLabel, record.label)
        return iri

    def _unit(self, record: FigureRecord) -> URIRef:
        """Return the unit: a concept of the scheme, or one of the document's own."""
        if record.unit:
            return concept("unit", record.unit)
        printed = normalise(record.unit_text)
        if not printed:
            return concept("unit", "none")
        known = printed_concept("unit", printed)
        if known is not None:
            return known
        facts = self.statements
        iri = Ref("unit", facts.manifest.government, name=printed).iri
        facts.fact(iri, RDF.type, SKOS.Concept)
        facts.fact(iri, SKOS.inScheme, URIRef(f"{SCHEMES}unit"))
        facts.words(iri, SKOS.prefLabel, printed)
        facts.words(iri, RDFS.label, printed)
        return iri
