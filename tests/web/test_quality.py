"""The mirror, over a small graph that was built with its report."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from pages import soup

from enishi.graph.graph import Graph
from enishi.web.app import create_app
from enishi.web.document import document_blueprint
from enishi.web.entity import entity_blueprint
from enishi.web.quality import quality_blueprint
from enishi.web.settings import WebSettings

Ask = Callable[..., Any]
Serve = Callable[[Flask], str]


@pytest.fixture
def mirror(graph: Graph, serve: Serve) -> str:
    """Return the address of a site with the mirror."""
    pages = (
        quality_blueprint(graph),
        document_blueprint(graph),
        entity_blueprint(graph),
    )
    return serve(create_app(WebSettings(graph_version=graph.version), pages))


def test_lines_are_accounted_for(ask: Ask, mirror: str) -> None:
    """Facts, furniture and unread lines add up to the lines with words."""
    page = soup(ask, f"{mirror}/quality")
    rows = page.select(".coverage-table tbody tr")
    assert len(rows) == 2
    for row in rows:
        numbers = [
            int(str(cell.find(string=True)).replace(",", ""))
            if not cell.select("a")
            else int(cell.select("a")[0].get_text().replace(",", ""))
            for cell in row.select("td")
        ]

        assert numbers[0] == sum(numbers[1:4])
        assert numbers[6] == 0, "a violation would have stopped the build"


def test_numbers_of_the_table_open_their_rows(ask: Ask, mirror: str) -> None:
    """A number that is a link leads to a list of that length."""
    page = soup(ask, f"{mirror}/quality")
    links = page.select(".coverage-table td a")
    assert links
    for link in links:
        rows = soup(ask, mirror + str(link["href"])).select("tbody tr")

        assert len(rows) == int(link.get_text()), link["href"]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_query_of_the_mirror_has_its_page(
    ask: Ask, mirror: str, language: str
) -> None:
    """With title, description, query and data, also where it found nothing."""
    page = soup(ask, f"{mirror}/quality", language)
    links = [str(a["href"]) for a in page.select(".mirror a")]
    assert len(links) > 20
    for href in links:
        rows = soup(ask, mirror + href, language)

        assert rows.select_one("h1").get_text()  # type: ignore[union-attr]
        assert rows.select_one(".lead").get_text()  # type: ignore[union-attr]
        assert "SELECT" in rows.select_one(".code code").get_text()  # type: ignore[union-attr]
        assert "rows" in json.loads(ask(f"{mirror}{href}.json").body)


def test_the_count_beside_a_query_is_its_number_of_rows(ask: Ask, mirror: str) -> None:
    """What the mirror says is what the data has."""
    page = soup(ask, f"{mirror}/quality")
    for link in page.select(".mirror a")[:8]:
        count = link.select_one(".mirror-count")
        data = json.loads(ask(f"{mirror}{link['href']}.json").body)

        assert count is not None
        assert int(count.get_text().replace(",", "")) == len(data["rows"])


def test_only_queries_of_the_mirror_are_served(ask: Ask, mirror: str) -> None:
    """The library's other queries have their own pages."""
    assert ask(f"{mirror}/quality/site/documents").status == 404
    assert ask(f"{mirror}/quality/nonsense.json").status == 404


def test_messages_follow_the_readers_language(ask: Ask, mirror: str) -> None:
    """A finding of the shapes speaks Japanese to Japanese readers."""
    url = f"{mirror}/quality/quality/shape-findings"

    assert "締結の時期が記されていない" in soup(ask, url, "ja").get_text()
    assert "no date of signing" in soup(ask, url, "en").get_text()
