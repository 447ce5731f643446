"""The layout «plain table»: one row, one program year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.manifest import Manifest
from enishi.documents.money import read_cell
from enishi.documents.source import Document, Span
from enishi.errors import SourceError
from enishi.loaders.blocks import Block
from enishi.loaders.plain_table.grid import GridCell, GridRow, read_grid
from enishi.loaders.plain_table.mapping import TableMapping
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import (
    FinanceRecord,
    Party,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
    ResultRecord,
    Unit,
)
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref, government_path

_HEAD_ROWS: Final = 20
_SEPARATOR: Final = re.compile(r"[、,，;；\n]\s*")
_LEVEL: Final = re.compile(r"[\s/／>＞]+")
_TOTAL: Final = re.compile(r"合\s*計|計|小\s*計")


@dataclass(frozen=True)
class PlainTable:
    """Reads the tables that one mapping file describes.

    Attributes:
        mapping: What the columns say.
    """

    mapping: TableMapping

    @property
    def name(self) -> str:
        """Name of the layout: that of its mapping."""
        return self.mapping.name

    def recognises(self, document: Document) -> bool:
        """Tell whether a row near the top holds every heading of the mapping."""
        try:
            return self._head(read_grid(document)) is not None
        except SourceError:
            return False

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return what the mapping says of the table.

        Raises:
            SourceError: If the register does not know the government.
        """
        mapping = self.mapping
        known = {entity.id for entity in names.register.entities}
        path = government_path(mapping.government)
        if path not in known:
            raise SourceError(
                f"the register has no {path}.",
                document=document.name,
                hint="Add the city to graph/register/places.tsv.",
            )
        return Manifest(
            slug=f"{mapping.government}-{mapping.name}-fy{mapping.fiscal_year}",
            layout=mapping.name,
            government=mapping.government,
            title_ja=f"{mapping.title_ja}（{FiscalYear(mapping.fiscal_year).label_ja}）",
            title_en=f"{mapping.title_en}, FY{mapping.fiscal_year}",
            fiscal_years=(mapping.fiscal_year,),
        )

    def read(
        self,
        document: Document,
        manifest: Manifest,  # noqa: ARG002 - every layout is read alike
        names: Names,  # noqa: ARG002
    ) -> Reading:
        """Read every row below the headings.

        Raises:
            SourceError: If a row lacks its program, an amount is no number, or there
                are not as many rows as the source says.
        """
        grid = read_grid(document)
        head = self._head(grid)
        if head is None:
            raise SourceError("has no such headings.", document=document.name)
        reader = _Reader(self.mapping, document, _places(grid[head]))
        rows = [row for row in grid[head + 1 :] if not reader.is_total(row)]
        expected = self.mapping.expected_rows
        if expected is not None and expected != len(rows):
            raise SourceError(
                f"has {len(rows)} rows where the source says {expected}.",
                document=document.name,
                line=document.line_at(grid[-1][0].span.start).number,
                hint="Get a whole copy, or correct expected_rows.",
            )
        records = [record for row in rows for record in reader.records(row)]
        skipped = [
            *grid[: head + 1],
            *(r for r in grid[head + 1 :] if reader.is_total(r)),
        ]
        return Reading(
            records=tuple(records),
            furniture=tuple(_row_span(row) for row in skipped),
        )

    def _head(self, grid: list[GridRow]) -> int | None:
        for index, row in enumerate(grid[:_HEAD_ROWS]):
            if self.mapping.headings <= {cell.text for cell in row}:
                return index
        return None


