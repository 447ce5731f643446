"""Things as data."""

import csv
import io

import pytest

from enishi.graph.graph import Graph
from enishi.web.data import COLUMNS, split_ending, table_of


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("kawasaki.ttl", ("kawasaki", "ttl")),
        ("kawasaki/kg6g5snzy2.jsonld", ("kawasaki/kg6g5snzy2", "jsonld")),
        ("kawasaki", ("kawasaki", "")),
        ("version-1.2", ("version-1.2", "")),
        (".ttl", ("", "ttl")),
    ],
)
def test_only_endings_of_formats_are_endings(key: str, parts: tuple[str, str]) -> None:
    """A full stop in a key is part of the key."""
    assert split_ending(key) == parts


def test_the_table_holds_every_statement_and_its_passages(graph: Graph) -> None:
    """A spreadsheet gets what the page shows, row by row."""
    entity = graph.entity("city/kawasaki")
    rows = list(csv.DictReader(io.StringIO(table_of(entity))))

    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(entity.statements)
    assert any(row["value_ja"] == "バンドン市" and row["passages"] for row in rows)


def test_no_cell_is_a_formula(graph: Graph) -> None:
    """Whoever opens a table in a spreadsheet runs nothing."""
    texts = [
        cell
        for path in ("city/kawasaki", "fiscal-year/2021", "city/bandung")
        for row in csv.reader(io.StringIO(table_of(graph.entity(path))))
        for cell in row
    ]

    assert texts
    assert not [cell for cell in texts if cell.startswith(("=", "+", "@", "\t"))]
