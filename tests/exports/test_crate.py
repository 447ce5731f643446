"""Crates that the RO-Crate library reads."""

import io
import json
import warnings
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from enishi.errors import UsageError
from enishi.exports.about import Bilingual
from enishi.exports.crate import Member, write_crate
from enishi.exports.table import NodeEdgeTable

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own dependencies are old
    from rocrate.rocrate import ROCrate

MEMBERS = (Member("a.csv", "text/csv", Bilingual("表", "Table"), [b"a\r\n1\r\n"]),)


def unpacked(table: NodeEdgeTable, folder: Path) -> Path:
    """Write a crate about a table and unpack it."""
    pieces = b"".join(write_crate(table.about, MEMBERS))
    with zipfile.ZipFile(io.BytesIO(pieces)) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def test_the_library_finds_every_file_and_what_is_said(
    awkward: NodeEdgeTable, tmp_path: Path
) -> None:
    """Name, licence, date, version and the files with their types."""
    crate = ROCrate(unpacked(awkward, tmp_path))
    assert crate.name == "都市と相手都市 <&> / Cities and partner cities"
    assert str(crate.license["@id"]) == awkward.about.licence
    assert crate.root_dataset["datePublished"] == "2026-04-01"
    assert crate.root_dataset["version"] == "0123abcd"
    files = {entity.id for entity in crate.data_entities}
    assert files == {"a.csv", "query.rq"}
    for name in files:
        assert (tmp_path / name).is_file()
    assert (tmp_path / "query.rq").read_text(encoding="utf-8").startswith("SELECT")


def test_every_reference_is_described(awkward: NodeEdgeTable, tmp_path: Path) -> None:
    """RO-Crate wants a flat graph in which whatever is named is also described."""
    path = unpacked(awkward, tmp_path) / "ro-crate-metadata.json"
    graph = json.loads(path.read_text(encoding="utf-8"))["@graph"]
    known = {entity["@id"] for entity in graph}
    assert len(known) == len(graph)

    def references(value: Any) -> set[str]:  # noqa: ANN401 - JSON
        if isinstance(value, list):
            return {name for member in value for name in references(member)}
        return {value["@id"]} if isinstance(value, dict) else set()

    named = {name for entity in graph for name in references(list(entity.values()))}
    assert named - known == {"https://w3id.org/ro/crate/1.1"}


def test_the_query_made_the_files(awkward: NodeEdgeTable, tmp_path: Path) -> None:
    """How a file came about is said in a way that programs follow."""
    crate = ROCrate(unpacked(awkward, tmp_path))
    action = crate.get("#query")
    assert action["instrument"].id == "query.rq"
    assert [result.id for result in action["result"]] == ["a.csv"]


@pytest.mark.parametrize("missing", ["licence", "created"])
def test_a_crate_without_licence_or_day_is_refused(
    awkward: NodeEdgeTable, missing: str
) -> None:
    """Neither is made up; the message says what to give."""
    with pytest.raises(UsageError, match="licence and the day"):
        write_crate(replace(awkward.about, **{missing: ""}), MEMBERS)  # type: ignore[arg-type]


def test_a_crate_without_query_says_none(awkward: NodeEdgeTable) -> None:
    """No empty file is packed."""
    pieces = b"".join(write_crate(replace(awkward.about, query=""), MEMBERS))
    names = zipfile.ZipFile(io.BytesIO(pieces)).namelist()
    assert names == ["ro-crate-metadata.json", "README.md", "a.csv"]
