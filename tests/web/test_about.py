"""Ontology, method, citations, downloads, addresses: what explains the graph."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from rdflib import Dataset, Graph, URIRef

from enishi.vocabulary.namespaces import term_names
from enishi.web.class_map import TIED

Ask = Callable[..., Any]
PAGES = ["/ontology", "/about", "/downloads", "/api"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_each_page_speaks_the_readers_language(
    ask: Ask, whole_site: str, path: str, language: str
) -> None:
    """One heading, in the language asked for."""
    reply = ask(f"{whole_site}{path}", Accept="text/html", Accept_Language=language)
    page = BeautifulSoup(reply.text, "html.parser")

    assert reply.status == 200
    assert page.html is not None
    assert page.html["lang"] == language
    assert len(page.select("h1")) == 1
    assert page.select("h1")[0].get_text().isascii() == (language == "en")


def test_every_term_has_its_anchor(ask: Ask, small_site: str) -> None:
    """A link to a class or property of a page arrives."""
    page = BeautifulSoup(ask(f"{small_site}/ontology").text, "html.parser")

    assert set(term_names()) <= {str(one["id"]) for one in page.select("[id]")}
    anchors = {str(a["href"])[1:] for a in page.select(".class-tree a")}
    assert len(anchors) > 30
    assert anchors <= set(term_names())


def test_the_diagram_ties_classes_by_their_properties(
    ask: Ask, small_site: str
) -> None:
    """What it draws is declared, drawn between neighbours, and said in a table too."""
    page = BeautifulSoup(ask(f"{small_site}/ontology").text, "html.parser")

    links = page.select(".class-map a.class-link")
    anchors = {str(a["href"])[1:] for a in page.select(".class-map a")}
    straight = [
        re.fullmatch(r"M\d+ \d+[VH]\d+", str(a.select("path")[0]["d"])) for a in links
    ]
    rows = page.select("#diagram ~ details tbody tr")
    assert len(links) == len(TIED)
    assert anchors <= set(term_names())
    assert all(straight)
    assert [row.select("td")[0].get_text() for row in rows] == [
        str(a.select("text")[0].contents[0]).strip() for a in links
    ]


def test_the_ontology_can_be_taken_away(ask: Ask, whole_site: str) -> None:
    """As Turtle that parses, and the shapes beside it."""
    terms = Graph().parse(data=ask(f"{whole_site}/ontology.ttl").text, format="turtle")
    shapes = ask(f"{whole_site}/ontology/shapes.ttl")

    assert (URIRef("https://w3id.org/enishi/ont#Program"), None, None) in terms
    assert len(Graph().parse(data=shapes.text, format="turtle")) > 100


FILES = [("nq", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")]


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.parametrize(("file", "form"), FILES)
def test_the_whole_graph_keeps_its_graphs(
    ask: Ask, small_site: str, file: str, form: str
) -> None:
    """Every graph's own file has as many statements as the whole says."""
    whole = Dataset()
    whole.parse(data=ask(f"{small_site}/downloads/enishi.{file}").text, format=form)
    graph = URIRef("https://w3id.org/enishi/graph/quality")
    alone = ask(f"{small_site}/downloads/graph/quality.ttl").text

    assert len(whole.graph(graph)) == len(Graph().parse(data=alone, format="turtle"))
    assert len(whole.graph(graph)) > 30


def test_the_whole_graph_can_be_one_turtle_file(ask: Ask, small_site: str) -> None:
    """Every statement of every graph, once, and again the same."""
    reply, again = (ask(f"{small_site}/downloads/enishi.ttl") for _ in range(2))
    quads = ask(f"{small_site}/downloads/enishi.nq").text.splitlines()
    statements = {line.rsplit(" ", 2)[0] for line in quads}

    assert len(Graph().parse(data=reply.text, format="turtle")) == len(statements)
    assert reply.body == again.body


def test_a_graph_is_the_file_of_the_build(
    ask: Ask,
    small_site: str,
    built_folder: Any,  # noqa: ANN401 - a folder
) -> None:
    """Turtle is the same byte for byte as what the build wrote."""
    for name in ("register", "quality"):
        reply = ask(f"{small_site}/downloads/graph/{name}.ttl")

        assert reply.body == (built_folder / f"{name}.ttl").read_bytes()


