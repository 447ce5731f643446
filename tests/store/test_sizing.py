"""Tests of the choice between memory and disk."""

from pathlib import Path

import pytest

from enishi.store.dataset import DefaultGraph
from enishi.store.sizing import StoreKind, chosen_store, free_memory, memory_for

MEMORY, DISK, AUTO = StoreKind.MEMORY, StoreKind.DISK, StoreKind.AUTO
UNION, PLAIN = DefaultGraph.UNION, DefaultGraph.PLAIN
LINE = "<http://e/s> <http://e/p> <http://e/o> .\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file of a hundred lines."""
    path = tmp_path / "a.nt"
    path.write_text(LINE * 100, encoding="utf-8")
    return path


def test_a_graph_goes_to_disk_only_if_it_does_not_fit(file: Path) -> None:
    """With room left for everybody else."""
    need = memory_for(file, UNION)
    assert need > len(LINE) * 100
    assert chosen_store(AUTO, file, UNION, free=10 * need) is MEMORY
    assert chosen_store(AUTO, file, UNION, free=need) is DISK


@pytest.mark.parametrize("kind", [MEMORY, DISK])
def test_the_operator_has_the_last_word(kind: StoreKind, file: Path) -> None:
    """However much memory there is."""
    assert chosen_store(kind, file, UNION, free=0) is kind
    assert chosen_store(kind, file, UNION, free=1 << 60) is kind


def test_named_graphs_are_there_twice_in_their_union(tmp_path: Path) -> None:
    """The merged copy is counted, and where it is not made it is not."""
    path = tmp_path / "a.nq"
    path.write_text(LINE * 100, encoding="utf-8")
    assert memory_for(path, UNION) == 2 * memory_for(path, PLAIN)


def test_short_names_weigh_more(file: Path, tmp_path: Path) -> None:
    """A byte of Turtle stands for more than one of N-Triples."""
    path = tmp_path / "a.ttl"
    path.write_bytes(file.read_bytes())
    assert memory_for(path, PLAIN) > memory_for(file, PLAIN)


def test_free_memory_is_known() -> None:
    """It is a number of bytes that a computer may have."""
    assert 1 << 20 < free_memory() < 1 << 50
