"""Tests of answers about a whole graph that are given once and kept beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from enishi.errors import UsageError
from enishi.store.admission import QueueLimits
from enishi.store.dataset import DefaultGraph
from enishi.store.embedded import EmbeddedStore
from enishi.store.holding import PoolSource
from enishi.store.kept_answers import KeptAnswers, count
from enishi.store.kept_dataset import KeptDataset, kept_dataset, kept_folder
from enishi.store.output import WorkerLimits
from enishi.store.overruns import AnswerTooLargeError
from enishi.store.pool import Pool
from enishi.store.pooled import PooledStore
from enishi.store.protocol import FormatChoice, Request
from enishi.store.refusals import QueryRefusedError

CLASSES = (
    "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class"
)
EVERYTHING = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
NEITHER = "SELECT nonsense"


@pytest.fixture
def kept(built: Path, tmp_path: Path) -> KeptDataset:
    """Return a dataset on disk that nothing was counted in."""
    return kept_dataset(built, DefaultGraph.UNION, tmp_path / "shelf")


@pytest.fixture(scope="module")
def pool(built: Path) -> Iterator[Pool]:
    """Return a pool of one worker over the same graph."""
    limits = WorkerLimits(seconds=60.0, cpu_seconds=60.0)
    with Pool(PoolSource(built, limits=limits), QueueLimits(running=1)) as opened:
        yield opened


def written(kept: KeptDataset) -> list[Path]:
    """Return the files of the answers that are kept."""
    return sorted(Path(kept.folder).glob("answers/*"))


def test_what_is_counted_is_what_the_engine_says(
    pool: Pool, kept: KeptDataset, store: EmbeddedStore
) -> None:
    """The very same terms; counted by a process of its own, once."""
    answers = KeptAnswers(PooledStore(pool), Path(kept.folder), [CLASSES])
    answers.count()
    (file,) = written(kept)
    made = file.stat()
    answers.count()
    assert file.stat() == made
    assert answers.select(CLASSES) == store.select(CLASSES)
    assert answers.version == store.version


def test_what_is_counted_is_not_asked_again(pool: Pool, kept: KeptDataset) -> None:
    """Also of another pool, which would say something else."""
    count(Path(kept.folder), [CLASSES])
    narrow = PooledStore(pool, most=1)
    answers = KeptAnswers(narrow, Path(kept.folder), [CLASSES])
    assert len(answers.select(CLASSES)) > 0
    with pytest.raises(AnswerTooLargeError):
        answers.select(EVERYTHING)


def test_what_cannot_be_counted_has_no_rows(pool: Pool, kept: KeptDataset) -> None:
    """A page says less then, and not something wrong; the others are counted."""
    count(Path(kept.folder), [NEITHER, CLASSES])
    answers = KeptAnswers(PooledStore(pool), Path(kept.folder), [NEITHER, CLASSES])
    assert len(answers.select(NEITHER)) == 0
    assert len(answers.select(CLASSES)) > 0


def test_nothing_is_counted_where_there_is_no_graph(tmp_path: Path) -> None:
    """And nothing is written."""
    assert not count(tmp_path / "nowhere", [CLASSES])
    assert not list(tmp_path.iterdir())


def test_what_is_asked_first_is_kept(
    pool: Pool, kept: KeptDataset, store: EmbeddedStore
) -> None:
    """The second answer comes from the file: the pool would refuse it."""
    for most in (0, 1):
        service = PooledStore(pool, most=most)
        answers = KeptAnswers(service, Path(kept.folder), [], [CLASSES])
        assert answers.select(CLASSES) == store.select(CLASSES)


@pytest.mark.parametrize("left", [0, 40, -3])
def test_what_is_kept_and_damaged_is_given_anew(
    pool: Pool, kept: KeptDataset, store: EmbeddedStore, left: int
) -> None:
    """As after a loss of power: the file is empty, or its end is not there."""
    count(Path(kept.folder), [CLASSES])
    (file,) = written(kept)
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    answers = KeptAnswers(PooledStore(pool), Path(kept.folder), [CLASSES])
    assert answers.select(CLASSES) == store.select(CLASSES)
    assert file.read_bytes() == whole


def test_what_is_refused_is_not_asked_again(pool: Pool, kept: KeptDataset) -> None:
    """The same refusal comes at once, and nothing is kept."""
    answers = KeptAnswers(PooledStore(pool), Path(kept.folder), [], [NEITHER])
    for _ in range(2):
        with pytest.raises(QueryRefusedError):
            answers.select(NEITHER)
    assert not written(kept)


def test_all_else_is_the_pool_s(
    pool: Pool, kept: KeptDataset, store: EmbeddedStore
) -> None:
    """Truth, graphs and bytes."""
    answers = KeptAnswers(PooledStore(pool), Path(kept.folder), [CLASSES])
    graph = "CONSTRUCT WHERE { ?s ?p ?o }"
    request = Request(EVERYTHING, FormatChoice.named("csv"))
    assert answers.ask("ASK {}")
    assert set(answers.construct(graph)) == set(store.construct(graph))
    assert b"".join(answers.stream(request)) == b"".join(store.stream(request))
    with pytest.raises(UsageError):
        answers.select("ASK {}")


def test_an_answer_may_have_so_many_bytes_and_no_more(pool: Pool) -> None:
    """Of those that are made into terms; streams have limits of their own."""
    length = sum(
        map(
            len,
            PooledStore(pool).stream(Request(EVERYTHING, FormatChoice.named("tsv"))),
        )
    )
    assert len(PooledStore(pool, most=length).select(EVERYTHING)) > 0
    with pytest.raises(AnswerTooLargeError):
        PooledStore(pool, most=length - 1).select(EVERYTHING)


def test_the_place_of_a_graph_is_known_before_it_is_written(
    built: Path, kept: KeptDataset
) -> None:
    """By its content, so that answers are found without reading it."""
    shelf = Path(kept.folder).parent
    place = kept_folder(built, DefaultGraph.UNION, shelf, kept.version)
    assert str(place) == kept.folder
