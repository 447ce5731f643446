"""Tests of reading RDF files into a dataset."""

import json
import shutil
from pathlib import Path

import pyoxigraph  # noqa: TID251 - the tests of the store look at the engine itself
import pytest

from enishi.errors import SourceError
from enishi.store.dataset import DefaultGraph, dataset_version, load_dataset

TRIPLE = "<http://example.org/a> <http://example.org/b> <http://example.org/c>"
SAMPLES = {
    "a.ttl": f"{TRIPLE} .",
    "a.nt": f"{TRIPLE} .\n",
    "a.nq": f"{TRIPLE} <http://example.org/g> .\n",
    "a.trig": f"<http://example.org/g> {{ {TRIPLE} }}",
    "a.rdf": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:e="http://example.org/">'
        '<rdf:Description rdf:about="http://example.org/a">'
        '<e:b rdf:resource="http://example.org/c"/>'
        "</rdf:Description></rdf:RDF>"
    ),
    "a.jsonld": (
        '{"@id": "http://example.org/a", '
        '"http://example.org/b": {"@id": "http://example.org/c"}}'
    ),
}


def test_index_names_the_graph_of_each_file(built: Path) -> None:
    """The graphs and the version are those of index.json."""
    dataset = load_dataset(built)
    assert dataset.graphs == (
        "http://example.org/graph/friends",
        "http://example.org/graph/places",
    )
    assert dataset.version == dataset_version(built) == "0123abcd"


def test_union_holds_a_triple_of_two_files_once(built: Path) -> None:
    """Fourteen statements, one of them in both files, are thirteen triples."""
    dataset = load_dataset(built)
    assert len(dataset.store) == 14 + 13
    assert dataset.triples == 13


def test_plain_leaves_the_default_graph_empty(built: Path) -> None:
    """Without the union, triples of named graphs stay there."""
    dataset = load_dataset(built, DefaultGraph.PLAIN)
    assert dataset.triples == 0
    assert len(dataset.store) == 14


def test_union_keeps_blank_nodes_one(tmp_path: Path) -> None:
    """A blank node of a named graph is the same node in the merged graph."""
    file = tmp_path / "a.nq"
    file.write_text("_:x <http://e/p> <http://e/o> <http://e/g> .\n", encoding="utf-8")
    nodes = {quad.subject for quad in load_dataset(file).store}
    assert len(nodes) == 1


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_every_format_is_read(tmp_path: Path, name: str) -> None:
    """The same triple comes out of every format."""
    (tmp_path / name).write_text(SAMPLES[name], encoding="utf-8")
    dataset = load_dataset(tmp_path / name)
    triples = [
        str(quad.triple)
        for quad in dataset.store
        if quad.graph_name == pyoxigraph.DefaultGraph()
    ]
    assert triples == [TRIPLE]


def test_folder_without_index_loads_every_rdf_file(tmp_path: Path) -> None:
    """Files of other kinds are left alone; the version is a digest of the RDF files."""
    for name, text in SAMPLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "readme.md").write_text("nothing", encoding="utf-8")
    dataset = load_dataset(tmp_path)
    assert dataset.triples == 1
    assert dataset.graphs == ("http://example.org/g",)
    before = dataset_version(tmp_path)
    (tmp_path / "a.ttl").write_text(f"{TRIPLE} , <http://e/d> .", encoding="utf-8")
    assert dataset_version(tmp_path) != before


def test_digest_differs_when_bytes_move_between_files(tmp_path: Path) -> None:
    """The version covers names and borders of files, not only their bytes."""
    (tmp_path / "a.nt").write_text(f"{TRIPLE} .\n" * 2, encoding="utf-8")
    (tmp_path / "b.nt").write_text("", encoding="utf-8")
    before = dataset_version(tmp_path)
    (tmp_path / "a.nt").write_text(f"{TRIPLE} .\n", encoding="utf-8")
    (tmp_path / "b.nt").write_text(f"{TRIPLE} .\n", encoding="utf-8")
    assert dataset_version(tmp_path) != before


def test_damaged_file_is_named_with_its_line(tmp_path: Path) -> None:
    """A cut file says where it ends."""
    file = tmp_path / "cut.ttl"
    file.write_text(f"{TRIPLE} .\n<http://example.org/a> <http:", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_dataset(file)
    assert caught.value.document == "cut.ttl"
    assert caught.value.line == 2
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.txt", b"no graph", "no RDF format"),
        ("a.ttl", b"\x00\xff\xfe\x80binary", "damaged"),
        ("a.ttl", b"# nothing but a comment\n", "not one triple"),
        ("a.jsonld", b"[1, 2", "damaged"),
        ("a.rdf", b"<html><p>", "damaged"),
    ],
)
def test_foreign_file_is_refused(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    """Every kind of wrong file gives one sentence and what to do."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError, match=word) as caught:
        load_dataset(tmp_path / name)
    assert caught.value.hint
    assert caught.value.exit_code == 5


def test_missing_and_empty_folders_are_refused(tmp_path: Path) -> None:
    """There is never an empty site: no folder, no RDF file, no triple."""
    with pytest.raises(SourceError, match="no such file"):
        load_dataset(tmp_path / "nowhere")
    with pytest.raises(SourceError, match="holds no RDF file"):
        load_dataset(tmp_path)


@pytest.mark.parametrize("index", ["", "[]", "{}", '{"version": "1"}', '{"graphs": 3}'])
def test_damaged_index_is_refused(tmp_path: Path, built: Path, index: str) -> None:
    """An index that is not one is named."""
    folder = Path(shutil.copytree(built, tmp_path / "copy"))
    (folder / "index.json").write_text(index, encoding="utf-8")
    with pytest.raises(SourceError, match=r"index\.json"):
        load_dataset(folder)


def test_file_that_the_index_promises_must_exist(tmp_path: Path, built: Path) -> None:
    """A graph with a missing part is not served."""
    folder = Path(shutil.copytree(built, tmp_path / "copy"))
    (folder / "places.ttl").unlink()
    with pytest.raises(SourceError, match=r"places\.ttl"):
        load_dataset(folder)


def test_index_cannot_leave_its_folder(tmp_path: Path, built: Path) -> None:
    """A name with a path in it is refused."""
    folder = Path(shutil.copytree(built, tmp_path / "copy"))
    names = {"../copy/friends.ttl": "http://example.org/g"}
    index = {"version": "1", "graphs": names}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(SourceError, match=r"index\.json"):
        load_dataset(folder)
