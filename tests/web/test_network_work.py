"""Long work on networks: step by step, one at a time, and left without a trace."""

import threading
from collections.abc import Iterator

import pytest
from flask import Flask

from enishi.graph.graph import Graph
from enishi.web.app import create_app
from enishi.web.network_page import NetworkViewer
from enishi.web.network_scene import Scene
from enishi.web.settings import WebSettings

ADDRESS = "/network/city-partner?chance=rewiring&draws=12"
PATIENCE = 30


@pytest.fixture
def app() -> Flask:
    """An application, for the language of its requests."""
    return create_app(WebSettings())


@pytest.fixture
def viewer(whole: Graph) -> NetworkViewer:
    """What has not shown anything yet."""
    return NetworkViewer(whole)


@pytest.fixture
def scene(app: Flask, viewer: NetworkViewer) -> Iterator[Scene]:
    """A network whose page compares it with random ones."""
    with app.test_request_context(ADDRESS, headers={"Accept-Language": "en"}):
        yield viewer.scene("city-partner")


def test_steps_are_told_and_what_they_give_is_kept(
    viewer: NetworkViewer, scene: Scene
) -> None:
    """Twenty searches for groups, twelve random networks; the page needs no more."""
    steps = list(viewer.work.steps(scene))

    assert [step.total for step in steps] == [20] * 21 + [12] * 13
    assert [step.done for step in steps] == [*range(21), *range(13)]
    assert viewer.work.finished == 2
    assert len(viewer.work.drawn(scene)) == 12
    assert [step.done for step in viewer.work.steps(scene)] == [0, 0]


def test_at_one_go_and_step_by_step_give_the_same(
    whole: Graph, viewer: NetworkViewer, scene: Scene
) -> None:
    """Seeds decide, not the way it is done."""
    other = NetworkViewer(whole)
    list(other.work.steps(scene))

    assert viewer.work.drawn(scene) == other.work.drawn(scene)
    assert viewer.work.runs(scene) == other.work.runs(scene)


def test_what_is_left_leaves_nothing(viewer: NetworkViewer, scene: Scene) -> None:
    """Neither a result nor the turn, so others can begin."""
    steps = viewer.work.steps(scene)
    next(steps), next(steps)
    assert viewer.work.going == 1
    steps.close()

    assert viewer.work.going == 0
    assert viewer.work.finished == 0
    assert len(viewer.work.drawn(scene)) == 12


def test_one_waits_for_the_other(
    app: Flask, viewer: NetworkViewer, scene: Scene
) -> None:
    """While one is at work another stands at its beginning, and then goes on."""
    first = viewer.work.steps(scene)
    next(first), next(first)
    told: list[int] = []
    waiting, ended = threading.Event(), threading.Event()

    def second() -> None:
        with app.test_request_context(ADDRESS):
            for step in viewer.work.steps(scene):
                told.append(step.done)
                if len(told) > 1:
                    waiting.set()
        ended.set()

    threading.Thread(target=second).start()
    assert waiting.wait(PATIENCE)
    assert told[:2] == [0, 0]
    first.close()
    assert ended.wait(PATIENCE)

    assert viewer.work.finished == 2
