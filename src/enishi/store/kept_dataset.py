"""Datasets on disk, for graphs that do not fit into memory.

A dataset is read into the engine's own files once, in a process of its own, aside, and
put in its place by a rename; its name holds the hash of its content, so that it is
found again and never mistaken. Whoever serves it holds a lock on it; what is locked by
nobody and was made from an older content of the same files is removed.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Self

import pyoxigraph

from enishi.errors import SourceError
from enishi.store.dataset import (
    Dataset,
    DefaultGraph,
    check_not_empty,
    dataset_version,
    files_of,
    graphs_of,
    load_file,
    triples_of,
)
from enishi.store.digests import digests_of, is_whole

MARK = "dataset.json"
STORE = "store"
LOCK = "in-use"
PART = ".part-"
DIGITS = 16
MISSHAPEN = (ValueError, KeyError, TypeError, AttributeError)
PROGRESS = 5.0
"""Seconds between two lines about a dataset that is being written."""


@dataclass(frozen=True, slots=True)
class KeptDataset:
    """A dataset on disk, whole and not to be changed.

    Attributes:
        folder: Where it lies.
        version: As `Dataset.version`.
        triples: As `Dataset.triples`.
        graphs: As `Dataset.graphs`.
        default_graph: What an unnamed graph means.
    """

    folder: str
    version: str
    triples: int
    graphs: tuple[str, ...]
    default_graph: DefaultGraph

    def open(self) -> Dataset:
        """Open it for reading; any number of processes may.

        A process must not fork once it has, because the engine then has threads.

        Raises:
            SourceError: If it cannot be opened.
        """
        try:
            store = pyoxigraph.Store.read_only(str(Path(self.folder, STORE)))
        except (OSError, RuntimeError) as error:
            raise SourceError(
                f"the kept graph cannot be opened: {error}.",
                document=self.folder,
                hint="Remove this folder; it is made anew.",
            ) from error
        facts = (self.version, self.default_graph, self.triples, self.graphs)
        return Dataset(store, *facts, on_disk=True)

    def claim(self) -> int:
        """Keep others from removing it, as long as the returned descriptor is open.

        Raises:
            OSError: If it has been removed.
        """
        descriptor = os.open(Path(self.folder, LOCK), os.O_RDWR | os.O_CREAT)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        return descriptor

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return what lies in a folder, if it is a whole dataset that opens.

        Every byte of it is read: see `enishi.store.digests`.
        """
        try:
            facts = json.loads((folder / MARK).read_bytes())
            if not is_whole(folder / STORE, facts.pop("digests")):
                return None
            facts["graphs"] = tuple(facts["graphs"])
            facts["default_graph"] = DefaultGraph(facts["default_graph"])
            kept = cls(**facts)
            check_not_empty(kept.open().store, folder)
        except (OSError, *MISSHAPEN, SourceError):
            return None
        return kept


def kept_dataset(path: Path, default_graph: DefaultGraph, shelf: Path) -> KeptDataset:
    """Return a dataset on disk, writing it if it is not there yet.

    The work is done in a process of its own, whose memory and threads end with it.

    Args:
        path: As for `enishi.store.dataset.load_dataset`.
        default_graph: What an unnamed graph means.
        shelf: The folder of all such datasets.

    Raises:
        SourceError: If the dataset cannot be read, or not be written.
    """
    module = ["-m", "enishi.store.kept_dataset"]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *module, str(path), default_graph.value, str(shelf)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )
    try:
        said = json.loads(done.stdout)
    except ValueError as error:
        raise SourceError(
            "the process that writes the graph to disk has died.",
            document=str(path),
            hint="See that there are disk and memory enough.",
        ) from error
    if "error" in said:
        raise SourceError(said["error"], hint=said["hint"])
    graphs = tuple(said.pop("graphs"))
    meaning = DefaultGraph(said.pop("default_graph"))
    return KeptDataset(**said, graphs=graphs, default_graph=meaning)


