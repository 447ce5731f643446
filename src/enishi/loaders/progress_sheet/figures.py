"""The figures of a row: what its results, reason and plan count."""

from collections.abc import Iterator

from enishi.documents.labels import figure_label
from enishi.documents.quantities import Quantity, find_quantities
from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.records import FigureRecord
from enishi.vocabulary.identity import Ref


def read_figures(
    cell: SheetCell, of: Ref, fiscal_year: int, *, planned: bool = False
) -> Iterator[FigureRecord]:
    """Yield the figures of a cell.

    Args:
        cell: Results, reason or plan.
        of: The program year.
        fiscal_year: First calendar year of the sheet's fiscal year.
        planned: Whether the cell plans, so that what it counts is a target.
    """
    for quantity in find_quantities(cell.text):
        yield _figure(cell, quantity, of, fiscal_year, planned=planned)


def _figure(
    cell: SheetCell, quantity: Quantity, of: Ref, fiscal_year: int, *, planned: bool
) -> FigureRecord:
    role = quantity.role
    if planned and role == "actual":
        role = "target"
    return FigureRecord(
        evidence=(cell.place(quantity.start, quantity.end),),
        of=of,
        label=figure_label(cell.text, quantity),
        value=quantity.value,
        unit=quantity.unit_concept or "",
        unit_text=quantity.unit,
        text=cell.text[quantity.start : quantity.end],
        role=role,
        qualifier=quantity.qualifiers[0] if quantity.qualifiers else "exact",
        fiscal_year=fiscal_year,
    )
