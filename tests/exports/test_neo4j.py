"""CSV that keeps the rules of ``neo4j-admin database import``."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from enishi.exports.about import About, Bilingual
from enishi.exports.neo4j import write_neo4j
from enishi.exports.table import Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate

FIELD = re.compile(r"(?P<name>\w*):(?P<type>[A-Za-z_]+(?:\[\])?)")
READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "long": int,
    "double": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}
Record = dict[str, object]


def archive_of(table: NodeEdgeTable) -> zipfile.ZipFile:
    """Write a table and open the archive."""
    return zipfile.ZipFile(io.BytesIO(b"".join(write_neo4j(table))))


def records(text: str, delimiter: str = ";") -> list[Record]:
    """Read a file by its header, as Neo4j does: typed, and empty is absent."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    fields = [FIELD.fullmatch(field) for field in head]
    assert all(fields), head
    names = [(f["name"] or f[0], f["type"]) for f in fields if f]
    assert len({name for name, _ in names}) == len(names)
    made = []
    for row in rows:
        assert len(row) == len(head)
        made.append(
            {
                name: value(kind, cell, delimiter)
                for (name, kind), cell in zip(names, row, strict=True)
                if cell
            }
        )
    return made


def value(kind: str, cell: str, delimiter: str) -> object:
    """Read one cell by the type in its column's header."""
    if kind.endswith("[]"):
        return [READERS[kind[:-2]](member) for member in cell.split(delimiter)]
    return READERS.get(kind, str)(cell)


def test_headers_types_and_references_hold(
    awkward: NodeEdgeTable, empty: NodeEdgeTable
) -> None:
    """Ids are unique over all files, and every relation joins two of them."""
    for table in (awkward, empty):
        archive = archive_of(table)
        nodes = [
            record
            for name in archive.namelist()
            if name.startswith("nodes_")
            for record in records(archive.read(name).decode())
        ]
        relations = records(archive.read("rels.csv").decode())
        ids = [node["iri"] for node in nodes]
        assert len(set(ids)) == len(ids) == len(table.nodes)
        assert len(relations) == len(table.edges)
        for relation in relations:
            assert {relation[":START_ID"], relation[":END_ID"]} <= set(ids)
            assert relation[":TYPE"]


def test_values_come_back_typed_and_unchanged(awkward: NodeEdgeTable) -> None:
    """A database gets the texts as they are: no apostrophe before an equals sign."""
    archive = archive_of(awkward)
    kawasaki = records(archive.read("nodes_City.csv").decode())[0]
    assert kawasaki["budget"] == 12_345_678_901
    assert kawasaki["founded"] == date(1924, 7, 1)
    assert kawasaki["home"] is True
    assert kawasaki["aliases_ja"] == ["カワサキ", 'か"わ,さき\\']
    assert kawasaki[":LABEL"] == "City"
    penang = records(archive.read("nodes_Region.csv").decode())[0]
    assert penang["label_en"] == "=Penang|a;b"
    agreement = records(archive.read("rels.csv").decode())[1]
    assert agreement["evidence"] == list(awkward.edges[1].evidence)
    assert agreement["note"] == '"引用", <改行>\nと\u2028'


def test_the_readme_names_every_file(awkward: NodeEdgeTable) -> None:
    """Its command can be pasted."""
    archive = archive_of(awkward)
    readme = archive.read("README.md").decode()
    for name in archive.namelist():
        if name != "README.md":
            assert f"={name}" in readme
    assert "--array-delimiter=';'" in readme


@pytest.mark.parametrize(
    "node",
    [
        Node(iri="urn:x", values={"names": ["a;b", "c"]}),
        Node(iri="urn:x", kind="a;b", values={"names": ["c"]}),
    ],
)
def test_a_semicolon_in_a_list_or_kind_changes_the_delimiter(node: Node) -> None:
    """The README says which one to give to the command."""
    about = About(iri="https://example.org/n", title=Bilingual())
    archive = archive_of(tabulate([node], [], about, directed=False))
    assert "--array-delimiter='U+001F'" in archive.read("README.md").decode()
    (name,) = [name for name in archive.namelist() if name.startswith("nodes_")]
    (record,) = records(archive.read(name).decode(), "\x1f")
    assert record["names"] == node.values["names"]
    assert record[":LABEL"] == (node.kind or "Thing")


def test_kinds_that_differ_in_signs_only_share_a_file() -> None:
    """No file is written twice, and labels stay what they are."""
    about = About(iri="https://example.org/n", title=Bilingual())
    nodes = [Node(iri="urn:1", kind="a b"), Node(iri="urn:2", kind="A/B")]
    archive = archive_of(tabulate(nodes, [], about, directed=False))
    names = [name for name in archive.namelist() if name.startswith("nodes_")]
    assert len(names) == 1
    labels = [row[":LABEL"] for row in records(archive.read(names[0]).decode())]
    assert labels == ["A/B", "a b"]