def keep(path: Path, default_graph: DefaultGraph, shelf: Path) -> KeptDataset:
    """Find or write a dataset in this process; see `kept_dataset`."""
    content = dataset_version(path)
    folder = kept_folder(path, default_graph, shelf, content)
    kept = KeptDataset.read(folder)
    if kept is None:
        shelf.mkdir(parents=True, exist_ok=True)
        kept = _written(path, default_graph, folder, content)
    meanings = [kept_folder(path, one, shelf, content) for one in DefaultGraph]
    _tidy(shelf, _origin(path), meanings)
    return kept


def kept_folder(
    path: Path, default_graph: DefaultGraph, shelf: Path, content: str
) -> Path:
    """Return the folder of a dataset on disk, whether it is there or not.

    Args:
        path: As for `enishi.store.dataset.load_dataset`.
        default_graph: What an unnamed graph means.
        shelf: The folder of all such datasets.
        content: The version of the dataset.
    """
    form = f"{content}\0{default_graph}\0{version('pyoxigraph')}"
    digest = hashlib.sha256(form.encode()).hexdigest()[:DIGITS]
    return shelf / f"{_origin(path)}-{digest}"


def _origin(path: Path) -> str:
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:DIGITS]


def _written(
    path: Path, default_graph: DefaultGraph, folder: Path, content: str
) -> KeptDataset:
    aside = folder.with_name(f"{folder.name}{PART}{os.getpid()}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    with contextlib.ExitStack() as ending:
        ending.callback(shutil.rmtree, aside, ignore_errors=True)
        ending.enter_context(_locked(aside))
        ending.enter_context(_told(path, aside))
        store = pyoxigraph.Store(str(aside / STORE))
        _fill(store, path, default_graph)
        kept = KeptDataset(
            str(folder), content, triples_of(store), graphs_of(store), default_graph
        )
        del store  # closes it
        facts = {**asdict(kept), "digests": digests_of(aside / STORE)}
        (aside / MARK).write_text(json.dumps(facts), encoding="utf-8")
        os.sync()
        if KeptDataset.read(folder) is None:  # else another process was quicker
            shutil.rmtree(folder, ignore_errors=True)
            aside.rename(folder)
    return kept


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Have a folder for oneself.

    Raises:
        BlockingIOError: If somebody uses it.
    """
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _fill(store: pyoxigraph.Store, path: Path, default_graph: DefaultGraph) -> None:
    for file in files_of(path):
        load_file(store, file)
    check_not_empty(store, path)
    if default_graph is DefaultGraph.UNION and graphs_of(store):
        store.bulk_extend(
            pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)
            for graph in store.named_graphs()
            for quad in store.quads_for_pattern(None, None, None, graph)
        )
    store.optimize()
    store.flush()


@contextlib.contextmanager
def _told(path: Path, aside: Path) -> Iterator[None]:
    """Say now and then how far the writing has come."""
    over, begun = threading.Event(), time.monotonic()

    def tell() -> None:
        while not over.wait(PROGRESS):
            sizes = (_size(file) for file in aside.rglob("*"))
            sys.stderr.write(
                f"writing {path.name} to disk: {sum(sizes) / 1e6:,.0f} MB "
                f"after {time.monotonic() - begun:.0f} s\n"
            )

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # the engine has just removed it
        return 0


def _tidy(shelf: Path, origin: str, current: Collection[Path]) -> None:
    """Remove what was made from the same path before and is used by nobody."""
    for folder in shelf.glob(f"{origin}-*"):
        if folder not in current:
            with contextlib.suppress(OSError), _locked(folder):
                shutil.rmtree(folder)


def main(arguments: list[str]) -> int:
    """Find or write a dataset, and say on standard output where it is.

    Args:
        arguments: Path, meaning of the default graph, and shelf.
    """
    path, meaning, shelf = arguments
    try:
        said = asdict(keep(Path(path), DefaultGraph(meaning), Path(shelf)))
    except SourceError as error:
        said = {"error": error.message, "hint": error.hint}
    except OSError as error:
        hint = "See that there is room, and that the folder may be written."
        said = {"error": f"the graph cannot be kept on disk: {error}.", "hint": hint}
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
