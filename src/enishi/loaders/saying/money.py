"""Money: one amount, one node."""

import re
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.loaders.records import FinanceRecord, FrameworkRecord
from enishi.loaders.saying.departments import DepartmentSaying
from enishi.loaders.saying.statements import Statements
from enishi.vocabulary.identity import Ref, government_iri
from enishi.vocabulary.literals import number, plain
from enishi.vocabulary.terms import DCTERMS, ENISHI, RDF, RDFS, SKOS

_MERE_COST: Final = re.compile(r"(?:\S+年度)?(?:事業費|合計|執行額|執行予定額)")


@dataclass(frozen=True)
class PlanAndMoneySaying:
    """States amounts of money and the frameworks that programs stand in."""

    statements: Statements
    departments: DepartmentSaying

    def finance(self, record: FinanceRecord, ordinal: int) -> None:
        """State an amount; the ordinal tells apart amounts that say the very same."""
        facts = self.statements
        subject = self._subject(record)
        iri = self._address(record, subject, ordinal)
        facts.fact(iri, RDF.type, ENISHI.FinancialItem)
        facts.words(iri, RDFS.label, self._label(record, subject))
        facts.fact(iri, ENISHI.financeFor, subject)
        facts.fact(iri, ENISHI.government, self._home)
        facts.fact(iri, ENISHI.amount, number(record.amount))
        facts.fact(iri, ENISHI.currency, plain("JPY"))
        facts.fact(iri, ENISHI.precision, number(record.precision))
        facts.fiscal_year(iri, record.fiscal_year)
        facts.keyed(iri, ENISHI.financePhase, "finance-phase", record.phase)
        facts.keyed(iri, ENISHI.fundingSource, "funding", record.source)
        facts.fact(iri, ENISHI.valueText, plain(record.text))
        facts.words(iri, SKOS.note, record.note)
        facts.evidence(iri, record.evidence)

    def _label(self, record: FinanceRecord, subject: URIRef | None) -> str:
        """Return what to call an amount: 「事業費」 alone does not say of what."""
        label = record.label or record.text
        if not _MERE_COST.fullmatch(label):
            return label
        known = self.statements.facts.value(subject, RDFS.label) if subject else None
        return f"{known} {label}" if known else label

    def framework(self, record: FrameworkRecord) -> None:
        """State a plan, strategy, program or ordinance."""
        facts, iri = self.statements, record.ref.iri
        facts.thing(iri, ("PolicyFramework",), record.label, record.label_en)
        for label in record.alt_labels:
            facts.words(iri, SKOS.altLabel, label)
        facts.fact(iri, ENISHI.government, government_iri(record.government))
        facts.words(iri, DCTERMS.description, record.description)
        facts.code(iri, ENISHI.programNumber, record.number)
        facts.dated(iri, DCTERMS.created, record.created)
        facts.dated(iri, ENISHI.startDate, record.start)
        facts.dated(iri, ENISHI.endDate, record.end)
        facts.link(iri, DCTERMS.isPartOf, record.part_of)
        facts.link(iri, DCTERMS.replaces, record.replaces)
        if record.managed_by is not None:
            department = self.departments.department(record.managed_by)
            facts.fact(iri, ENISHI.managedBy, department)
        facts.evidence(iri, record.evidence)

    @property
    def _home(self) -> URIRef:
        return government_iri(self.statements.manifest.government)

    def _subject(self, record: FinanceRecord) -> URIRef | None:
        if record.of is not None:
            return record.of.iri
        if record.unit is not None:
            return self.departments.department(record.unit)
        return None

    def _address(
        self, record: FinanceRecord, subject: URIRef | None, ordinal: int
    ) -> URIRef:
        parts = (
            record.label,
            str(record.fiscal_year),
            record.phase,
            record.source,
            str(record.precision),
        )
        name = "|".join(parts) + (f"|{ordinal}" if ordinal else "")
        owner = str(subject or self.statements.address)
        return Ref("finance", self.statements.manifest.government, owner, name).iri
