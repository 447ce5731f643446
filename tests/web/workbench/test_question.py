"""Questions of the library, from a real server: form, answer, data, link."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

import openpyxl
import pytest
from bs4 import BeautifulSoup

from enishi.catalog.library import read_library
from enishi.web.workbench.permalink import pack, unpack

Ask = Callable[..., Any]

QUESTIONS = [query.name.partition("/")[2] for query in read_library().below("question")]


def page_of(
    ask: Ask, url: str, language: str = "en", status: int = 200
) -> BeautifulSoup:
    """Return a page."""
    reply = ask(url, Accept="text/html", Accept_Language=language)
    assert reply.status == status, reply.text[:500]
    return BeautifulSoup(reply.text, "html.parser")


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_has_a_page(ask: Ask, served: str, name: str) -> None:
    """Form, query and link stand on it in both languages; it never breaks."""
    for language in ("ja", "en"):
        reply = ask(
            f"{served}/query/{name}", Accept="text/html", Accept_Language=language
        )
        page = BeautifulSoup(reply.text, "html.parser")
        # The examples of some questions are things of documents that this small
        # graph was not built from: then the form says so.
        assert reply.status == 200 or page.select_one("[aria-invalid=true]"), name
        assert "SELECT" in page.select("pre")[0].get_text()
        assert page.select_one("#permanent-link") is not None


def test_the_library_is_found_by_word_and_key_word(ask: Ask, served: str) -> None:
    """Words of either language find a question; key words narrow the list."""
    every = page_of(ask, f"{served}/query/").select(".question-list h2 a")
    found = page_of(ask, f"{served}/query/?q={quote('休眠 協定')}")
    tagged = page_of(ask, f"{served}/query/?tag=money").select(".question-list h2 a")
    none = page_of(ask, f"{served}/query/?q=zzzz")

    assert len(every) == len(QUESTIONS)
    assert 0 < len(tagged) < len(every)
    assert none.select_one(".empty") is not None
    assert found.select_one("#library-words") is not None


@pytest.mark.parametrize(
    "city", ["kawasaki", "city/kawasaki", "川崎市", "ｋａｗａｓａｋｉ"]
)
def test_a_city_is_picked_by_name_or_address(ask: Ask, served: str, city: str) -> None:
    """A name in either language means the same as the address."""
    name = f"{served}/query/departments-by-rows"
    page = page_of(ask, f"{name}?city={quote(city)}&year=2021")

    assert "<https://w3id.org/enishi/id/city/kawasaki>" in page.select("pre")[0].text
    chosen = page.select_one("#field-city option[selected]")
    assert chosen is not None
    assert chosen["value"] == "kawasaki"


def test_an_unknown_name_is_said_at_its_field(ask: Ask, served: str) -> None:
    """What is wrong stands where it is to be mended; the value is kept."""
    page = page_of(ask, f"{served}/query/departments-by-rows?city=Atlantis", status=400)
    field = page.select_one("#field-city")

    assert field is not None
    assert field["aria-invalid"] == "true"
    assert "Nothing of that name" in page.select_one("#problem-city").get_text()  # type: ignore[union-attr]
    assert page.select_one("option[value=Atlantis]") is not None


def test_nothing_typed_becomes_part_of_the_query(ask: Ask, served: str) -> None:
    """A value that looks like SPARQL is a text, or refused."""
    bad = quote('"} . ?s ?p ?o } #')
    url = f"{served}/query/programs-by-word?word={bad}"
    page = page_of(ask, url)

    assert r'"\"} . ?s ?p ?o } #"' in page.select("pre")[0].get_text()
    assert page_of(
        ask, f"{served}/query/departments-by-rows?city={bad}", status=400
    ).select_one("[aria-invalid=true]")


def test_an_answer_comes_in_every_format(ask: Ask, served: str) -> None:
    """Each file holds the rows; those that can, say where they come from."""
    name = f"{served}/query/departments-by-rows"
    bodies = {
        ending: ask(f"{name}.{ending}")
        for ending in ("csv", "excel.csv", "tsv", "json", "srx", "srj", "md", "xlsx")
    }

    assert {reply.status for reply in bodies.values()} == {200}
    rows = json.loads(bodies["json"].body)["rows"]
    assert len(rows) > 3
    assert len(bodies["csv"].text.splitlines()) == len(rows) + 1
    assert bodies["excel.csv"].body.startswith(b"\xef\xbb\xbf")
    assert bodies["srx"].body.startswith(b"<?xml")
    for told in (bodies["json"].text, bodies["md"].text):
        assert "/q/1" in told
        assert "Enishi" in told
    assert "SELECT" in json.loads(bodies["json"].body)["about"]["query"]
    book = openpyxl.load_workbook(io.BytesIO(bodies["xlsx"].body))
    assert len(book.sheetnames) == 2
    for reply in bodies.values():
        assert "describedby" in reply.headers["Link"]
        assert "attachment" in reply.headers["Content-Disposition"]


def test_an_answer_of_ties_comes_as_a_network(ask: Ask, served: str) -> None:
    """In the formats of networks; the page offers them for such answers alone."""
    name = f"{served}/query/city-field-network"
    gexf, graphml = (ask(f"{name}.{ending}") for ending in ("gexf", "graphml"))

    assert (gexf.status, graphml.status) == (200, 200)
    assert "<edge " in gexf.text
    assert "<edge " in graphml.text
    assert "city-field-network.gexf" in ask(name).text
    assert ".gexf" not in ask(f"{served}/query/documents-in-graph").text
    assert ask(f"{served}/query/documents-in-graph.gexf").status == 400


def test_formats_that_do_not_fit_say_so(ask: Ask, served: str) -> None:
    """An unknown ending, and a graph's format for a table."""
    name = f"{served}/query/departments-by-rows"

    assert ask(f"{name}.docx").status == 404
    assert ask(f"{name}.ttl").status == 400


