"""A page's table as CSV and JSON, with the version of the graph it was made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Response

from enishi.exports.delimited import write_lines
from enishi.exports.text import formula_safe, json_text, one_line
from enishi.web.formats import CSV, JSON

Cell = str | int | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTable:
    """What a page shows, as rows for work elsewhere.

    Attributes:
        name: Its name, which downloads are called by.
        version: The version of the graph.
        columns: Names of the columns, in ASCII.
        rows: One cell for each column; None is empty.
        notes: What must be known to read it, by a short key.
    """

    name: str
    version: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Mapping[str, object]

    def as_csv(self) -> Response:
        """Return it as CSV that a spreadsheet opens as it is."""
        texts = [[_text(cell) for cell in row] for row in self.rows]
        body = b"".join(write_lines(self.columns, texts, bom=True))
        response = Response(body, mimetype=CSV)
        file = f"enishi-{self.name}-{self.version[:8] or 'graph'}.csv"
        response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
        return _shared(response)

    def as_json(self) -> Response:
        """Return it as JSON: the version, the notes, and one record for each row."""
        records = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        whole = {"version": self.version, **self.notes, "rows": records}
        return _shared(Response(json_text(whole) + "\n", mimetype=JSON))


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return formula_safe(one_line(cell))
    return "" if cell is None else str(cell)


def _shared(response: Response) -> Response:
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
