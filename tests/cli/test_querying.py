"""`enishi query`: questions of the library, and SPARQL of one's own."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Graph

from enishi.catalog.library import read_library
from enishi.cli.answering import shortened
from enishi.cli.commands import main
from enishi.store.embedded import EmbeddedStore

ROOT = Path(__file__).parents[2]
TWO = "SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s LIMIT 2"
MADE = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 2"


def run(*arguments: str, language: str = "en") -> Result:
    """Ask the committed graph."""
    place = str(ROOT / "graph")
    return CliRunner().invoke(
        main, ["query", *arguments, "--graph", place, "--language", language]
    )


def test_without_arguments_the_questions_are_listed() -> None:
    """Every question in full, in the language that was asked for."""
    english, japanese = run().output, run(language="ja").output

    for query in read_library().questions:
        assert query.header.text("summary", "en") in english
        assert query.header.text("summary", "ja") in japanese
        assert query.name.rpartition("/")[2] in english


def test_a_question_is_answered_in_a_table_and_in_words() -> None:
    """A thing and its label share a column; the sentence stands below."""
    said = run("dormant-agreements", "-p", "city=tokyo").output

    assert "Paris [city/paris]" in said
    assert "agreements show no activity in these years." in said


def test_labels_follow_the_language() -> None:
    """In Japanese things are called by their Japanese names."""
    said = run("accords-and-fields", language="ja").output

    assert "北京市 [city/beijing]" in said
    assert "分野が最も多い相手は北京市" in said


def test_an_empty_answer_says_so() -> None:
    """Nothing found is said in words."""
    said = run("dormant-agreements", "-p", "city=yokohama")

    assert said.exit_code == 0
    assert "Every agreement with records shows some activity." in said.output


def test_several_values_go_together() -> None:
    """A parameter given twice has two values."""
    arguments = (
        "find-by-any-name",
        "--as",
        "csv",
        "-p",
        "word=パリ",
        "-p",
        "word=ソウル",
    )
    rows = list(csv.DictReader(io.StringIO(run(*arguments).output)))

    assert {row["thing"].rpartition("/")[2] for row in rows} >= {"paris", "seoul"}


def test_formats_for_tables() -> None:
    """CSV, TSV, SPARQL JSON and XML, and Markdown with its source."""
    name = "overseas-offices"
    table = json.loads(run(name, "--as", "json").output)

    assert len(table["results"]["bindings"]) == 4
    assert run(name, "--as", "csv").output.splitlines()[0].startswith("office,")
    assert run(name, "--as", "tsv").output.startswith("?office\t")
    assert "<sparql" in run(name, "--as", "xml").output
    assert "| office |" in run(name, "--as", "md").output


def test_formats_for_graphs() -> None:
    """Turtle and JSON-LD; a table of a graph is Turtle."""
    for form in ("ttl", "table"):
        said = run("-e", MADE, "--as", form)
        assert len(Graph().parse(data=said.output, format="turtle")) == 2

    assert len(json.loads(run("-e", MADE, "--as", "jsonld").output)) == 2


def test_own_queries_come_as_text_as_a_file_or_from_a_pipe(tmp_path: Path) -> None:
    """All three are the same query."""
    file = tmp_path / "two.rq"
    file.write_text(TWO, encoding="utf-8")
    place = ["--graph", str(ROOT / "graph"), "--language", "en"]
    piped = CliRunner().invoke(main, ["query", "-f", "-", *place], input=TWO)

    assert run("-e", TWO).output == run("-f", str(file)).output == piped.output
    assert "2 rows" in piped.output


def test_a_truth_value_is_said() -> None:
    """ASK gives true or false."""
    assert run("-e", "ASK { ?s ?p ?o }").output == "true\n"
    assert run("-e", "ASK { <urn:x:nobody> ?p ?o }").output == "false\n"


def test_the_sparql_of_a_question_can_be_had() -> None:
    """With its parameters bound, ready for any other tool."""
    said = run("dormant-agreements", "-p", "city=kawasaki", "--show").output

    assert "id/city/kawasaki>" in said
    assert "SELECT" in said


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("-e", "SELECT *\nWHERE { ?s ?p"), 4, "Line 2, column"),
        (("-e", "SELECT * WHERE { SERVICE <urn:x:y> {} }"), 4, "SERVICE"),
        (("-e", TWO, "--as", "ttl"), 4, "formats"),
        (("dormant-agreement",), 2, "did you mean 'dormant-agreements'?"),
        (("dormant-agreements", "-p", "city"), 2, "NAME=VALUE"),
        (("dormant-agreements", "-p", "town=tokyo"), 2, "no parameter 'town'"),
        (("agreement-ages", "-p", "now=soon"), 2, "whole number"),
        (("dormant-agreements", "-e", TWO), 2, "one of them"),
        (("-e", TWO, "-p", "city=tokyo"), 2, "library"),
    ],
)
def test_mistakes_end_as_one_line_and_a_code(
    arguments: tuple[str, ...], code: int, words: str
) -> None:
    """4 for a bad query, with its place; 2 for bad usage; never a trace."""
    said = run(*arguments)

    assert said.exit_code == code
    assert words in said.output
    assert "Traceback" not in said.output


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A picture is not SPARQL."""
    file = tmp_path / "picture.rq"
    file.write_bytes(b"\xff\xfe\x00")

    assert run("-f", str(file)).exit_code == 5


def test_help_shows_an_example() -> None:
    """The command is understood without the manual."""
    assert (
        "Example: enishi query" in CliRunner().invoke(main, ["query", "--help"]).output
    )


def test_a_label_without_its_thing_keeps_its_column() -> None:
    """Only a label whose thing is a column too is drawn into that column."""
    store = EmbeddedStore.open(ROOT / "graph")
    table = store.select(
        "SELECT ?x ?xLabel ?yLabel WHERE { VALUES (?x ?xLabel ?yLabel) "
        '{ (<https://w3id.org/enishi/id/city/x> "X" "Y") } }'
    )

    assert shortened(table) == (["x", "y"], [["X [city/x]", "Y"]])