def test_a_link_shows_the_same_answer(ask: Ask, served: str) -> None:
    """The link alone brings back question, parameters, view and rows."""
    url = f"{served}/query/departments-by-rows?city=kawasaki&view=table"
    page = page_of(ask, url)
    link = str(page.select_one("#permanent-link")["value"])  # type: ignore[index]
    opened = page_of(ask, f"{served}{urlsplit(link).path}")

    assert opened.select("tbody tr") == page.select("tbody tr")
    assert opened.select_one(".notice-fair") is None


def test_an_old_link_says_what_has_changed(ask: Ask, served: str) -> None:
    """Made for another version, it tells whether the answer is still the same."""
    page = page_of(ask, f"{served}/query/departments-by-rows?city=kawasaki")
    link = str(page.select_one("#permanent-link")["value"])  # type: ignore[index]
    asked = unpack(link.rpartition("/")[2])
    same = pack(replace(asked, version="000000000000"))
    other = pack(replace(asked, version="000000000000", digest="x", rows=3))

    assert "still the same" in page_of(ask, f"{served}/q/{same}").get_text()
    changed = page_of(ask, f"{served}/q/{other}").get_text()
    assert "3 rows then" in changed
    assert "000000000000" in changed


def test_an_answer_can_be_framed_and_nothing_else(ask: Ask, served: str) -> None:
    """Only the embeddable page lets other pages frame it; it sets no cookie."""
    page = page_of(ask, f"{served}/query/departments-by-rows?city=kawasaki")
    link = str(page.select_one("#permanent-link")["value"])  # type: ignore[index]
    framed = ask(f"{served}/embed/{link.rpartition('/')[2]}", Accept="text/html")
    whole = ask(f"{served}/query/departments-by-rows", Accept="text/html")

    assert framed.status == 200
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers
    assert framed.cookies == []
    assert "bar-chart" in framed.text
    assert whole.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    ("what", "typed", "expected"),
    [
        ("class", "Prog", "enishi:Program"),
        ("class", "事業", "enishi:Program"),
        ("prefix", "eni", "enishi: <https://w3id.org/enishi/ont#>"),
        ("entity", "バンドン", "<https://w3id.org/enishi/id/city/bandung>"),
        ("entity", "Bandung", "<https://w3id.org/enishi/id/city/bandung>"),
    ],
)
def test_completion_knows_this_graph(
    ask: Ask, served: str, what: str, typed: str, expected: str
) -> None:
    """Names of both languages lead to what a query says."""
    reply = ask(f"{served}/api/complete?what={what}&q={quote(typed)}")
    found = json.loads(reply.body)["completions"]

    assert expected in [one["value"] for one in found]


def test_properties_are_those_of_the_class(ask: Ask, served: str) -> None:
    """A program year has a fiscal year; a place on the map has none."""
    base = f"{served}/api/complete?what=property&q=fiscal&class="
    row = ask(base + quote("https://w3id.org/enishi/ont#ProgramYear", safe=""))
    city = ask(base + quote("https://w3id.org/enishi/ont#PartnerCity", safe=""))

    assert json.loads(row.body)["completions"][0]["value"] == "enishi:fiscalYear"
    assert json.loads(city.body)["completions"] == []


def test_bars_show_the_number_that_the_question_plots(served: str, ask: Ask) -> None:
    """A question about what fell below target shows that, the most first."""
    page = ask(
        f"{served}/query/below-target-by-department?city=kawasaki", Accept="text/html"
    )
    soup = BeautifulSoup(page.text, "html.parser")
    chart = soup.select_one(".bar-chart")
    assert chart is not None
    sizes = [int(cell.get_text()) for cell in chart.select("tbody td")]

    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == 27
