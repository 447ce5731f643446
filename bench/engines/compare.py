"""Ask other engines every query of the library, and compare with the embedded store.

    python bench/engines/compare.py                # Oxigraph's server; Virtuoso if here
    python bench/engines/compare.py QUERY...       # these only, with rows that differ

Each engine is started empty, loaded as `enishi load` does, and asked over HTTP. What is
known to differ stands in ``differences.tsv`` with its reason; anything else, and a
difference that is gone, ends in 1. Prints one line for each engine: queries with the
same answer, queries in all, seconds to load, seconds for all answers.
"""

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import rdflib
from servers import Engine, engines_at_hand

from enishi.catalog.library import read_library
from enishi.catalog.query import NamedQuery
from enishi.errors import EnishiError
from enishi.store.embedded import EmbeddedStore
from enishi.store.graph_store import load_into
from enishi.store.protocol import QueryService
from enishi.store.remote import RemoteSettings, RemoteStore
from enishi.store.terms import Term

ROOT = Path(__file__).parents[2]
KNOWN = Path(__file__).with_name("differences.tsv")
ABOUT_THE_ENDPOINT = "endpoint/"
ANY_OF_THEM = re.compile(r"^\}\s*LIMIT\s+[0-9]+\s*\Z", re.MULTILINE)
"""How a query ends that takes some rows and orders none."""
SECONDS = 20
ROWS_SHOWN = 3


def known_differences() -> dict[tuple[str, str], str]:
    """Return the reason by engine and query."""
    lines = KNOWN.read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {(engine, query): reason for engine, query, reason in rows}


def questions() -> Iterator[NamedQuery]:
    """Give the queries of the library but for those about the endpoint itself."""
    for query in read_library():
        if not query.name.startswith(ABOUT_THE_ENDPOINT):
            yield query


def asked(service: QueryService, query: NamedQuery) -> Counter[object]:
    """Return the rows or triples of an answer, in no order.

    Where an engine may take any of the rows, their number stands for them.
    """
    text = query.bind({})
    if re.search(r"^\s*CONSTRUCT\b", text, re.MULTILINE):
        return Counter(service.construct(text))
    table = service.select(text)
    if ANY_OF_THEM.search(text):
        return Counter([table.variables, len(table)])
    separators = re.findall(r"SEPARATOR\s*=\s*[\"'](.+?)[\"']", text, re.IGNORECASE)
    rows = (tuple(_in_order(cell, separators) for cell in row) for row in table)
    return Counter([table.variables, *rows])


def _in_order(cell: Term | None, separators: list[str]) -> object:
    """Return a cell; the parts of a concatenation, which have no order, as a set."""
    for separator in separators:
        if isinstance(cell, rdflib.Literal) and separator in cell:
            return frozenset(cell.split(separator))
    return cell


def difference(
    query: NamedQuery, here: QueryService, there: QueryService, shown: int = 0
) -> str:
    """Say how the answers differ; empty if they do not.

    Args:
        query: What to ask, with the example values of its parameters.
        here: Whom to ask.
        there: Whom to ask, too.
        shown: How many of the rows that differ are printed.
    """
    ours = asked(here, query)
    try:
        theirs = asked(there, query)
    except EnishiError as error:
        return f"no answer: {error.message[:200]}"
    if ours == theirs:
        return ""
    missing, more = ours - theirs, theirs - ours
    for sign, rows in (("-", missing), ("+", more)):
        for row in list(rows)[:shown]:
            print(sign, row)
    return f"another answer: {missing.total()} missing, {more.total()} more"


def compare(engine: Engine, here: QueryService, wanted: list[str]) -> int:
    """Compare all queries; return how many differ otherwise than is known."""
    begun = time.perf_counter()
    list(load_into(engine.store, ROOT / "graph", default_graph=True))
    loaded = time.perf_counter()
    there = RemoteStore(RemoteSettings(engine.query, seconds=SECONDS, attempts=1))
    known = known_differences()
    same = asked_in_all = surprises = 0
    for query in questions():
        if wanted and query.name not in wanted:
            continue
        asked_in_all += 1
        told = difference(query, here, there, ROWS_SHOWN if wanted else 0)
        same += not told
        reason = known.get((engine.name, query.name), "")
        if bool(told) != bool(reason):
            surprises += 1
            print(f"{engine.name}\t{query.name}\t{told or 'the same answer by now'}")
    print(
        f"{engine.name}\tthe same answer to {same} of {asked_in_all} queries,"
        f" loaded in {loaded - begun:.1f} s, asked in"
        f" {time.perf_counter() - loaded:.1f} s"
    )
    return surprises


def main() -> int:
    """Compare with every engine at hand."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("queries", nargs="*")
    wanted = parser.parse_args().queries
    here = EmbeddedStore.open(ROOT / "graph")
    surprises = 0
    for starting in engines_at_hand():
        with starting as engine:
            surprises += compare(engine, here, wanted)
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main())
