"""Things: addresses, pages and data, from a real server."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
import rdflib
from bs4 import BeautifulSoup, Tag

from enishi.graph.graph import Graph

Ask = Callable[..., Any]

NAME = "インドネシア・バンドン市との都市間連携による低炭素都市形成支援の取組"
"""Initiative 17."""


@pytest.fixture(scope="session")
def initiative(graph: Graph) -> str:
    """Return the path of initiative 17."""
    labels = {
        str(record["initiative"]): str(record["number"])
        for record in graph.query("example/initiatives-of-kawasaki")
    }
    (iri,) = [iri for iri, number in labels.items() if number == "17"]
    return iri.partition("/id/")[2]


def soup(ask: Ask, url: str, language: str = "ja", status: int = 200) -> BeautifulSoup:
    """Return a page as a visitor of one language gets it."""
    reply = ask(url, Accept="text/html", Accept_Language=language)
    assert reply.status == status
    return BeautifulSoup(reply.text, "html.parser")


def value_of(page: BeautifulSoup, label: str) -> Tag:
    """Return the first value beside a property's name."""
    (term,) = [dt for dt in page.find_all("dt") if dt.get_text(strip=True) == label]
    value = term.find_next_sibling("dd")
    assert isinstance(value, Tag)
    return value


def test_initiative_17_can_be_read_at_a_glance(
    ask: Ask, pages: str, initiative: str
) -> None:
    """Name, number, city, ratings, department, partner and results stand there."""
    page = soup(ask, f"{pages}/{initiative}")

    assert page.h1 is not None
    assert page.h1.get_text() == NAME
    assert page.select_one(".kicker").get_text() == "取組 17 · 川崎市"  # type: ignore[union-attr]
    chips = [chip.get_text() for chip in page.select(".page-head .chip")]
    assert {"令和3年度", "ほぼ目標どおり", "貢献している"} <= set(chips)
    assert value_of(page, "担当").a.get_text() == "環境局"  # type: ignore[union-attr]
    assert "マスタープランを策定しました" in value_of(page, "実績").get_text()
    assert "バンドン市" in {a.get_text() for a in page.select("dd > a")}


def test_each_printed_value_opens_its_passage(
    ask: Ask, pages: str, initiative: str
) -> None:
    """The mark opens a quotation, which leads to the highlighted document."""
    page = soup(ask, f"{pages}/{initiative}")
    number = value_of(page, "番号")
    mark = number.select_one("details.evidence mark")
    link = number.select_one("figcaption a")

    assert mark is not None
    assert mark.get_text() == "17"
    assert link is not None
    reply = soup(ask, pages + str(link["href"]).partition("#")[0])
    assert [m.get_text() for m in reply.select(".reader mark")] == ["17"]


def test_a_reader_of_english_is_told_what_is_japanese(
    ask: Ask, pages: str, initiative: str
) -> None:
    """Words of the page are English; the documents' own are marked as Japanese."""
    page = soup(ask, f"{pages}/{initiative}", "en")

    assert page.h1 is not None
    assert page.h1["lang"] == "ja"
    result = value_of(page, "result text").find("span")
    assert isinstance(result, Tag)
    assert result["lang"] == "ja"
    assert value_of(page, "implemented by").a.get_text().endswith("Bureau")  # type: ignore[union-attr]


def test_inferred_values_say_so(ask: Ask, pages: str, initiative: str) -> None:
    """No reader takes a rule's work for the document's words."""
    page = soup(ask, f"{pages}/{initiative}")
    (term,) = [d for d in page.find_all("dt") if "政策分野" in d.get_text()]

    assert "規則による推定：原典の分類から政策分野を付ける" in term.get_text()


