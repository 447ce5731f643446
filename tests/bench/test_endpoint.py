"""The benchmark of the endpoint runs from end to end in its smoke form."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "bench" / "endpoint"


def test_smoke_form_measures_every_query() -> None:
    """A small graph, a moment for each, ours alone."""
    done = subprocess.run(
        [sys.executable, str(FOLDER / "run.py"), "--smoke"],
        capture_output=True,
        text=True,
        check=False,
        timeout=6000,
    )
    assert done.returncode == 0, done.stderr
    for query in (FOLDER / "queries").glob("*.rq"):
        assert f"| {query.stem} ms |" in done.stdout
    assert "ours, keeping answers" in done.stdout


def test_the_same_number_gives_the_same_graph(tmp_path: Path) -> None:
    """Byte for byte, with as many statements as asked for."""
    files = [tmp_path / "a.nt", tmp_path / "b.nt"]
    for file in files:
        command = [sys.executable, str(FOLDER / "generate.py"), "3000", str(file)]
        subprocess.run(command, check=True, timeout=600)
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert first.count(b"\n") == 3000
