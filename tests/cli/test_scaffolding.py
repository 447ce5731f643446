"""A new layout starts with a loader that works and tests that pass."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from enishi.cli.commands import main

ROOT = Path(__file__).parents[2]


def test_a_new_layout_passes_its_own_tests(tmp_path: Path) -> None:
    """What the command writes runs as it stands."""
    result = CliRunner().invoke(
        main, ["new-layout", "city-newsletter", "--into", str(tmp_path)]
    )
    folder = tmp_path / "enishi-city-newsletter"
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", str(folder)],
        env={"PYTHONPATH": f"{folder / 'src'}:{ROOT / 'src'}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )

    assert result.exit_code == 0, result.output
    assert "2 passed" in ran.stdout, ran.stdout + ran.stderr


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    """Bad usage is exit code 2 with what to do, and nothing is written."""
    result = CliRunner().invoke(main, ["new-layout", "../x", "--into", str(tmp_path)])

    assert result.exit_code == 2
    assert "hyphens" in result.output
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that exists stays as it is."""
    (tmp_path / "enishi-x").mkdir()
    result = CliRunner().invoke(main, ["new-layout", "x", "--into", str(tmp_path)])

    assert result.exit_code == 2
    assert list((tmp_path / "enishi-x").iterdir()) == []
