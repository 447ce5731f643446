"""The query page, over the guarded pool, from a real server."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

Ask = Callable[..., Any]

ONT = "https://w3id.org/enishi/ont#"


def asked(
    ask: Ask, pages: str, query: str, language: str = "ja", status: int = 200
) -> BeautifulSoup:
    """Return the page with the answer to a query."""
    url = f"{pages}/query?query={quote(query)}"
    reply = ask(url, Accept="text/html", Accept_Language=language)
    assert reply.status == status
    return BeautifulSoup(reply.text, "html.parser")


def test_a_table_shows_names_that_lead_to_pages(ask: Ask, pages: str) -> None:
    """Addresses are shown by their names, in the reader's language."""
    query = f"SELECT ?c WHERE {{ ?x <{ONT}partner> ?c . ?c a <{ONT}PartnerCity> }}"
    cells = {
        (str(a["href"]), a.get_text())
        for a in asked(ask, pages, query).select("tbody td a")
    }

    assert ("/city/bandung", "バンドン市") in cells
    english = asked(ask, pages, query, "en").select("tbody td a")
    assert "Bandung" in {a.get_text() for a in english}


def test_an_empty_answer_says_what_to_try(ask: Ask, pages: str) -> None:
    """No rows is an answer, not a blank page."""
    page = asked(ask, pages, "SELECT ?s WHERE { ?s a <urn:x> }", "en")

    assert "No rows" in page.get_text()


def test_yes_no_and_graphs_are_answers_too(ask: Ask, pages: str) -> None:
    """ASK is said in a word, CONSTRUCT shown as Turtle."""
    truth = asked(ask, pages, "ASK { ?s ?p ?o }", "en").select_one(".truth")
    made = asked(
        ask, pages, "CONSTRUCT { <urn:a> <urn:b> ?o } WHERE { VALUES ?o { 1 } }"
    ).select_one("pre")

    assert truth is not None
    assert truth.get_text() == "Yes"
    assert made is not None
    assert "<urn:b> 1 ." in made.get_text()


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT ?s WHERE {", 400),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", 403),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 403),
        ("SELECT * { " + "(" * 2_000, 413),
        ("SELECT (<script> AS ?x) {}", 400),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_refusal_keeps_the_query_and_says_why(
    ask: Ask, pages: str, query: str, status: int, language: str
) -> None:
    """The reader mends the text where it stands, told in their language."""
    page = asked(ask, pages, query, language, status)
    area = page.select_one("textarea")
    said = page.select_one("[role=alert]")

    assert area is not None
    assert area.get_text().strip() == query.strip()
    assert said is not None
    assert said.get_text(strip=True)


def test_a_long_query_can_be_posted(ask: Ask, pages: str) -> None:
    """An address has a length; a form has more room."""
    reply = ask(f"{pages}/query", method="POST", Accept="text/html")

    assert reply.status == 200
    assert "<textarea" in reply.text


def test_long_tables_are_cut_and_say_so(ask: Ask, pages: str) -> None:
    """The page stays quick; the downloads have the rest."""
    page = asked(ask, pages, "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 700", "en")

    assert len(page.select("tbody tr")) == 500
    assert "700 rows" in page.get_text()
    assert "the downloads have all of it" in page.get_text()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_example_has_an_answer(ask: Ask, pages: str, language: str) -> None:
    """What we offer works: each example gives rows over the test's graph."""
    reply = ask(f"{pages}/query", Accept="text/html", Accept_Language=language)
    page = BeautifulSoup(reply.text, "html.parser")
    hrefs = [str(a["href"]) for a in page.select("aside > section > ul a")]

    assert len(hrefs) >= 5
    for href in hrefs:
        answer = ask(pages + href, Accept="text/html")
        assert answer.status == 200
        assert "<tbody>" in answer.text, href
