"""Measures as programs, and their fiscal years by department."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.source import Document
from enishi.loaders.records import Evidence
from enishi.loaders.results_table.cells import stretches
from enishi.loaders.results_table.items import FieldLabel, field_label
from enishi.loaders.results_table.rows import Row
from enishi.vocabulary.identity import Ref


@dataclass(frozen=True)
class Measure:
    """A measure with the rows of all departments that carry it out.

    Attributes:
        ref: The program.
        name: The measure's name.
        notation: Notation of its subcategory.
        rows: Its rows in printed order.
    """

    ref: Ref
    name: str
    notation: str
    rows: tuple[Row, ...]

    @property
    def description(self) -> str:
        """The overview that most of its rows print."""
        texts = Counter(row.overview.text for row in self.rows if row.overview)
        return texts.most_common(1)[0][0] if texts else ""

    def planned_content(self, row: Row) -> str:
        """Return a row's own overview where it differs from the measure's."""
        text = row.overview.text
        return "" if normalise(text) == normalise(self.description) else text

    def evidence(self, document: Document) -> Evidence:
        """Return where the measure's name is printed."""
        return stretches(
            document,
            (strip.span for row in self.rows for strip in row.measure.strips),
        )


def measures(rows: Sequence[Row], government: str) -> Iterator[Measure]:
    """Yield the measures of a table: one for each name in a subcategory."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.notation, normalise(_name(row))), []).append(row)
    for (code, key), members in groups.items():
        ref = Ref("program", government, owner=f"{government}-bunrui/{code}", name=key)
        yield Measure(ref, _name(members[0]), code, tuple(members))


def year_refs(
    measure: Measure, pair: Sequence[FiscalYear]
) -> dict[int, tuple[Ref, ...]]:
    """Return each row's program years by the row's line.

    A row is known by its department and field label; rows that have both in common are
    known by their wording too, and rows that are alike word for word by their order.
    """
    keys = [_row_key(row) for row in measure.rows]
    twice = {key for key, count in Counter(keys).items() if count > 1}
    seen: Counter[str] = Counter()
    found: dict[int, tuple[Ref, ...]] = {}
    for row, short in zip(measure.rows, keys, strict=True):
        key = _long_key(row, short) if short in twice else short
        seen[key] += 1
        unique = key if seen[key] == 1 else f"{key}|{seen[key]}"
        found[row.line] = tuple(
            Ref(
                "program-year",
                measure.ref.government,
                owner=measure.ref.path,
                name=f"{year.year}|{unique}",
            )
            for year in pair
        )
    return found


def label_of(row: Row) -> FieldLabel | None:
    """Return the field label of a row: its second year's, else its first year's."""
    return field_label(row.results[1]) or field_label(row.results[0])


def _name(row: Row) -> str:
    return row.measure.text or row.subcategory


def _row_key(row: Row) -> str:
    label = label_of(row)
    field = f"{label.number} {label.name}" if label else ""
    return f"{normalise(row.department_cell.text)}|{normalise(field)}"


def _long_key(row: Row, short: str) -> str:
    texts = (row.overview, *row.results)
    return "|".join((short, *(normalise(cell.text) for cell in texts)))
