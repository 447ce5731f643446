"""Tests of `enishi build` as an operator starts it."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from enishi.build.publication import published

LONG = 300.0
PLACES = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C"},
)


@pytest.fixture
def documents(data: Path, tmp_path: Path) -> Path:
    """Return a folder with one small document."""
    folder = tmp_path / "documents"
    folder.mkdir()
    shutil.copy(data / "cases" / "progress-sheet" / "another-city.txt", folder)
    return folder


def begun(documents: Path, out: Path, **variables: str) -> "subprocess.Popen[bytes]":
    """Begin a build."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "enishi", "build"),
            *("--documents", str(documents), "--out", str(out)),
        ],
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def built(documents: Path, out: Path, **variables: str) -> Mapping[str, bytes]:
    """Return the files of a build."""
    with begun(documents, out, **variables) as process:
        assert process.wait(LONG) == 0
    return published(out)


def test_the_same_bytes_come_out_everywhere(documents: Path, tmp_path: Path) -> None:
    """Whatever the hash seed, the time zone and the locale."""
    first, second = (
        built(documents, tmp_path / f"out-{place['TZ'][:2]}", **place)
        for place in PLACES
    )
    assert first == second


def test_a_killed_build_leaves_the_old_graph_or_the_new(
    documents: Path, tmp_path: Path
) -> None:
    """And the next one needs nothing to be removed by hand."""
    out, chance = tmp_path / "out", random.Random(7)
    old = built(documents, out)
    (document,) = documents.iterdir()
    changed = document.read_text(encoding="utf-8").replace("横浜市", "川崎市")
    document.write_text(changed, encoding="utf-8")
    begin = time.monotonic()
    new = built(documents, tmp_path / "new")
    assert new != old
    lasted = time.monotonic() - begin
    for _ in range(5):
        with begun(documents, out) as process:
            time.sleep(chance.uniform(0.5, 1.1) * lasted)
            process.kill()
        assert published(out) in (old, new)
    assert built(documents, out) == new
