"""A graph is published whole or not at all."""

import json
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from enishi.build.publication import (
    INDEX,
    content_version,
    finish,
    index_of,
    locked,
    publish,
    published,
)
from enishi.errors import SourceError

LARGEST = 4096


def graph(**texts: str) -> dict[str, bytes]:
    """Return the files of a small graph, with their index."""
    files = {f"{name}.ttl": text.encode() for name, text in texts.items()}
    index = index_of(files, {name: f"https://example.org/{name}" for name in files})
    return {**files, INDEX: index}


def test_what_is_published_is_what_was_given(tmp_path: Path) -> None:
    """Files that belong to no graph any more are gone; others are left alone."""
    (tmp_path / "documents").mkdir()
    publish(tmp_path, graph(a="1", b="2"))
    publish(tmp_path, graph(a="3"))

    assert published(tmp_path) == graph(a="3")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.ttl",
        "documents",
        "index.json",
    ]


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_crash_after_publication_loses_nothing(tmp_path: Path, moved: int) -> None:
    """However many files were moved when it died, readers see the new graph whole."""
    publish(tmp_path, graph(a="old", b="old"))
    new = graph(a="new", b="new")
    coming = tmp_path / ".next"
    coming.mkdir()
    for name, content in new.items():
        (coming / name).write_bytes(content)
    for name in sorted(new)[:moved]:
        if name != INDEX:
            shutil.move(coming / name, tmp_path / name)

    assert published(tmp_path) == new
    finish(tmp_path)
    assert published(tmp_path) == new
    assert not coming.exists()


def test_a_crash_before_publication_leaves_the_old_graph(tmp_path: Path) -> None:
    """What was written aside is not seen, and the next build clears it away."""
    publish(tmp_path, graph(a="old"))
    (tmp_path / ".building").mkdir()
    (tmp_path / ".building" / "a.ttl").write_text("half")

    assert published(tmp_path) == graph(a="old")
    publish(tmp_path, graph(a="new"))
    assert published(tmp_path) == graph(a="new")
    assert not (tmp_path / ".building").exists()


def test_a_full_disk_leaves_the_old_graph(tmp_path: Path) -> None:
    """Whole, with nothing beside it; as soon as there is room, the new one comes."""
    old, new = graph(a="old"), graph(a="new", b="x" * 10 * LARGEST)
    publish(tmp_path, old)
    with at_most(LARGEST), pytest.raises(SourceError, match="stays as it was"):
        publish(tmp_path, new)

    assert published(tmp_path) == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ttl", INDEX]
    publish(tmp_path, new)
    assert published(tmp_path) == new


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Let no file grow past a size, as if there were no room."""
    limit, highest = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, highest))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, highest))


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    """The second says that another one is writing."""
    with (
        locked(tmp_path),
        pytest.raises(SourceError, match="another build"),
        locked(tmp_path),
    ):
        pass


def test_an_unwritable_place_is_named(tmp_path: Path) -> None:
    """A file where the folder should be gives one sentence, not a trace."""
    place = tmp_path / "file"
    place.write_text("")
    with pytest.raises(SourceError, match="cannot be written"), locked(place):
        pass


def test_the_version_is_of_the_content_alone() -> None:
    """Order does not matter; names and content do."""
    assert content_version({"a": b"1", "b": b"2"}) == content_version(
        {"b": b"2", "a": b"1"}
    )
    assert content_version({"a": b"1"}) != content_version({"a": b"2"})
    assert content_version({"a": b"1"}) != content_version({"b": b"1"})


def test_the_index_names_version_graphs_and_digests() -> None:
    """What reads the folder can tell whether it is whole."""
    index = json.loads(graph(a="1")[INDEX])

    assert set(index) == {"version", "graphs", "sha256"}
    assert index["graphs"] == {"a.ttl": "https://example.org/a.ttl"}
