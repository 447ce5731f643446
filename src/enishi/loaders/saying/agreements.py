"""Agreements, contracts, memberships, events: what ties parties together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.loaders.records import (
    AgreementRecord,
    BodyRecord,
    EventRecord,
    FieldRecord,
    MembershipRecord,
    Unit,
)
from enishi.loaders.saying.departments import DepartmentSaying
from enishi.loaders.saying.mentions import Mentions
from enishi.loaders.saying.statements import Statements
from enishi.vocabulary.identity import Ref, government_iri
from enishi.vocabulary.literals import dated, number
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.terms import DCTERMS, ENISHI, ORG, RDF, RDFS, SKOS

_MERE_KIND: Final = re.compile(
    "(?:オンライン|オープン|マッチング|周年記念|青少年)*"
    "(?:ワークショップ|セミナー|イベント|交流会?|会議|総会|運営委員会|研修|講座|訓練|事業)"
)


@dataclass(frozen=True)
class AgreementSaying:
    """States what ties parties together."""

    statements: Statements
    mentions: Mentions
    departments: DepartmentSaying

    def agreement(self, record: AgreementRecord) -> None:
        """State an agreement with its parties and fields."""
        facts, iri = self.statements, record.ref.iri
        home = government_iri(record.government)
        contract = record.contract_for is not None
        classes = ("Agreement", "CollaborationContract") if contract else ("Agreement",)
        facts.thing(iri, classes, record.label, record.label_en)
        facts.fact(iri, ENISHI.government, home)
        facts.fact(iri, ENISHI.party, home if record.home_party else None)
        for party in record.parties:
            facts.fact(iri, ENISHI.party, self.mentions.party(party, (iri,)))
        facts.keyed(iri, ENISHI.agreementType, "agreement-type", record.kind)
        facts.keyed(iri, ENISHI.agreementStatus, "agreement-status", record.status)
        self._dates(iri, record)
        for part in record.fields:
            facts.fact(iri, ENISHI.hasCooperationField, part.ref.iri)
            self._field(part)
        self._contract(iri, record)
        facts.link(iri, DCTERMS.isPartOf, record.part_of)
        self._related(iri, record.departments)
        for program in record.programs:
            facts.fact(program.iri, ENISHI.underAgreement, iri)
        facts.words(iri, DCTERMS.description, record.description)
        facts.evidence(iri, record.evidence)

    def _related(self, iri: URIRef, units: Iterable[Unit]) -> None:
        for unit in units:
            department = self.departments.department(unit)
            self.statements.fact(iri, ENISHI.relatedDepartment, department)

    def _dates(self, iri: URIRef, record: AgreementRecord) -> None:
        facts = self.statements
        if record.signed:
            facts.fact(iri, ENISHI.signedOn, dated(record.signed))
            facts.fact(iri, ENISHI.signedYear, dated(record.signed[:4]))
        if record.inferred_year is not None:
            year = dated(str(record.inferred_year))
            facts.rule(iri, ENISHI.signedYear, year, "year-from-anniversary")
            kind = concept("assertion", "inferred")
            facts.inferred.add((iri, ENISHI.assertionKind, kind))
        facts.fiscal_year(iri, record.fiscal_year)

    def _field(self, record: FieldRecord) -> None:
        facts, iri = self.statements, record.ref.iri
        facts.thing(iri, ("CooperationField",), record.label)
        facts.fact(iri, ENISHI.fieldNumber, number(record.number))
        facts.evidence(iri, record.evidence)

    def _contract(self, iri: URIRef, record: AgreementRecord) -> None:
        facts = self.statements
        facts.link(iri, ENISHI.contractFor, record.contract_for)
        facts.keyed(iri, ENISHI.contractType, "contract-type", record.contract_kind)
        if record.contract_count is not None:
            facts.fact(iri, ENISHI.contractCount, number(record.contract_count))

    def membership(self, record: MembershipRecord) -> None:
        """State a membership of, and role in, a network."""
        facts = self.statements
        network = self.mentions.entity(record.organization)
        if network is None:
            return
        home = government_iri(record.government)
        member = self.mentions.entity(record.member) if record.member else home
        if member is None:
            return
        role = record.role or record.role_text
        iri = Ref("membership", record.government, str(network), f"{member}|{role}").iri
        who = record.member.name if record.member else ""
        parts = (who, record.organization.name, record.role_text)
        label = " ".join(part for part in parts if part)
        facts.thing(iri, ("Membership",), label)
        facts.fact(iri, ORG.member, member)
        facts.fact(iri, ORG.organization, network)
        facts.fact(iri, ENISHI.government, home)
        facts.keyed(iri, ORG.role, "role", record.role)
        facts.words(iri, ENISHI.roleText, record.role_text)
        facts.dated(iri, DCTERMS.created, record.since)
        facts.evidence(iri, record.evidence)

    def event(self, record: EventRecord) -> None:
        """State an event with its participants."""
        facts, iri = self.statements, record.ref.iri
        home = government_iri(record.government)
        label = self._event_label(record)
        facts.thing(iri, ("Event",), label)
        if label != record.label:
            facts.words(iri, SKOS.altLabel, record.label)
        facts.fact(iri, ENISHI.government, home)
        facts.fact(iri, ENISHI.participant, home if record.home_participates else None)
        for party in record.participants:
            facts.fact(iri, ENISHI.participant, self.mentions.party(party, (iri,)))
        if record.country is not None:
            country = self.mentions.entity(record.country, (iri,))
            facts.fact(iri, ENISHI.country, country)
        facts.code(iri, ENISHI.heldText, record.held_text)
        facts.fiscal_year(iri, record.fiscal_year)
        facts.keyed(iri, ENISHI.eventMode, "mode", record.mode)
        for program in record.programs:
            facts.link(iri, ENISHI.about, program)
        facts.link(iri, ENISHI.underAgreement, record.agreement)
        self._related(iri, record.departments)
        facts.words(iri, DCTERMS.description, record.description)
        self._when(iri, record)
        facts.evidence(iri, record.evidence)

    def _event_label(self, record: EventRecord) -> str:
        """Return what to call an event: one of a mere kind by whom it was held with.

        「ワークショップ」 names nothing; with one party it is called by it, else by its
        program.
        """
        if not _MERE_KIND.fullmatch(record.label):
            return record.label
        parties = dict.fromkeys(
            party.name for party in record.participants if not party.correction
        )
        programs = (
            self.statements.facts.value(program.iri, RDFS.label)
            for program in record.programs
        )
        told = [*parties][:1] if len(parties) == 1 else [str(p) for p in programs if p]
        return f"{record.label}（{told[0]}）" if told else record.label

    def _when(self, iri: URIRef, record: EventRecord) -> None:
        """State date and status; what was worked out says so."""
        facts = self.statements
        if not record.held_inferred:
            facts.dated(iri, ENISHI.heldOn, record.held)
        elif record.held:
            facts.rule(iri, ENISHI.heldOn, dated(record.held), "year-from-fiscal-year")
        if record.status:
            status = concept("status", record.status)
            facts.rule(iri, ENISHI.implementationStatus, status, "status-from-wording")

    def body(self, record: BodyRecord) -> None:
        """State what the document says of an organisation."""
        facts = self.statements
        iri = self.mentions.entity(record.party)
        if iri is None:
            return
        facts.fact(iri, RDF.type, ENISHI.Party)
        facts.words(iri, DCTERMS.description, record.description)
        if record.host_government:
            host = government_iri(record.host_government)
            facts.fact(iri, ENISHI.hostGovernment, host)
        if record.located_in is not None:
            place = self.mentions.entity(record.located_in, (iri,))
            facts.fact(iri, ENISHI.locatedIn, place)
        self._related(iri, record.departments)
        facts.evidence(iri, record.evidence)
