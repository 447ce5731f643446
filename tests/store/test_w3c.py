"""The W3C's query suites, asked over HTTP of a running endpoint.

Their data are no part of the project: ``ENISHI_W3C`` names the folder that holds
``sparql10`` and ``sparql11``.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FLOOR = 803
"""Of 828. The Oxigraph server of the same version passes 794 in the same run."""


@pytest.fixture(scope="module")
def score() -> Mapping[str, Any]:
    """Run the suites once."""
    suites = os.environ.get("ENISHI_W3C", "")
    if not suites:
        print("The W3C suites did not run: ENISHI_W3C names no folder.")
        pytest.skip("the W3C suites did not run: ENISHI_W3C names no folder")
    script = str(ROOT / "bench" / "w3c" / "run.py")
    command = [sys.executable, script, suites, "ours"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=900
    )
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


def test_more_pass_than_of_the_oxigraph_server(score: Mapping[str, Any]) -> None:
    """The engine is the same; what is better is done around it."""
    parts = {
        part: counts for part, counts in score["parts"].items() if part != "update"
    }
    passed = sum(counts[0] for counts in parts.values())
    asked = sum(counts[1] for counts in parts.values())
    print(f"W3C query suites: {passed} of {asked} ({parts})")
    assert asked == 828
    assert passed >= FLOOR


def test_every_update_is_refused(score: Mapping[str, Any]) -> None:
    """All of them, whatever they would do."""
    assert score["parts"]["update"] == [149, 149]


def test_every_failure_has_its_reason(score: Mapping[str, Any]) -> None:
    """The list beside this file names those that fail, and no others."""
    listed = Path(__file__).with_name("w3c-failures.tsv")
    with listed.open(encoding="utf-8", newline="") as lines:
        reasons = {
            row["test"]: row["reason"] for row in csv.DictReader(lines, delimiter="\t")
        }
    assert set(score["failures"]) == set(reasons)
    assert all(reasons.values())
