"""The table of the fields of activity: numbers, and how many projects each has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line
from enishi.errors import NotFoundError
from enishi.loaders.collaboration_report.figures import Figures
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.tables import Table, bare_figure, read_tables
from enishi.loaders.records import CategoryRecord, FigureRecord, Remark
from enishi.vocabulary.namespaces import concept

_TAIL: Final = re.compile(r"に関する事業$")
_NUMBER: Final = re.compile(r"[0-9０-９]{1,2}")
_UNIT: Final = "事業"


@dataclass(frozen=True, slots=True)
class FieldTable:
    """The table.

    Attributes:
        numbers: The number of each field by its normalised name.
        table: The table as printed, or None if the report has none.
    """

    numbers: Mapping[str, int]
    table: Table | None

    def categories(self, home: Home) -> Iterator[CategoryRecord]:
        """Yield the fields that the scheme of the city does not know already."""
        scheme = f"{home.government}-bunya"
        if self.table is None:
            return
        for row in range(1, len(self.table.rows)):
            number, name = self.table.flow(row, 0), self.table.flow(row, 1)
            if not (_NUMBER.fullmatch(number.text) and name):
                continue
            notation = str(int(normalise(number.text)))
            if not _is_known(scheme, notation):
                yield CategoryRecord(
                    evidence=(number.span, name.span),
                    scheme=scheme,
                    notation=notation,
                    label=_TAIL.sub("", name.name),
                )

    def figures(self, figures: Figures) -> Iterator[FigureRecord]:
        """Yield how many projects wards and bureaus have in each field."""
        if self.table is None:
            return
        heads = _heads(self.table)
        for row in range(1, len(self.table.rows)):
            words = _row_words(self.table, row)
            for column, head in heads.items():
                cell = self.table.flow(row, column)
                if words and _NUMBER_CELL.fullmatch(cell.text):
                    label = f"{words} {head}"
                    value = Decimal(normalise(cell.text).replace(",", ""))
                    yield bare_figure(cell, value, _UNIT, figures, (label, None))


_NUMBER_CELL: Final = re.compile("[0-9０-９,，]+")


def read_field_table(document: Document, lines: Iterable[Line]) -> FieldTable:
    """Read the table of fields, wherever it stands among the lines."""
    for table in read_tables(document, lines):
        if "分野" in normalise(table.rows[0][0].text):
            numbers = {
                _TAIL.sub("", normalise(table.flow(row, 1).name)): int(
                    normalise(table.flow(row, 0).text)
                )
                for row in range(1, len(table.rows))
                if _NUMBER.fullmatch(table.flow(row, 0).text)
            }
            return FieldTable(numbers, table)
    return FieldTable({}, None)


def contradictions(table: FieldTable) -> Iterator[Remark]:
    """Say in which rows the printed total is not the sum of the printed parts."""
    rows: dict[int, list[FigureRecord]] = {}
    for figure in table.figures(Figures()):
        line = table.table.lines if table.table else ()
        place = next(
            n for n, one in enumerate(line) if one.span.covers(figure.evidence[0])
        )
        rows.setdefault(place, []).append(figure)
    for figures in rows.values():
        *parts, total = figures
        if parts and sum(part.value for part in parts) != total.value:
            told = " + ".join(part.text for part in parts)
            yield Remark(
                evidence=total.evidence,
                message=f"the printed total {total.text} is not {told}",
                message_ja=f"印字の合計{total.text}は{told}にならない",
            )


def _is_known(scheme: str, notation: str) -> bool:
    try:
        concept(scheme, notation)
    except NotFoundError:
        return False
    return True


def _heads(table: Table) -> dict[int, str]:
    """Return the heads of the columns of numbers, from the second line of heads."""
    for row in range(len(table.rows)):
        words = {
            column: table.flow(row, column).name
            for column in range(len(table.rows[row]))
        }
        if normalise(words.get(len(words) - 1, "")) == "合計":
            return {column: word for column, word in words.items() if word}
    return {}


def _row_words(table: Table, row: int) -> str:
    first = table.flow(row, 0)
    name = table.flow(row, 1)
    if _NUMBER.fullmatch(first.text):
        return name.words
    return first.name if normalise(first.text) == "合計" else ""
