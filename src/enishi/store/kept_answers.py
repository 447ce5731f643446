"""Answers about a graph on disk as a whole, given once and kept beside it.

What a site says of a graph as a whole is counted through all of it. That takes no
memory, but half a minute for twenty million triples; and as long as the graph is kept
it does not change. So it is counted once, in a process of its own without the limits
of a query, and found again at every later start.
"""

import hashlib
import json
import logging
import os
import subprocess
import sys
import time
from collections.abc import Collection, Iterable
from pathlib import Path

import pyoxigraph
import rdflib

from enishi.store.kept_dataset import DIGITS, PART, KeptDataset
from enishi.store.media import TSV
from enishi.store.overruns import OverloadedError
from enishi.store.pooled import QUICKEST, PooledStore
from enishi.store.protocol import Request, Table
from enishi.store.refusals import QueryRefusedError
from enishi.store.results import read_table
from enishi.store.sandbox import die_with_parent
from enishi.store.spooled import SpooledAnswer

ANSWERS = "answers"
LARGEST = 8 << 20
"""Bytes of an answer that is kept; a page could not be made of a larger one."""
NOTHING = b""
"""What is kept of an answer that was too large, or that the engine did not give."""
POLITENESS = 10
"""How far a process that counts stands back behind those that answer."""


class KeptAnswers:
    """Answers from what is kept where it can, and else from a pool.

    Args:
        service: The pool.
        folder: Of the dataset on disk.
        counted: Texts of queries that `count` answers beforehand.
        asked: Texts of queries whose answers are kept when they are first given; one
            that is refused is not asked again.
    """

    def __init__(
        self,
        service: PooledStore,
        folder: Path,
        counted: Collection[str],
        asked: Collection[str] = (),
    ) -> None:
        self._service = service
        self._folder = folder
        self._counted = frozenset(counted)
        self._kept = self._counted | frozenset(asked)
        self._refused: dict[str, QueryRefusedError] = {}

    @property
    def version(self) -> str:
        """The hash of the graph's content."""
        return self._service.version

    def count(self) -> None:
        """Give the answers that are not there yet, in a process of its own.

        Whatever it cannot give is asked of the pool later, within its limits.
        """
        missing = [
            text for text in self._counted if _found(_place(self._folder, text)) is None
        ]
        if not missing:
            return
        log, begun = logging.getLogger(__name__), time.monotonic()
        log.info("counting what is in the graph, once")
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "enishi.store.kept_answers", str(self._folder)],
            input=json.dumps(sorted(missing)).encode(),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            check=False,
        )
        seconds = time.monotonic() - begun
        if done.returncode:
            log.warning("counting broke off after %.0f s", seconds)
        else:
            log.info("counted in %.0f s", seconds)

    def select(self, query: str) -> Table:
        """Answer a SELECT query.

        One that `count` had to leave out has no rows.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        if query not in self._kept:
            return self._service.select(query)
        data = _found(_place(self._folder, query))
        if data is None:
            return self._first(query)
        return read_table(data, TSV) if data else Table((), ())

    def ask(self, query: str) -> bool:
        """Answer an ASK query, as `PooledStore.ask`."""
        return self._service.ask(query)

    def construct(self, query: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query, as `PooledStore.construct`."""
        return self._service.construct(query)

    def stream(self, request: Request) -> SpooledAnswer:
        """Answer a query of any form in bytes, as `PooledStore.stream`."""
        return self._service.stream(request)

    def _first(self, query: str) -> Table:
        if query in self._refused:
            raise self._refused[query]
        try:
            answer = self._service.stream(Request(query, QUICKEST))
            data = answer.whole(LARGEST)
        except OverloadedError:
            raise
        except QueryRefusedError as refusal:
            self._refused[query] = refusal
            raise
        table = read_table(data, answer.form)
        _keep(_place(self._folder, query), data)
        return table


def _place(folder: Path, query: str) -> Path:
    digest = hashlib.sha256(query.encode()).hexdigest()[:DIGITS]
    return folder / ANSWERS / f"{digest}.tsv"


def _found(place: Path) -> bytes | None:
    """Return a kept answer, if there is one and it is what was written."""
    try:
        digest, data = place.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return data if digest == _digest(data) else None


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()


def _keep(place: Path, data: bytes) -> None:
    """Write an answer aside and put it in its place; one that cannot be is not kept.

    Its digest comes first: after a loss of power the file may be there and empty.
    """
    aside = place.with_name(f"{place.name}{PART}{os.getpid()}")
    try:
        place.parent.mkdir(exist_ok=True)
        aside.write_bytes(_digest(data) + b"\n" + data)
        aside.replace(place)
    except OSError as error:
        logging.getLogger(__name__).warning("an answer cannot be kept: %s", error)
        aside.unlink(missing_ok=True)


def _answered(store: pyoxigraph.Store, query: str) -> bytes:
    """Return an answer as TSV; nothing of what is too large or not to be had."""
    try:
        result = store.query(query)
        if not isinstance(result, pyoxigraph.QuerySolutions):
            return NOTHING
        data = result.serialize(format=pyoxigraph.QueryResultsFormat.TSV) or NOTHING
    except (OSError, RuntimeError, SyntaxError, MemoryError):
        return NOTHING
    return data if len(data) <= LARGEST else NOTHING


def count(folder: Path, queries: Iterable[str]) -> bool:
    """Answer queries over a dataset on disk, and keep what they give.

    Args:
        folder: Of the dataset.
        queries: SELECT queries.

    Returns:
        Whether there is such a dataset.
    """
    kept = KeptDataset.read(folder)
    if kept is None:
        return False
    claim = kept.claim()
    try:
        store = kept.open().store
        for query in queries:
            _keep(_place(folder, query), _answered(store, query))
    finally:
        os.close(claim)
    return True


def main(arguments: list[str]) -> int:
    """Answer the queries that standard input lists as JSON, and keep the answers.

    Args:
        arguments: The folder of the dataset.
    """
    die_with_parent(os.getppid())
    os.nice(POLITENESS)
    (folder,) = arguments
    return 0 if count(Path(folder), json.load(sys.stdin)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
