"""The table's records, made measure by measure and row by row."""

from collections.abc import Iterable, Iterator, Sequence

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document
from enishi.loaders.records import (
    CategoryRecord,
    Evidence,
    MentionRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
    Remark,
    ResultRecord,
)
from enishi.loaders.results_table.accords import Accord, AccordReader
from enishi.loaders.results_table.cells import Cell, stretches
from enishi.loaders.results_table.events import EventReader
from enishi.loaders.results_table.figures import FigureReader
from enishi.loaders.results_table.items import field_label
from enishi.loaders.results_table.merging import contradictions, merged
from enishi.loaders.results_table.occasions import conference_names, conference_of
from enishi.loaders.results_table.parties import Named, PartyFinder
from enishi.loaders.results_table.programs import (
    Measure,
    label_of,
    measures,
    year_refs,
)
from enishi.loaders.results_table.rows import Row
from enishi.loaders.results_table.status import read_status
from enishi.loaders.results_table.ties import TieReader
from enishi.register.entities import Entity
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref, government_path
from enishi.vocabulary.namespaces import schemes


class TableReader:
    """Makes records of a table's rows.

    Args:
        document: The document.
        manifest: Its particulars.
        names: The register's names.
        years: Fiscal years of the two columns of results.
    """

    def __init__(
        self,
        document: Document,
        manifest: Manifest,
        names: Names,
        years: tuple[FiscalYear, FiscalYear],
    ) -> None:
        self._document = document
        self._government = manifest.government
        self._years = years
        self._finder = PartyFinder(document, manifest.slug, names)
        self._accords = AccordReader(document, _home(names, self._government), names)
        self._ties = TieReader(self._finder, self._government)
        self._figures = FigureReader(document)

    def read(self, rows: Sequence[Row], furniture: Evidence) -> Reading:
        """Return the reading of all rows."""
        known = conference_names(cell for row in rows for cell in row.results)
        events = EventReader(self._finder, self._government, known)
        found: list[Record] = list(self._categories(rows))
        for measure in measures(rows, self._government):
            found += self._measure(measure, events)
        kept = [record for record in found if not isinstance(record, Remark)]
        remarks = [record for record in found if isinstance(record, Remark)]
        return Reading(
            records=merged(kept),
            furniture=furniture,
            remarks=(*remarks, *contradictions(kept), *self._doubts(rows)),
        )

    def _measure(self, measure: Measure, events: EventReader) -> Iterator[Record]:
        accord = self._accords.read(measure)
        yield self._program(measure, accord)
        if accord:
            yield accord.record
            yield from self._accords.remarks(accord, measure)
        for cell in (measure.rows[0].measure, measure.rows[0].overview):
            yield from self._others(self._finder.find(cell), measure.ref)
        refs = year_refs(measure, self._years)
        for row in measure.rows:
            yield from self._mentions(row, refs[row.line])
            yield from self._ties.read(row.overview, None, measure.ref)
            name = conference_of(row.results, measure.name, events.known)
            cells = zip(self._years, row.results, refs[row.line], strict=True)
            for year, cell, ref in cells:
                yield from self._year(measure, row, accord, (year, cell, ref))
                yield from self._ties.read(cell, year, measure.ref)
                yield from events.read(cell, year, measure.ref, name)

    def _program(self, measure: Measure, accord: Accord | None) -> ProgramRecord:
        cells = (measure.rows[0].measure, measure.rows[0].overview)
        named = [self._finder.find(cell) for cell in cells]
        classes = [
            words
            for row in measure.rows
            for cell in (row.overview, *row.results)
            for words in self._finder.find(cell).classes
        ]
        partners = {
            party.ref or party.name: party for one in named for party in one.partners
        }
        if accord and not partners:
            partners[accord.partner.name] = accord.partner
        return ProgramRecord(
            evidence=measure.evidence(self._document),
            ref=measure.ref,
            label=measure.name,
            government=self._government,
            classes=("Measure",),
            categories=(f"{self._government}-bunrui/{measure.notation}",),
            description=measure.description,
            partners=tuple(partners.values()),
            counterparties=tuple(dict.fromkeys(classes)),
        )

    def _year(
        self,
        measure: Measure,
        row: Row,
        accord: Accord | None,
        column: tuple[FiscalYear, Cell, Ref],
    ) -> Iterator[Record]:
        year, cell, ref = column
        departments = row.departments
        field = accord.field_of(label_of(row)) if accord else None
        named = self._finder.find(cell)
        yield ProgramYearRecord(
            evidence=self._evidence(row),
            ref=ref,
            program=measure.ref,
            government=self._government,
            fiscal_year=year.year,
            departments=departments.units(self._government) if departments else (),
            related_departments=(
                departments.related_units(self._government) if departments else ()
            ),
            planned_content=measure.planned_content(row),
            status=read_status(cell),
            covid_marks=row.marks if year == self._years[-1] else None,
            cooperation_field=field.ref if field else None,
            partners=tuple(named.partners),
        )
        yield from self._result(cell, ref)
        yield from self._figures.read(cell, ref, year.year, measure.name)
        yield from self._others(named, ref)

    def _result(self, cell: Cell, ref: Ref) -> Iterator[ResultRecord]:
        if cell:
            label = field_label(cell)
            yield ResultRecord(
                evidence=cell.spans(self._document),
                of=ref,
                text=cell.text,
                label=cell.text[label.start : label.end] if label else "",
            )

    def _mentions(self, row: Row, refs: Iterable[Ref]) -> Iterator[MentionRecord]:
        """Yield whom a row's own measure and overview name, about both its years.

        The program has them as partners already; each of its rows names them anew.
        """
        for cell in (row.measure, row.overview):
            for party in self._finder.find(cell).partners:
                for ref in refs:
                    yield MentionRecord(evidence=party.evidence, party=party, about=ref)

    def _others(self, named: Named, ref: Ref) -> Iterator[Record]:
        for party in named.others:
            yield MentionRecord(evidence=party.evidence, party=party, about=ref)
        for party in named.doubtful:
            yield Remark(
                evidence=party.evidence,
                message=f"the name {party.name} means several things",
                message_ja=f"「{party.name}」には指しうるものが複数ある",
            )

    def _categories(self, rows: Sequence[Row]) -> Iterator[Record]:
        """Yield the categories that the scheme of the ontology does not hold."""
        scheme = f"{self._government}-bunrui"
        known = set(schemes()[scheme].concepts) if scheme in schemes() else set()
        for row in rows:
            for notation, label, broader in _notations(row):
                if notation in known or not label:
                    continue
                known.add(notation)
                evidence = stretches(
                    self._document, (strip.span for strip in row.category.strips)
                )
                yield CategoryRecord(
                    evidence=evidence,
                    scheme=scheme,
                    notation=notation,
                    label=label,
                    broader=broader,
                )
                yield Remark(
                    evidence=evidence,
                    message=f"the scheme {scheme} has no category {notation} ({label})",
                    message_ja=f"分類{scheme}に区分{notation}（{label}）がない",
                )

    def _evidence(self, row: Row) -> Evidence:
        return stretches(self._document, (strip.span for strip in row.strips))

    def _doubts(self, rows: Sequence[Row]) -> Iterator[Remark]:
        for row in rows:
            for doubt in row.doubts:
                yield Remark(
                    evidence=self._evidence(row),
                    message=doubt.value,
                    message_ja=doubt.ja,
                )


def _notations(row: Row) -> tuple[tuple[str, str, str], ...]:
    """Return category and subcategory as notation, name and notation above."""
    return (
        (row.number, row.category.text, ""),
        (row.notation, row.subcategory, row.number),
    )


def _home(names: Names, government: str) -> Entity:
    """Return the government as the register describes it."""
    path = government_path(government)
    return next(entity for entity in names.register.entities if entity.id == path)
