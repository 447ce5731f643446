"""Ask an endpoint every test of the W3C's query suites, over HTTP.

    python bench/w3c/run.py SUITES ours                # this checkout's endpoint
    python bench/w3c/run.py SUITES oxigraph PROGRAM    # the Oxigraph server

SUITES is the folder with ``sparql10`` and ``sparql11``. Every file of data is loaded
once, as the named graph of its own address; a test names its graphs by the parameters
of the protocol. Prints one JSON object: ``parts`` (passed and all by part) and
``failures`` (name and what happened).
"""

import argparse
import json
import logging
import re
import sys
from collections import Counter
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import rdflib
from results import read_expected, read_json, same, same_text
from servers import open_server
from suite import BASE, Case, Expectation, Suite

NOTHING = f"{BASE}nothing"
KINDS = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}
ANSWERS = "application/sparql-results+json, application/n-triples"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
LONGEST = 200
FROM = re.compile(rb"FROM\s+(NAMED\s+)?<", re.IGNORECASE)


class Examiner:
    """Asks one endpoint test after test.

    Args:
        suite: The tests.
        port: Where the endpoint listens on this machine.
        path: The endpoint's path for queries.
    """

    def __init__(self, suite: Suite, port: int, path: str) -> None:
        self._suite = suite
        self._path = path
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)

    def wrong(self, case: Case) -> str:
        """Return what is wrong with the answer to a test; empty if it is right."""
        text = case.query.read_bytes()
        if case.expectation is Expectation.RESULT:
            return self._wrong_result(case, text)
        update = case.part == "update" or case.query.suffix == ".ru"
        status, _, body = self._ask(text, UPDATE if update else QUERY, ANSWERS, [])
        accepted = status == HTTPStatus.OK
        if accepted == (case.expectation is Expectation.ACCEPTED):
            return ""
        return f"{status} {_short(body)}"

    def _wrong_result(self, case: Case, text: bytes) -> str:
        base = self._suite.address(case.query)
        text = f"BASE <{base}>\n".encode() + text
        suffix = case.result.suffix if case.result else ""
        accept = KINDS.get(suffix, ANSWERS)
        graphs = self._graphs(case)
        status, kind, body = self._ask(text, QUERY, accept, graphs)
        if status != HTTPStatus.OK:
            return f"{status} {_short(body)}"
        if case.result is None:
            return ""
        if suffix in KINDS:
            right = same_text(body, case.result.read_bytes(), suffix)
        else:
            address = self._suite.address(case.result)
            expected, ordered = read_expected(case.result, address)
            ours = _graph(body) if kind.endswith("n-triples") else read_json(body)
            right = same(ours, expected, ordered=ordered, lax=case.lax)
        return "" if right else f"another result: {_short(body)}"

    def _graphs(self, case: Case) -> list[tuple[str, str]]:
        """Name the graphs of a test, unless its query names them by FROM."""
        if FROM.search(case.query.read_bytes()):
            return []
        default = [self._suite.address(file) for file in case.data] or [NOTHING]
        named = [self._suite.address(file) for file in case.named]
        return [("default-graph-uri", iri) for iri in default] + [
            ("named-graph-uri", iri) for iri in named
        ]

    def _ask(
        self, text: bytes, kind: str, accept: str, graphs: list[tuple[str, str]]
    ) -> tuple[int, str, bytes]:
        target = f"{self._path}?{urlencode(graphs)}" if graphs else self._path
        headers = {"Content-Type": kind, "Accept": accept}
        self._connection.request("POST", target, text, headers)
        response = self._connection.getresponse()
        body = response.read()
        return response.status, response.headers.get_content_type(), body


def _graph(body: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=body, format="nt")


def _short(body: bytes) -> str:
    words = " ".join(body.decode(errors="replace").split())
    return words[:LONGEST]


def main() -> int:
    """Run the suites and print the score."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("suites", type=Path)
    parser.add_argument("server", choices=["ours", "oxigraph"])
    parser.add_argument("program", nargs="?", default="oxigraph")
    arguments = parser.parse_args()
    # The suites are full of literals that are wrong on purpose.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    suite = Suite(arguments.suites)
    passed: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    failures = {}
    with open_server(arguments.server, suite, arguments.program) as (port, path):
        examiner = Examiner(suite, port, path)
        for case in suite.cases():
            wrong = examiner.wrong(case)
            asked[case.part] += 1
            passed[case.part] += not wrong
            if wrong:
                failures[f"{case.part}: {case.name}"] = wrong
    parts = {part: [passed[part], asked[part]] for part in asked}
    print(json.dumps({"parts": parts, "failures": failures}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
