"""The table's records, made row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document
from enishi.loaders.records import (
    Evidence,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
    Remark,
    ResultRecord,
)
from enishi.loaders.results_table.cells import stretches
from enishi.loaders.results_table.items import field_label
from enishi.loaders.results_table.programs import Measure, measures, years
from enishi.loaders.results_table.rows import Row
from enishi.loaders.results_table.status import read_status
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref


@dataclass(frozen=True)
class TableReader:
    """Makes records of a table's rows.

    Attributes:
        document: The document.
        manifest: Its particulars.
        names: The register's names.
        years: Fiscal years of the two columns of results.
    """

    document: Document
    manifest: Manifest
    names: Names
    years: tuple[FiscalYear, FiscalYear]

    def read(self, rows: Sequence[Row], furniture: Evidence) -> Reading:
        """Return the reading of all rows."""
        found: list[Record] = []
        for measure in measures(rows, self.manifest.government):
            found.append(self._program(measure))
            refs = years(measure, self.years)
            for row in measure.rows:
                found.extend(self._row(measure, row, refs[row.line]))
        return Reading(
            records=tuple(found),
            furniture=furniture,
            remarks=tuple(self._remarks(rows)),
        )

    def _program(self, measure: Measure) -> ProgramRecord:
        return ProgramRecord(
            evidence=measure.evidence(self.document),
            ref=measure.ref,
            label=measure.name,
            government=self.manifest.government,
            classes=("Measure",),
            categories=(f"{self.manifest.government}-bunrui/{measure.notation}",),
            description=measure.description,
        )

    def _row(self, measure: Measure, row: Row, refs: Sequence[Ref]) -> Iterator[Record]:
        evidence = self._evidence(row)
        government = self.manifest.government
        departments = row.departments
        for year, cell, ref in zip(self.years, row.results, refs, strict=True):
            yield ProgramYearRecord(
                evidence=evidence,
                ref=ref,
                program=measure.ref,
                government=government,
                fiscal_year=year.year,
                departments=departments.units(government) if departments else (),
                related_departments=(
                    departments.related_units(government) if departments else ()
                ),
                planned_content=measure.planned_content(row),
                status=read_status(cell),
                covid_marks=row.marks if year == self.years[-1] else None,
            )
            if cell:
                label = field_label(cell)
                yield ResultRecord(
                    evidence=cell.spans(self.document),
                    of=ref,
                    text=cell.text,
                    label=cell.text[label.start : label.end] if label else "",
                )

    def _evidence(self, row: Row) -> Evidence:
        return stretches(self.document, (strip.span for strip in row.strips))

    def _remarks(self, rows: Sequence[Row]) -> Iterator[Remark]:
        for row in rows:
            for doubt in row.doubts:
                yield Remark(evidence=self._evidence(row), message=doubt)
