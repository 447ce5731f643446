"""Departments: every level of a path is a unit of the level above."""

from dataclasses import dataclass, field

from rdflib import URIRef

from enishi.documents.characters import normalise
from enishi.loaders.records import DepartmentRecord, OfficeRecord, Unit
from enishi.loaders.saying.mentions import Mentions
from enishi.loaders.saying.statements import Statements
from enishi.register.departments import Departments
from enishi.register.fields import FieldMapping
from enishi.vocabulary.identity import Ref, government_iri
from enishi.vocabulary.literals import text
from enishi.vocabulary.terms import DCTERMS, ENISHI, ORG, RDF, RDFS, SKOS

_FULL_DATE = 10


@dataclass
class DepartmentSaying:
    """States departments, once for each path.

    Attributes:
        statements: Where the statements go.
        register: English names and spellings of departments.
        fields: Policy fields of departments.
    """

    statements: Statements
    register: Departments
    fields: FieldMapping
    _known: dict[tuple[str, tuple[str, ...]], URIRef] = field(default_factory=dict)

    def department(self, unit: Unit) -> URIRef:
        """Return the address of a department, stated with all levels above it."""
        key = (unit.government, unit.path)
        if key not in self._known:
            self._known[key] = self._state(unit)
        return self._known[key]

    def say(self, record: DepartmentRecord) -> None:
        """State a department with its duties."""
        iri = self.department(record.unit)
        for duty in record.duties:
            self.statements.words(iri, ENISHI.duty, duty)
        self.statements.words(iri, DCTERMS.description, record.note)
        self.statements.evidence(iri, record.evidence)

    def say_office(self, record: OfficeRecord, mentions: Mentions) -> None:
        """State an overseas office."""
        facts = self.statements
        iri = self.department(record.unit)
        facts.fact(iri, RDF.type, ENISHI.OverseasOffice)
        precise = len(record.opened) == _FULL_DATE
        facts.dated(
            iri, ENISHI.startDate if precise else DCTERMS.created, record.opened
        )
        if record.located_in is not None:
            facts.fact(
                iri, ENISHI.locatedIn, mentions.entity(record.located_in, (iri,))
            )
        for area in record.areas:
            facts.fact(iri, ENISHI.areaOfActivity, mentions.entity(area, (iri,)))
        facts.words(iri, ENISHI.areaText, record.area_text)
        facts.words(iri, DCTERMS.description, record.note)
        facts.evidence(iri, record.evidence)

    def _state(self, unit: Unit) -> URIRef:
        city = government_iri(unit.government)
        self.statements.entities.add(city)
        *above, name = unit.path
        if above:
            parent = self.department(
                Unit(government=unit.government, path=tuple(above))
            )
        else:
            parent = city
        known = self.register.get(unit.government, "/".join(unit.path))
        canonical = known.path.rpartition("/")[2] if known else name
        iri = self._address(unit)
        facts = self.statements
        facts.thing(iri, ("Department", "Party"), canonical)
        if known and known.label_en:
            facts.fact(iri, RDFS.label, text(known.label_en, "en"))
        spellings = {name, *(known.variants if known else ())} - {canonical}
        for spelling in sorted(spellings):
            facts.words(iri, SKOS.altLabel, spelling)
        if above:
            facts.words(iri, SKOS.altLabel, self.full_name(unit))
        facts.fact(iri, ORG.unitOf, parent)
        facts.fact(iri, ENISHI.government, city)
        for key in self.fields.of_department(unit.government, "/".join(unit.path)):
            facts.keyed(iri, ENISHI.policyField, "field", key)
        return iri

    def full_name(self, unit: Unit) -> str:
        """Return a department's name with those of all levels above it.

        A level that repeats the one above it (水道局, 水道局研修所) says it once.
        """
        whole = ""
        for name in self._names(unit):
            whole = name if name.startswith(whole) else whole + name
        return whole

    def _names(self, unit: Unit) -> list[str]:
        """Return the register's spelling of every level."""
        names = []
        for depth, printed in enumerate(unit.path, start=1):
            known = self.register.get(unit.government, "/".join(unit.path[:depth]))
            names.append(known.path.rpartition("/")[2] if known else printed)
        return names

    def _address(self, unit: Unit) -> URIRef:
        """Return the address by the register's spelling of every level."""
        names = [normalise(name) for name in self._names(unit)]
        return Ref(
            "department", unit.government, owner="/".join(names[:-1]), name=names[-1]
        ).iri
