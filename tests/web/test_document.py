"""Documents and their reader, from a real server."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from enishi.graph.graph import Graph

Ask = Callable[..., Any]

SLUG = "kawasaki-progress-sheet-fy2021"


def soup(ask: Ask, url: str, language: str = "ja") -> BeautifulSoup:
    """Return a page."""
    reply = ask(url, Accept="text/html", Accept_Language=language)
    assert reply.status == 200
    return BeautifulSoup(reply.text, "html.parser")


def test_the_reader_shows_the_document_as_given(
    ask: Ask, pages: str, graph: Graph
) -> None:
    """Every line, in order, with its number and not a word lost."""
    text = graph.document(SLUG).text
    page = soup(ask, f"{pages}/document/{SLUG}")
    shown = [line.get_text().split() for line in page.select(".reader-text")]

    assert text is not None
    assert shown == [line.text.split() for line in text.lines]
    assert page.select_one("#L77") is not None


def test_words_that_were_read_lead_to_what_was_made_of_them(
    ask: Ask, pages: str
) -> None:
    """A rating in the document opens the assessment, without script."""
    page = soup(ask, f"{pages}/document/{SLUG}")
    line = page.select_one("#L77")
    assert line is not None
    (link,) = [a for a in line.select("a") if a.get_text() == "3. ほぼ目標どおり"]
    opened = soup(ask, f"{pages}/document/{SLUG}" + str(link["href"]).partition("#")[0])
    panel = opened.select_one("#made")
    assert panel is not None

    assert [m.get_text() for m in opened.select(".reader mark")] == [
        "3. ほぼ目標どおり"
    ]
    assert "達成度" in {dt.get_text() for dt in panel.select("dt")}
    assert "ほぼ目標どおり" in {a.get_text() for a in panel.select("dd a")}


def test_a_name_in_the_document_says_whom_it_means(
    ask: Ask, pages: str, graph: Graph
) -> None:
    """The mention leads to the city, with how it was recognised."""
    (naming,) = graph.entity("city/bandung").namings
    stretch = f"{naming.start}-{naming.end}"
    panel = soup(ask, f"{pages}/document/{SLUG}?passage={stretch}").select_one("#made")
    assert panel is not None

    assert "/city/bandung" in {str(a["href"]) for a in panel.select("a")}
    assert "完全一致" in panel.get_text()


@pytest.mark.parametrize("asked", ["9-3", "x", "-1-5", "999999999-1", "0-0", "5-5"])
def test_a_stretch_that_is_none_highlights_nothing(
    ask: Ask, pages: str, asked: str
) -> None:
    """A mangled address still shows the document."""
    page = soup(ask, f"{pages}/document/{SLUG}?hl={asked}")

    assert page.select(".reader-line")
    assert not page.select(".reader mark")


def test_a_stretch_that_nothing_was_read_from_says_so(ask: Ask, pages: str) -> None:
    """An empty panel would leave the reader guessing."""
    panel = soup(ask, f"{pages}/document/{SLUG}?hl=0-1").select_one("#made")

    assert panel is not None
    assert "何も読み取っていません" in panel.get_text()


def test_a_document_is_data_too(ask: Ask, pages: str) -> None:
    """JSON has its passages, Turtle its description."""
    page = json.loads(ask(f"{pages}/document/{SLUG}.json").body)
    turtle = ask(f"{pages}/document/{SLUG}.ttl")

    assert len(page["readings"]) > 1000
    assert page["facts"]["sha256"]
    assert "enishi:SourceDocument" in turtle.text


def test_documents_are_listed_and_unknown_ones_are_404(ask: Ask, pages: str) -> None:
    """The list leads to each; a wrong slug is no failure of ours."""
    page = soup(ask, f"{pages}/document", "en")

    assert {str(a["href"]) for a in page.select(".card a")} == {
        f"/document/{SLUG}",
        "/document/yokohama-progress-sheet-fy2023",
    }
    assert ask(f"{pages}/document/no-such").status == 404
    assert ask(f"{pages}/document/no-such.json").status == 404
