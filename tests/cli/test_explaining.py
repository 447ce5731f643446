"""`enishi explain`: a thing, its statements and their passages."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from enishi.cli.commands import main

ROOT = Path(__file__).parents[2]


def run(*arguments: str, language: str = "ja") -> Result:
    """Explain things of the committed graph."""
    place = str(ROOT / "graph")
    return CliRunner().invoke(
        main, ["explain", *arguments, "--graph", place, "--language", language]
    )


def test_statements_stand_with_their_passages() -> None:
    """What the accord's documents say, and where they say it."""
    said = run("agreement/tokyo-seoul").output

    assert "東京都とソウル市との交流・協力に関する合意書" in said
    assert (
        "ソウル特別市\n    「ソウル市」 tokyo-city-diplomacy-results-fy2021 L" in said
    )


def test_what_rules_made_is_told_apart() -> None:
    """An inferred statement names its rule; what points here is counted."""
    said = run("city/bandung", language="en").output

    assert "(inferred: " in said
    assert "← " in said


def test_a_whole_address_is_understood() -> None:
    """A path and an address are the same thing."""
    address = "https://w3id.org/enishi/id/city/kawasaki"

    assert run(address).output == run("city/kawasaki").output


def test_json_is_for_programs() -> None:
    """The same as the page's data."""
    said = json.loads(run("city/kawasaki", "--json").output)

    assert said["description"]["statements"]


def test_an_unknown_thing_is_a_usage_error() -> None:
    """Nothing is said of it: one line, code 2."""
    said = run("city/nowhere-at-all")

    assert said.exit_code == 2
    assert "Traceback" not in said.output


def test_help_shows_an_example() -> None:
    """The command is understood without the manual."""
    said = CliRunner().invoke(main, ["explain", "--help"]).output

    assert "Example: enishi explain" in said