@dataclass
class _Reader:
    """Turns rows into records; remembers which programs it has seen."""

    mapping: TableMapping
    document: Document
    places: dict[str, int]

    def __post_init__(self) -> None:
        self._seen: set[Ref] = set()

    def is_total(self, row: GridRow) -> bool:
        """Tell whether a row only sums up the others."""
        return bool(_TOTAL.fullmatch(row[0].text))

    def records(self, row: GridRow) -> Iterator[Record]:
        """Yield the records of one row."""
        mapping, whole = self.mapping, (_row_span(row),)
        name = self._cell(row, "program")
        if name is None:
            raise SourceError(
                f"a row without its {mapping.columns['program']}.",
                document=self.document.name,
                line=self.document.line_at(row[0].span.start).number,
            )
        program = Ref(
            "program", mapping.government, f"{mapping.name}", normalise(name.text)
        )
        if program not in self._seen:
            self._seen.add(program)
            yield self._program(row, program, name)
        year = self._year(row, program)
        yield year
        result = self._cell(row, "result")
        if result:
            yield from self._results(result, year.ref)
        yield from self._money(row, program, whole)

    def _results(self, cell: GridCell, year: Ref) -> Iterator[Record]:
        yield ResultRecord(evidence=(cell.span,), of=year, text=cell.text)
        if len(cell.text) != cell.span.end - cell.span.start:
            return  # quotes were doubled: places in the text are not those printed
        places = tuple(range(cell.span.start, cell.span.end))
        line = self.document.line_at(cell.span.start).number
        subject = Subject(of=year, fiscal_year=self.mapping.fiscal_year)
        yield from read_figures(Block(cell.text, places, line), subject)

    def _program(self, row: GridRow, ref: Ref, name: GridCell) -> ProgramRecord:
        description, printed = self._cell(row, "description"), self._cell(row, "field")
        field = self.mapping.fields.get(printed.text) if printed else None
        return ProgramRecord(
            evidence=(name.span,),
            ref=ref,
            label=name.text,
            government=self.mapping.government,
            description=description.text if description else "",
            fields=(field,) if field else (),
        )

    def _year(self, row: GridRow, program: Ref) -> ProgramYearRecord:
        department = self._cell(row, "department")
        path = tuple(_LEVEL.split(department.text)) if department else ()
        key = "|".join((str(self.mapping.fiscal_year), *path))
        ref, ordinal = program.part("program-year", key), 1
        while ref in self._seen:
            ordinal += 1
            ref = program.part("program-year", f"{key}|{ordinal}")
        self._seen.add(ref)
        unit = Unit(government=self.mapping.government, path=path)
        return ProgramYearRecord(
            evidence=(_row_span(row),),
            ref=ref,
            program=program,
            government=self.mapping.government,
            fiscal_year=self.mapping.fiscal_year,
            departments=(unit,) if path else (),
            partners=tuple(self._partners(row)),
        )

    def _partners(self, row: GridRow) -> Iterator[Party]:
        cell = self._cell(row, "partner")
        start = 0
        for name in _SEPARATOR.split(cell.text) if cell else ():
            if not name.strip() or cell is None:
                continue
            start = cell.text.index(name, start)
            place = cell.span.start + start
            yield Party(name=name.strip(), evidence=(Span(place, place + len(name)),))
            start += len(name)

    def _money(
        self, row: GridRow, program: Ref, whole: tuple[Span, ...]
    ) -> Iterator[FinanceRecord]:
        amount = self.mapping.amount
        cell = self._at(row, amount.heading) if amount else None
        if amount is None or cell is None:
            return
        read = read_cell(cell.text, unit=amount.unit)
        if read is None:
            raise SourceError(
                f"{cell.text!r} is no amount.",
                document=self.document.name,
                line=self.document.line_at(cell.span.start).number,
            )
        yield FinanceRecord(
            evidence=(cell.span,) if cell.text else whole,
            of=program,
            amount=read.value,
            precision=amount.unit,
            fiscal_year=self.mapping.fiscal_year,
            phase=amount.phase,
            text=cell.text,
            label=amount.heading,
        )

    def _cell(self, row: GridRow, role: str) -> GridCell | None:
        heading = self.mapping.columns.get(role)
        return self._at(row, heading) if heading else None

    def _at(self, row: GridRow, heading: str) -> GridCell | None:
        index = self.places[heading]
        cell = row[index] if index < len(row) else None
        return cell if cell and cell.text else None


def _places(head: GridRow) -> dict[str, int]:
    return {cell.text: index for index, cell in reversed(list(enumerate(head)))}


def _row_span(row: GridRow) -> Span:
    return Span(row[0].span.start, row[-1].span.end)
