"""`enishi analyse`, `enishi path` and `enishi export`."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enishi.analysis.registry import MEASURES
from enishi.cli.commands import main
from enishi.exports.formats import NETWORK_FORMATS, RESULT_FORMATS

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> Result:
    """Run a command over the committed graph."""
    return CliRunner().invoke(
        main, [*arguments, "--graph", str(ROOT / "graph"), "--language", "en"]
    )


@pytest.mark.parametrize("command", ["analyse", "path", "export"])
def test_help_shows_an_example(command: str) -> None:
    """Every command is understood without the manual."""
    said = CliRunner().invoke(main, [command, "--help"])

    assert said.exit_code == 0
    assert f"Example: enishi {command}" in said.output


def test_without_arguments_networks_and_measures_are_listed() -> None:
    """With what each of them says, in words."""
    said = run("analyse").output

    assert "city-partner" in said
    assert all(measure.key in said for measure in MEASURES)
    assert "How often the shortest ways between others run through it." in said


def test_measures_rank_the_nodes() -> None:
    """The first measure decides the order; a group's number can be had beside it."""
    said = run(
        *("analyse", "city-partner", "degree", "betweenness", "community"),
        *("--top", "3", "--as", "csv"),
    )
    rows = list(csv.DictReader(io.StringIO(said.output)))

    assert said.exit_code == 0
    assert len(rows) == 3
    degrees = [int(row["degree"]) for row in rows]
    assert degrees == sorted(degrees, reverse=True)
    assert all(int(row["community"]) >= 1 for row in rows)
    assert {row["name_en"] for row in rows} <= {
        "Tokyo Metropolis",
        "Kawasaki",
        "Yokohama",
    }


def test_measures_of_the_whole_stand_in_a_table_of_their_own() -> None:
    """On a terminal both are shown; a file holds one."""
    both = run("analyse", "city-partner", "degree", "components")
    assert both.exit_code == 0
    assert "components" in both.output

    refused = run("analyse", "city-partner", "degree", "components", "--as", "json")
    assert refused.exit_code == 2
    assert "two tables" in refused.output


def test_a_network_alone_tells_what_can_be_measured() -> None:
    """Measures that mean nothing for it are not offered."""
    said = run("analyse", "city-partner").output

    assert "two-mode-density" in said
    assert "\ndensity" not in said


def test_columns_are_aligned_under_japanese() -> None:
    """A Japanese character is two columns wide."""
    said = CliRunner().invoke(
        main,
        [
            *("analyse", "city-field", "degree", "--top", "3"),
            *("--graph", str(ROOT / "graph"), "--language", "ja"),
        ],
    )
    lines = said.output.splitlines()

    assert len(lines) == 5
    assert set(lines[1]) == {"-", " "}


def test_a_path_is_told_with_its_passages() -> None:
    """Names do as well as paths; the words of the document stand below."""
    said = run("path", "Kawasaki", "organization/unep")

    assert said.exit_code == 0
    assert "→ United Nations Environment Programme" in said.output
    assert "「UNEP" in said.output
    assert "kawasaki-progress-sheet-fy2021 L" in said.output


def test_a_path_can_be_had_as_json() -> None:
    """For programs: the same value as in Python."""
    said = run("path", "city/kawasaki", "organization/unep", "--json")
    found = json.loads(said.output)

    assert found["complete"] is True
    assert found["paths"][0][0]["links"][0]["evidence"]


def test_no_path_is_said_not_raised() -> None:
    """Conditions that nothing meets are no error."""
    said = run("path", "city/tokyo", "network/citynet", "--by", "org:member")

    assert said.exit_code == 0
    assert "No path joins Tokyo Metropolis and CITYNET" in said.output


def test_formats_are_listed() -> None:
    """With what opens them."""
    said = run("export").output

    assert all(form.id in said for form in NETWORK_FORMATS)
    assert all(form.id in said for form in RESULT_FORMATS)
    assert "Gephi" in said


def test_a_network_an_answer_and_a_city_can_be_written(tmp_path: Path) -> None:
    """Each in a format of its kind."""
    files = [tmp_path / name for name in ("a.gexf", "b.csv", "c.graphml")]
    results = [
        run(*("export", "gexf", "--network", "city-partner", "-o", str(files[0]))),
        run(
            *("export", "csv", "--query", "example/partners-of-cities"),
            *("-o", str(files[1])),
        ),
        run(*("export", "graphml", "--city", "kawasaki", "-o", str(files[2]))),
    ]

    assert [one.exit_code for one in results] == [0, 0, 0]
    assert all(file.stat().st_size > 1000 for file in files)
    assert "川崎市" in files[0].read_text(encoding="utf-8")


def test_the_whole_graph_can_be_written(tmp_path: Path) -> None:
    """With nothing but an RDF format; every named graph is there."""
    file = tmp_path / "enishi.nq"
    said = run("export", "nquads", "-o", str(file))
    lines = file.read_text(encoding="utf-8").splitlines()
    graphs = {line.rsplit(" ", 2)[-2] for line in lines}

    assert said.exit_code == 0
    assert "<https://w3id.org/enishi/graph/register>" in graphs
    assert len(graphs) == len(list((ROOT / "graph").glob("*.ttl")))


def test_an_answer_of_ties_can_be_written_as_a_network(tmp_path: Path) -> None:
    """In the formats that only networks have."""
    file = tmp_path / "members.gexf"
    query = "question/consortium-members"
    said = run("export", "gexf", "--query", query, "-o", str(file))

    assert said.exit_code == 0
    assert "<edge " in file.read_text(encoding="utf-8")


def test_a_projection_can_be_measured_and_written(tmp_path: Path) -> None:
    """By the same words as in the page's address."""
    options = ("--projection", "newman", "--side", "second", "--backbone", "0.5")
    said = run("analyse", "event-participant", "edges", *options)
    file = tmp_path / "shared.graphml"
    wrote = run(
        *("export", "graphml", "--network", "event-participant", *options),
        *("-o", str(file)),
    )

    assert (said.exit_code, wrote.exit_code) == (0, 0)
    assert "edges" in said.output
    assert "project: newman" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "gexf"], "where should it be written"),
        (["export", "gexf", "-o", "x"], "what should be written"),
        (["export", "trig", "--year", "2021", "-o", "x"], "what should be written"),
        (
            ["export", "gexf", "--query", "example/programs-by-field", "-o", "x"],
            "no network",
        ),
        (["export", "gexx", "--network", "city-partner", "-o", "x"], "no format"),
        (
            ["export", "csv", "--network", "a", "--query", "b", "-o", "x"],
            "exclude each other",
        ),
        (
            [
                "export",
                "csv",
                "--query",
                "example/programs-by-field",
                "-p",
                "x",
                "-o",
                "x",
            ],
            "not name=value",
        ),
        (["analyse", "nonsense"], "no network 'nonsense'"),
        (["analyse", "city-partner", "nonsense"], "no measure 'nonsense'"),
        (["analyse", "city-partner", "density"], "needs a one-mode network"),
        (["path", "nowhere", "CITYNET"], "nothing called 'nowhere'"),
    ],
)
def test_what_is_wrong_is_one_line_with_a_way_out(
    arguments: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, no stack trace, no file."""
    monkeypatch.chdir(tmp_path)
    said = run(*arguments)

    assert said.exit_code == 2
    assert message in said.output
    assert len(said.output.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
