"""Accords between the home government and a partner, and their fields of cooperation.

A measure «exchange and cooperation with X» is carried out under an accord; its overview
lists the accord's numbered fields, and a result is labelled with one of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.numerals import find_numbers
from enishi.documents.source import Document, Span
from enishi.loaders.records import (
    AgreementRecord,
    Evidence,
    FieldRecord,
    Party,
    Remark,
)
from enishi.loaders.results_table.cells import Cell, stretches
from enishi.loaders.results_table.items import FieldLabel
from enishi.loaders.results_table.programs import Measure, label_of
from enishi.register.entities import Entity
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_MEASURE: Final = re.compile(r"(?P<partner>\S+?)との交流・?協力に(?:関|係)")
_ACCORD: Final = re.compile(r"合意書")
_NUMBERED: Final = re.compile(r"[(（](?P<number>[0-9０-９]{1,2})[)）]")
_REGION_ENDS: Final = ("州", "省", "県", "道")


@dataclass(frozen=True)
class Accord:
    """An accord as a measure's rows state it.

    Attributes:
        record: The agreement.
        partner: The other party.
    """

    record: AgreementRecord
    partner: Party

    def field_of(self, label: FieldLabel | None) -> FieldRecord | None:
        """Return the field that a label names.

        The name decides; where it is no field's name, the number does, if the field of
        that number is called the same in part.
        """
        if label is None:
            return None
        fields, name = self.record.fields, normalise(label.name)
        for part in fields:
            if normalise(part.label) == name:
                return part
        for part in fields:
            other = normalise(part.label)
            if part.number == label.number and (other in name or name in other):
                return part
        return None


@dataclass(frozen=True)
class AccordReader:
    """Reads accords from measures.

    Attributes:
        document: The document.
        home: The government whose document it is.
        names: The register's names.
    """

    document: Document
    home: Entity
    names: Names

    def read(self, measure: Measure) -> Accord | None:
        """Return the accord a measure is carried out under, if it says so."""
        match = _MEASURE.match(measure.name)
        rows = [row for row in measure.rows if _ACCORD.search(row.overview.text)]
        if match is None or not rows:
            return None
        partner = self._partner(measure.rows[0].measure, match)
        entity = self._entity(partner)
        ref = self._ref(partner, entity)
        overviews = [row.overview for row in rows]
        longest = max(overviews, key=lambda cell: len(_NUMBERED.findall(cell.text)))
        government = self.home.id.partition("/")[2]
        record = AgreementRecord(
            evidence=self._statements(overviews),
            ref=ref,
            label=f"{self.home.label_ja}と{partner.name}との交流・協力に関する合意書",
            label_en=self._label_en(entity),
            government=government,
            kind="accord",
            parties=(partner,),
            fields=tuple(self._fields(ref, longest)),
            programs=(measure.ref,),
        )
        return Accord(record, partner)

    def remarks(self, accord: Accord, measure: Measure) -> Iterator[Remark]:
        """Yield labels of results that contradict the accord's own list."""
        for row in measure.rows:
            label = label_of(row)
            field = accord.field_of(label)
            if label is None or (field and field.number == label.number):
                continue
            stated = f"({label.number}){label.name}"
            listed = f"({field.number}){field.label}" if field else ""
            yield Remark(
                evidence=stretches(self.document, _spans(row.results)),
                message=(
                    f"the label {stated} is not in the accord's list; read as "
                    f"{listed or 'no field'}"
                ),
                message_ja=(
                    f"合意書の一覧にない標目{stated}。"
                    + (f"{listed}と読んだ" if listed else "どの分野とも読まなかった")
                ),
            )

    def _partner(self, cell: Cell, match: re.Match[str]) -> Party:
        name = match["partner"]
        evidence = cell.place(
            self.document, match.start("partner"), match.end("partner")
        )
        region = name.endswith(_REGION_ENDS)
        return Party(
            name=name,
            evidence=evidence,
            kinds=("region",) if region else ("city",),
        )

    def _entity(self, partner: Party) -> Entity | None:
        classes = ("Region",) if "region" in partner.kinds else ("City",)
        return self.names.resolver.resolve(partner.name, kinds=classes).entity

    def _ref(self, partner: Party, entity: Entity | None) -> Ref:
        government = self.home.id.partition("/")[2]
        if entity is None:
            name = normalise(partner.name)
            return Ref("agreement", government, owner="accord", name=name)
        slug = entity.id.partition("/")[2]
        return Ref.curated(f"agreement/{government}-{slug}")

    def _label_en(self, entity: Entity | None) -> str:
        if entity is None or not entity.label_en or not self.home.label_en:
            return ""
        return (
            f"Accord on exchange and cooperation between {self.home.label_en}"
            f" and {entity.label_en}"
        )

    def _statements(self, cells: Sequence[Cell]) -> Evidence:
        return stretches(self.document, _spans(cells))

    def _fields(self, accord: Ref, overview: Cell) -> Iterator[FieldRecord]:
        marks = list(_NUMBERED.finditer(overview.text))
        ends = [mark.start() for mark in marks[1:]] + [len(overview.text)]
        for mark, end in zip(marks, ends, strict=True):
            label = overview.text[mark.end() : end].strip()
            number = int(find_numbers(mark["number"])[0].value)
            yield FieldRecord(
                evidence=overview.place(self.document, mark.start(), end),
                ref=accord.part("cooperation-field", str(number)),
                number=number,
                label=label,
            )


def _spans(cells: Sequence[Cell]) -> Iterator[Span]:
    for cell in cells:
        for strip in cell.strips:
            yield strip.span
