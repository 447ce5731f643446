"""Tests of `enishi serve` as an operator starts it."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner

from enishi.cli.commands import main

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
TRIPLE = "<http://e/s> <http://e/p> <http://e/o>"
FILES = {
    "a.nt": f"{TRIPLE} .\n",
    "a.jsonld": '{"@id": "http://e/s", "http://e/p": {"@id": "http://e/o"}}',
    "a.rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:e="http://e/"><rdf:Description rdf:about="http://e/s">'
    '<e:p rdf:resource="http://e/o"/></rdf:Description></rdf:RDF>',
}


def begun(
    *options: str, limit: str = "true", log: int = subprocess.DEVNULL
) -> tuple["subprocess.Popen[str]", str]:
    """Start the command under a limit that the shell sets; give the address, too."""
    command = [sys.executable, "-m", "enishi", "serve", "--port", "0", *options]
    process = subprocess.Popen(
        ["/bin/sh", "-c", f'{limit}; exec "$@"', "sh", *command],
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    assert process.stdout is not None
    found = re.search(r"http://\S+/", process.stdout.readline())
    assert found is not None
    return process, found[0]


@contextmanager
def served(*options: str, limit: str = "true") -> Iterator[str]:
    """Start the command; give the address; see that it ends well when told to."""
    process, address = begun(*options, limit=limit, log=subprocess.PIPE)
    with process:
        yield address
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0


def got(address: str, path: str) -> str:
    """Return what a server sends for a path."""
    with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        assert answer.status == 200
        return answer.read().decode()


def counted(address: str) -> str:
    """Return the number of triples that a visitor sees."""
    return got(address, f"sparql?format=csv&query={quote(COUNT)}").split()[1]


@pytest.mark.parametrize("name", sorted(FILES))
def test_any_graph_can_be_served(name: str, tmp_path: Path) -> None:
    """Also one that is none of ours: endpoint, front page and health."""
    file = tmp_path / name
    file.write_text(FILES[name], encoding="utf-8")
    with served("--graph", str(file)) as address:
        assert counted(address) == "1"
        for path in ("", "dataset", "healthz"):
            assert got(address, path)


def test_a_graph_too_large_for_the_limits_of_pages_has_pages(tmp_path: Path) -> None:
    """What all of them need is then asked without limits."""
    file = tmp_path / "a.nt"
    file.write_text(FILES["a.nt"], encoding="utf-8")
    with served("--graph", str(file), "--page-seconds", "0.000001") as address:
        assert got(address, "")


@pytest.mark.parametrize(("meaning", "count"), [("union", "1"), ("plain", "0")])
def test_an_unnamed_graph_means_what_is_said(
    meaning: str, count: str, tmp_path: Path
) -> None:
    """Of one triple in a named graph, the union sees one and the default none."""
    file = tmp_path / "a.nq"
    file.write_text(f"{TRIPLE} <http://e/g> .\n", encoding="utf-8")
    with served("--graph", str(file), "--default-graph", meaning) as address:
        assert counted(address) == count


def test_a_graph_on_disk_is_found_again(tmp_path: Path) -> None:
    """Its queries are answered, also by a second server, which writes nothing anew."""
    file, shelf = tmp_path / "a.nt", tmp_path / "shelf"
    file.write_text(FILES["a.nt"], encoding="utf-8")
    options = ("--graph", str(file), "--store", "disk", "--shelf", str(shelf))
    with served(*options) as address:
        (kept,) = shelf.iterdir()
        made = kept.stat().st_ino
        with served(*options) as another:
            assert counted(address) == counted(another) == "1"
        assert json.loads(got(address, "healthz"))["triples"] == 1
    assert [folder.stat().st_ino for folder in shelf.iterdir()] == [made]


def test_a_full_disk_keeps_nobody_from_reading(tmp_path: Path) -> None:
    """No file can be written to: queries, also long ones, and pages need none."""
    file = tmp_path / "a.nt"
    file.write_text(FILES["a.nt"], encoding="utf-8")
    with served("--graph", str(file), limit="ulimit -f 0") as address:
        assert counted(address) == "1"
        for path in ("", "search?q=a", "network", "downloads", "healthz"):
            assert got(address, path)
        query = f"ASK {{}} #{'あ' * 90_000}".encode()
        with closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as asking:
            headers = {"Content-Type": "application/sparql-query"}
            asking.request("POST", "/sparql", query + b" " * 500_000, headers)
            assert asking.getresponse().status == 413
            asking.close()
            asking.request("POST", "/sparql", query, headers)
            assert asking.getresponse().status == 200


def test_few_descriptors_are_enough_for_some(tmp_path: Path) -> None:
    """More clients than there is room for sit there while the pages are made."""
    file = tmp_path / "a.nt"
    file.write_text(FILES["a.nt"], encoding="utf-8")
    with served("--graph", str(file), limit="ulimit -n 64") as address:
        place = urlsplit(address)
        there = (place.hostname or "", place.port or 0)
        with ExitStack() as opened:
            for _ in range(100):
                opened.enter_context(socket.create_connection(there, 60))
        assert counted(address) == "1"
        assert got(address, "")


@pytest.mark.parametrize("store", ["memory", "disk"])
def test_killed_again_and_again_it_begins_as_before(store: str, tmp_path: Path) -> None:
    """Nothing has to be removed by hand, and nothing is left over."""
    file, shelf = tmp_path / "a.nt", tmp_path / "shelf"
    file.write_text(FILES["a.nt"], encoding="utf-8")
    for _ in range(3):
        process, address = begun(
            *("--graph", str(file), "--store", store, "--shelf", str(shelf))
        )
        with process:
            assert counted(address) == "1"
            process.kill()
    assert len(list(shelf.glob("*"))) == (store == "disk")


def test_an_endpoint_can_be_served(tmp_path: Path) -> None:
    """One Enishi over another: pages, queries, health, and what it may not do."""
    file = tmp_path / "a.nt"
    file.write_text(FILES["a.nt"], encoding="utf-8")
    with (
        served("--graph", str(file)) as behind,
        served("--endpoint", f"{behind}sparql") as address,
    ):
        assert counted(address) == "1"
        assert got(address, "")
        assert json.loads(got(address, "healthz"))["triples"] == 1
        assert 'outcome="answered"} 1.0' in got(address, "metrics")


def test_settings_that_hold_are_shown() -> None:
    """Each with its source; nothing is served."""
    variables = {"ENISHI_ROWS": "7"}
    shown = CliRunner().invoke(main, ["serve", "--show", "--port", "1"], env=variables)
    assert shown.exit_code == 0
    assert "port = 1  # argument" in shown.output
    assert "rows = 7  # ENISHI_ROWS" in shown.output


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--graph", "/no/such/graph"), 5),
        (("--endpoint", "http://127.0.0.1:1/"), 4),
        (("--workers", "-1"), 2),
        (("--log", "xml"), 2),
    ],
)
def test_what_cannot_be_served_ends_with_one_line(
    options: tuple[str, ...], code: int
) -> None:
    """A sentence and an exit code, and never a stack trace."""
    result = CliRunner().invoke(main, ["serve", "--port", "0", *options])
    assert result.exit_code == code
    assert "Traceback" not in result.output
