"""Panels of things' pages, from a real server."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from enishi.catalog.library import read_library
from enishi.catalog.query import NamedQuery
from enishi.graph.graph import Graph
from enishi.graph.panel import panels_in
from enishi.resources import folder
from enishi.web.messages import read_catalogues
from enishi.web.panel_words import WORDS
from enishi.web.workbench.headings import WORDS as LIBRARY_WORDS
from enishi.web.workbench.headings import Headings

Ask = Callable[..., Any]

PANELS = panels_in(read_library())


def page_at(ask: Ask, url: str, language: str = "ja") -> BeautifulSoup:
    """Return a page, which must be there."""
    reply = ask(url, Accept="text/html", Accept_Language=language)
    assert reply.status == 200, reply.text[:500]
    return BeautifulSoup(reply.text, "html.parser")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_citys_page_begins_with_its_panels(
    ask: Ask, pages: str, language: str
) -> None:
    """Two are there, the others have a link that works; statements are folded below."""
    page = page_at(ask, f"{pages}/city/kawasaki", language)
    panels = page.select(".query-panel")

    assert len(panels) > 8
    assert [bool(one.select(".panel-said")) for one in panels[:3]] == [
        True,
        True,
        False,
    ]
    later = panels[2].select_one(".panel-wait a")
    assert later is not None
    whole = page_at(ask, f"{pages}{later['href']}", language)
    assert whole.select_one(".panel-said")
    assert page.select_one("details.all-statements dl.statements")


@pytest.mark.parametrize("query", PANELS, ids=lambda query: query.name)
def test_each_panel_is_a_page_a_part_a_table_and_data(
    ask: Ask, pages: str, query: NamedQuery
) -> None:
    """All four say the same number of rows; an empty answer says so in words."""
    path = f"{pages}/{query.name}"
    of = "?of=city/bandung"
    part = ask(f"{path}.part{of}&lang=en")
    rows = list(
        csv.reader(io.StringIO(ask(f"{path}.csv{of}").body.decode("utf-8-sig")))
    )
    data = json.loads(ask(f"{path}.json{of}").body)

    page_at(ask, f"{path}{of}", "en")
    assert part.status == 200
    assert part.headers["X-Robots-Tag"] == "noindex"
    assert len(rows) - 1 == len(data["rows"])
    assert data["query"].startswith("PREFIX")
    if not data["rows"]:
        assert (
            query.header.text("empty", "en")
            in BeautifulSoup(part.text, "html.parser").get_text()
        )


def test_a_panel_leads_to_its_query(ask: Ask, pages: str) -> None:
    """The editor opens with the query as it was asked, and gives the same rows."""
    part = page_at(ask, f"{pages}/panel/city/programs-by-field.part?of=city/kawasaki")
    (link,) = [
        str(a["href"])
        for a in part.select("a")
        if str(a["href"]).startswith("/query?query=")
    ]
    answer = page_at(ask, f"{pages}{link}")

    area = answer.select_one("textarea[name=query]")
    assert area is not None
    assert "city/kawasaki" in area.get_text()


def test_rows_open_their_passages(ask: Ask, pages: str) -> None:
    """A partner's mark opens the words of the document, with a link into it."""
    page = page_at(ask, f"{pages}/city/kawasaki")
    (row,) = [
        row
        for row in page.select("#panel-city-partners tbody tr")
        if "バンドン市" in row.get_text()
    ]

    assert row.select_one(".evidence a[href*='hl=']")


def test_the_map_has_both_ends_of_each_tie(ask: Ask, pages: str) -> None:
    """Points have degrees and names; the home city is one of them."""
    points = json.loads(
        ask(f"{pages}/panel/city/partner-map.points?of=city/kawasaki&lang=ja").body
    )
    home = points["points"][0]

    assert (home["name"], home["is_home"]) == ("川崎市", True)
    assert {arc["home"] for arc in points["arcs"]} == {0}
    assert len(points["arcs"]) == len(points["points"]) - 1 > 0


def test_the_json_of_a_page_holds_its_panels(ask: Ask, pages: str) -> None:
    """Title, query, words and rows of each panel stand beside the statements."""
    data = json.loads(ask(f"{pages}/city/kawasaki.json").body)
    ratings = [one for one in data["panels"] if "achievementLevel" in one["query"]]

    assert data["description"]
    assert sum(row["rows"] for one in ratings for row in one["rows"]) == 150


@pytest.mark.parametrize(
    "path",
    [
        "/panel/city/nothing?of=city/kawasaki",
        "/panel/city/partners",
        "/panel/city/partners.exe?of=city/kawasaki",
    ],
)
def test_what_is_no_panel_is_not_found(ask: Ask, pages: str, path: str) -> None:
    """An unknown panel, a panel of nothing, an unknown format."""
    assert ask(f"{pages}{path}").status == 404


def test_a_hostile_thing_is_refused(ask: Ask, pages: str) -> None:
    """What is no address is never put into a query."""
    assert ask(f"{pages}/panel/city/partners?of=%3E%20%7D%20DROP").status == 400


def test_columns_have_names_in_both_languages(graph: Graph) -> None:
    """Each column is named by the ontology, or in the catalogue of Japanese words."""
    japanese = read_catalogues(folder("web/i18n"))["ja"]
    known = Headings.read(graph.terms).names
    named = {**LIBRARY_WORDS, **WORDS}
    columns = {
        name.removesuffix("Label")
        for query in PANELS
        for name in graph.query(query.name).variables
    }

    missing = {
        name
        for name in columns - {"evidence"}
        if not (name in known and known[name].ja)
        and (name not in named or japanese.ugettext(named[name]) == named[name])
    }
    assert missing == set()
