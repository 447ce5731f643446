"""Long work on networks: step by step, so that it can be watched and cancelled."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from functools import partial
from threading import Semaphore
from typing import Final, TypeVar

from enishi.analysis.communities import Groups
from enishi.errors import EnishiError
from enishi.graph.shelf import Shelf
from enishi.web.messages import gettext
from enishi.web.network_chance import Values, drawn_values, draws
from enishi.web.network_groups import SEEDS, seeded_runs
from enishi.web.network_scene import Scene

KEPT: Final = 60
PATIENCE_SECONDS: Final = 30.0
T = TypeVar("T")


class BusyError(EnishiError):
    """Others have long work done, and it takes too long to wait for."""

    status = 503
    code = "busy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far some work is.

    Attributes:
        doing: What is done, in words.
        done: Steps that are done.
        total: All steps.
    """

    doing: str
    done: int
    total: int


@dataclass(frozen=True)
class LongWork:
    """Divisions from many seeds and random networks, kept for the next reader.

    What is left before it is finished leaves nothing behind. One piece of work is done
    at a time, so that readers of other pages need not wait for it.
    """

    _runs: Shelf[tuple[Groups, ...]] = field(
        default_factory=partial(Shelf, KEPT), repr=False, compare=False
    )
    _drawn: Shelf[tuple[Values, ...]] = field(
        default_factory=partial(Shelf, KEPT), repr=False, compare=False
    )

    _turn: Semaphore = field(default_factory=Semaphore, repr=False, compare=False)
    _going: set[object] = field(default_factory=set, repr=False, compare=False)

    def runs(self, scene: Scene) -> tuple[Groups, ...]:
        """Return the groups from other seeds; none of large networks unless asked."""
        if not scene.network.edges or not scene.view.works_out(scene.network):
            return ()
        work = partial(seeded_runs, scene)
        return self._runs.get(_groups_key(scene), lambda: self._done(work))

    def drawn(self, scene: Scene) -> tuple[Values, ...]:
        """Return what was measured of random networks; none unless asked."""
        if scene.view.study.model is None:
            return ()
        work = partial(drawn_values, scene)
        return self._drawn.get(_chance_key(scene), lambda: self._done(work))

    def _done(self, work: Callable[[], Iterator[T]]) -> tuple[T, ...]:
        """Do work at one go.

        Raises:
            BusyError: If others have theirs done for too long.
        """
        if not self._turn.acquire(timeout=PATIENCE_SECONDS):
            raise BusyError(
                gettext("Other long work is being done just now."),
                hint=gettext("Please try again in a minute."),
            )
        try:
            return tuple(work())
        finally:
            self._turn.release()

    def steps(self, scene: Scene) -> Generator[Step, None, None]:
        """Do what the page of a network needs, telling each step.

        Whoever closes this ends the work after the step it is at.
        """
        token = object()
        self._going.add(token)
        try:
            yield from self._steps(scene)
        finally:
            self._going.discard(token)

    def _steps(self, scene: Scene) -> Iterator[Step]:
        if scene.network.edges and scene.view.works_out(scene.network):
            yield from self._kept(
                self._runs,
                _groups_key(scene),
                partial(seeded_runs, scene),
                Step(doing=gettext("Looking for groups"), done=0, total=len(SEEDS)),
            )
        if scene.network.edges and scene.view.study.model is not None:
            yield from self._kept(
                self._drawn,
                _chance_key(scene),
                partial(drawn_values, scene),
                Step(
                    doing=gettext("Drawing random networks"),
                    done=0,
                    total=draws(scene),
                ),
            )

    def _kept(
        self,
        shelf: Shelf[tuple[T, ...]],
        key: str,
        work: Callable[[], Iterator[T]],
        step: Step,
    ) -> Iterator[Step]:
        """Do work step by step, when its turn has come, and keep what it gives."""
        yield step
        if key in shelf:
            return
        while not self._turn.acquire(timeout=1):
            yield step
        found = []
        try:
            for done, one in enumerate(work(), 1):
                found.append(one)
                yield Step(doing=step.doing, done=done, total=step.total)
        finally:
            self._turn.release()
        shelf.get(key, lambda: tuple(found))

    @property
    def going(self) -> int:
        """How many pieces of work are under way step by step."""
        return len(self._going)

    @property
    def finished(self) -> int:
        """How many pieces of work are kept."""
        return len(self._runs) + len(self._drawn)


def _groups_key(scene: Scene) -> str:
    return f"{scene.view.choice} {scene.search}"


def _chance_key(scene: Scene) -> str:
    view = scene.view
    return f"{view.choice} {view.study.model} {view.study.draws} {view.whole}"