def test_an_unknown_graph_is_not_found(ask: Ask, small_site: str) -> None:
    """No path leads out of the graphs there are."""
    for name in ("nothing", "../index", "%2e%2e%2findex"):
        assert ask(f"{small_site}/downloads/graph/{name}.ttl").status == 404


def test_tables_on_offer_exist(ask: Ask, whole_site: str) -> None:
    """Each link of the page answers with a table."""
    page = BeautifulSoup(ask(f"{whole_site}/downloads").text, "html.parser")
    links = [str(a["href"]) for a in page.select(".kinds a")]
    assert len(links) > 8
    for href in links:
        reply = ask(whole_site + href)

        assert reply.status == 200, href
        assert reply.headers["Content-Type"].startswith("text/csv"), href


def test_a_citation_names_the_documents_first(ask: Ask, whole_site: str) -> None:
    """Beijing is cited by Tokyo's document alone, then by its own address."""
    url = f"{whole_site}/about/cite.bib?page=/city/beijing"
    text = ask(url, Accept_Language="en").text
    keys = [line.partition("{")[2] for line in text.splitlines() if line[:1] == "@"]

    assert keys[0] == "tokyo-city-diplomacy-results-fy2021,"
    assert len(keys) == 2
    assert "url = {https://w3id.org/enishi/id/city/beijing}" in text
    assert "graph version" in text


def test_ris_has_its_form(ask: Ask, whole_site: str) -> None:
    """Every record begins with its type and ends; lines end as RIS wants."""
    reply = ask(f"{whole_site}/about/cite.ris?page=/ties")
    lines = reply.body.decode().split("\r\n")

    assert lines.count("ER  - ") == sum(line.startswith("TY  - ") for line in lines) > 1
    assert all(not line or line[2:6] == "  - " for line in lines)


@pytest.mark.parametrize("page", ["//evil.example/", "https://evil.example/", "x\r\ny"])
def test_no_citation_leads_elsewhere(ask: Ask, whole_site: str, page: str) -> None:
    """A page of another host, or a broken address, is cited as the first page."""
    text = ask(f"{whole_site}/about/cite.bib?page={quote(page)}").text

    assert "evil.example" not in text
    assert f"url = {{{whole_site}/}}" in text


def test_every_address_of_the_description_answers(ask: Ask, whole_site: str) -> None:
    """The examples of the API page work, and answer in the type that is named."""
    told = json.loads(ask(f"{whole_site}/api/openapi.json").body)
    page = BeautifulSoup(ask(f"{whole_site}/api").text, "html.parser")
    examples = [str(a["href"]) for a in page.select(".term-line a[rel=nofollow]")]

    assert told["openapi"].startswith("3.1")
    assert len(examples) == len(told["paths"]) > 10
    for href in examples:
        path, mark, query = href.partition("?")
        url = whole_site + path + mark + quote(query, safe="=&%/")
        reply = ask(url, Accept="application/json")

        assert reply.status in {200, 303}, href


def test_operations_have_names_of_their_own(ask: Ask, whole_site: str) -> None:
    """Programs made from the description need one name for each address."""
    told = json.loads(ask(f"{whole_site}/api/openapi.json").body)
    names = [one["get"]["operationId"] for one in told["paths"].values()]

    assert len(set(names)) == len(names)
    for path, one in told["paths"].items():
        in_path = {
            each["name"] for each in one["get"]["parameters"] if each["in"] == "path"
        }
        assert all(f"{{{name}}}" in path for name in in_path)
        assert path.count("{") == len(in_path)


def test_crawlers_are_kept_off_queries(ask: Ask, whole_site: str) -> None:
    """They are led to the things by a map instead, all of them on this host."""
    rules = ask(f"{whole_site}/robots.txt").text
    places = re.findall("<loc>(.*?)</loc>", ask(f"{whole_site}/sitemap.xml").text)

    for path in ("/sparql", "/query?", "/search"):
        assert f"Disallow: {path}\n" in rules
    assert f"Sitemap: {whole_site}/sitemap.xml" in rules
    assert {f"{whole_site}/", f"{whole_site}/city/beijing"} <= set(places)
    assert len(set(places)) == len(places) > 500
    for place in places[:: len(places) // 12]:
        assert ask(place, Accept="text/html").status == 200, place