def test_a_hub_shows_counts_and_leads_to_whole_lists(ask: Ask, pages: str) -> None:
    """150 rows are eight and a link; the list has pages."""
    page = soup(ask, f"{pages}/city/kawasaki")
    (all_of_them,) = [
        a for a in page.select("a") if a.get_text() == "150件すべてを見る"
    ]
    listed = soup(ask, pages + str(all_of_them["href"]))

    assert len(listed.select("ol.long-list li")) == 50
    assert "150件中 1～50件" in listed.select_one(".pagination").get_text()  # type: ignore[union-attr]
    last = soup(ask, pages + str(all_of_them["href"]) + "&page=99")
    assert last.select_one("ol.long-list")["start"] == "101"  # type: ignore[index]


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        ("text/html,*/*;q=0.8", "/city/kawasaki"),
        ("text/turtle", "/city/kawasaki.ttl"),
        ("application/ld+json", "/city/kawasaki.jsonld"),
        ("application/rdf+xml", "/city/kawasaki.rdf"),
        ("application/json", "/city/kawasaki.json"),
        ("*/*", "/city/kawasaki"),
    ],
)
def test_the_thing_itself_leads_to_page_or_data(
    ask: Ask, pages: str, accept: str, place: str
) -> None:
    """A city is no document: its address answers 303, by what is accepted."""
    reply = ask(f"{pages}/id/city/kawasaki", Accept=accept)

    assert reply.status == 303
    assert reply.headers["Location"] == place
    assert "Accept" in reply.headers["Vary"]


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning:rdflib")
@pytest.mark.parametrize(
    ("ending", "form"),
    [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")],
)
def test_every_format_says_the_same(
    ask: Ask, pages: str, initiative: str, ending: str, form: str
) -> None:
    """Four formats, one graph, read back by a parser that is not ours."""
    reply = ask(f"{pages}/{initiative}.{ending}")
    read = rdflib.Graph().parse(data=reply.body, format=form)
    turtle = ask(f"{pages}/{initiative}.ttl")
    own = rdflib.Graph().parse(data=turtle.body, format="turtle")

    assert reply.headers["Access-Control-Allow-Origin"] == "*"
    assert len(read) > 20
    assert set(read) == set(own)


def test_json_is_the_page(ask: Ask, pages: str, initiative: str) -> None:
    """What the page shows is in its JSON, version and evidence too."""
    page = json.loads(ask(f"{pages}/{initiative}.json").body)

    assert page["description"]["thing"]["words"]["ja"] == NAME
    assert page["version"]
    assert page["description"]["statements"][0]["evidence"]


@pytest.mark.parametrize(
    "path",
    [
        "/city/nowhere",
        "/nothing/here",
        "/id/city/nowhere",
        "/city/nowhere.ttl",
        "/city/kawasaki.exe",
        "/city/kawasaki?of=partner&kind=nothing",
        "/city/%3Cscript%3E",
        "/city/" + quote('"> } ?x ?y ?z { <'),
        "/program/" + "x" * 2000,
    ],
)
def test_what_is_not_there_is_404_in_the_readers_language(
    ask: Ask, pages: str, path: str
) -> None:
    """No stack trace, no injection, a page that helps."""
    page = soup(ask, pages + path, status=404)

    assert page.h1 is not None
    assert page.h1.get_text() == "このアドレスには何もありません"


def test_classes_of_every_kind_have_a_page(ask: Ask, pages: str, graph: Graph) -> None:
    """One thing of each kind of address is shown without a fault, in both languages."""
    kinds: dict[str, str] = {}
    for city in ("city/kawasaki", "fiscal-year/2021", "country/JP"):
        for relation in graph.entity(city).relations:
            kinds.setdefault(relation.kind, relation.things[0].path)
    extra = [
        "scheme/achievement/3",
        "scheme/achievement",
        "rule/partner-city",
        "passage/kawasaki-progress-sheet-fy2021/15147-15181",
        "organization/jica",
    ]

    assert {"program", "program-year", "department", "document"} <= set(kinds)
    for path in [*(path for path in kinds.values() if path), *extra]:
        for language in ("ja", "en"):
            page = soup(ask, f"{pages}/{path}", language)
            assert page.h1 is not None, path
            assert page.h1.get_text(strip=True), path


def test_links_between_pages_hold(ask: Ask, pages: str, initiative: str) -> None:
    """Every link of the page that stays on the host leads somewhere."""
    page = soup(ask, f"{pages}/{initiative}")
    hrefs = {str(a["href"]).partition("#")[0] for a in page.select("main a[href^='/']")}

    assert len(hrefs) > 15
    for href in sorted(hrefs):
        assert ask(pages + href, Accept="text/html").status in {200, 303}, href


def test_a_passage_is_called_by_its_words_and_leads_to_its_place(
    ask: Ask, pages: str
) -> None:
    """It has no name of its own; its page opens the document where it stands."""
    document = "kawasaki-progress-sheet-fy2021"
    page = soup(ask, f"{pages}/passage/{document}/15147-15181")

    assert page.h1 is not None
    assert re.fullmatch("「.+」", page.h1.get_text())
    assert page.select(f"main a[href^='/document/{document}?hl=15147-15181#L']")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ja", "環境局（川崎市） · 縁 Enishi"),
        ("en", "Environmental Protection Bureau (Kawasaki) · Enishi"),
    ],
)
def test_a_departments_window_says_whose_it_is(
    ask: Ask, pages: str, graph: Graph, language: str, title: str
) -> None:
    """Of many tabs and bookmarks, several may be of an environment bureau."""
    (bureau,) = [
        one.path
        for one in graph.related("city/kawasaki", "government", "department").things
        if one.words.ja == "環境局"
    ]
    page = soup(ask, f"{pages}/{bureau}", language)

    assert page.title is not None
    assert page.h1 is not None
    assert page.title.get_text() == title
    assert page.h1.get_text() == title.partition("（" if language == "ja" else " (")[0]
