"""Tests of `enishi serve --store disk`: pages of a graph that memory cannot hold."""

import json
import re
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from serving import serving
from waiting import comes_true

ID = "https://w3id.org/enishi/id/"
ONT = "https://w3id.org/enishi/ont#"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
PROGRAMS = 2_050
"""One more page than a list that is sorted by name."""
FIELDS = 120
"""More values than a page shows of one property."""
LINK = re.compile(r'(?:href|src)="(/[^"#]*)')
WAYS = ("/", "/browse", "/query/", "/query", "/about", "/ontology", "/document", "/api")
THINGS = (
    *("/city/kawasaki", "/city/beijing", "/fiscal-year/2021", "/scheme/field/climate"),
)
NOT_OFFERED = (
    *("/compare", "/ties", "/ties/dormant", "/ties.csv", "/network", "/path"),
    *("/network/city-partner", "/quality", "/quality/check/x", "/downloads"),
)


def lines() -> Iterator[str]:
    """Give a small graph in our patterns, with one thing that much points to."""
    city = f"<{ID}city/kawasaki>"
    yield f"{city} {TYPE} <{ONT}City> ."
    yield f'{city} {LABEL} "川崎市"@ja .'
    yield f'{city} {LABEL} "Kawasaki"@en .'
    for number in range(FIELDS):
        yield f"{city} <{ONT}policyField> <https://w3id.org/enishi/scheme/f/{number}> ."
    for number in range(PROGRAMS):
        program = f"<{ID}program/kawasaki/{number:04}>"
        yield f"{program} {TYPE} <{ONT}Program> ."
        yield f'{program} {LABEL} "事業{number:04}"@ja .'
        yield f"{program} <{ONT}government> {city} ."


@contextmanager
def served(graph: str, shelf: Path, *options: str) -> Iterator[str]:
    """Serve a graph from disk; give the host."""
    place = ("--store", "disk", "--shelf", str(shelf), "--graph", graph)
    with serving(*place, *options) as there:
        yield there.host


def got(host: str, path: str, accept: str = "text/html") -> tuple[HTTPResponse, str]:
    """Return what a server sends for a path."""
    headers = {"Accept": accept, "Accept-Language": "en"}
    with closing(HTTPConnection(host, timeout=120)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer, answer.read().decode()


def page(host: str, path: str) -> str:
    """Return a page that there is."""
    answer, text = got(host, path)
    assert answer.status == 200, path
    return text


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the host of a server over the small graph."""
    place = tmp_path_factory.mktemp("large")
    graph = place / "graph.nt"
    graph.write_text("\n".join(lines()), encoding="utf-8")
    with served(str(graph), place / "shelf") as host:
        yield host


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the host of a server over the graph that Enishi ships."""
    graph = Path(__file__).parents[2] / "graph"
    with served(str(graph), tmp_path_factory.mktemp("shipped")) as host:
        yield host


def test_the_first_page_says_what_is_inside_and_what_is_not_offered(small: str) -> None:
    """Counts lead to lists; the sections that need memory are not in the header."""
    home = page(small, "/")
    assert "2,050" in home
    assert 'href="/browse/program"' in home
    assert "read from disk" in home
    assert not set(LINK.findall(home)) & set(NOT_OFFERED)


@pytest.mark.parametrize("path", NOT_OFFERED)
def test_what_needs_memory_says_so(small: str, path: str) -> None:
    """With words, ways on, and a code for programs; never a bare 404."""
    answer, text = got(small, path)
    assert answer.status == 404
    assert "This page is not offered for so large a graph" in text
    assert 'href="/query/"' in text
    _, told = got(small, path, "application/json")
    assert json.loads(told)["error"]["code"] == "not-offered"


def test_what_is_nowhere_is_still_just_not_there(small: str) -> None:
    """An address that no graph has a page at is no matter of size."""
    for path in ("/nothing", "/city/nowhere", "/query/no-such-question"):
        answer, text = got(small, path)
        assert answer.status == 404
        assert "so large a graph" not in text


def test_a_thing_has_its_page_and_every_form_of_data(small: str) -> None:
    """By the very views that graphs in memory have."""
    text = page(small, "/city/kawasaki")
    assert "Kawasaki" in text
    for ending in ("ttl", "nt", "jsonld", "rdf", "json", "csv"):
        assert "川崎市" in unescape(page(small, f"/city/kawasaki.{ending}"))
    answer, _ = got(small, "/id/city/kawasaki", "text/turtle")
    assert answer.status == 303
    assert answer.getheader("Location") == "/city/kawasaki.ttl"


def test_long_lists_of_what_points_to_a_thing_have_pages(small: str) -> None:
    """Past the number that can be sorted by name, in the order of addresses."""
    text = page(small, "/city/kawasaki")
    (href,) = {unescape(one) for one in LINK.findall(text) if "?of=http" in one}
    last = page(small, f"{href}&page=41")
    assert "2,001–2,050 of 2,050" in last
    assert "事業2049" in last
    assert "in the order of their addresses" in last


def test_long_lists_of_values_have_pages(small: str) -> None:
    """The thing's own page shows the first hundred and leads to all."""
    text = page(small, "/city/kawasaki")
    (href,) = {unescape(one) for one in LINK.findall(text) if "?says=" in one}
    assert f"Show all {FIELDS}" in text
    assert "101–120 of 120" in page(small, f"{href}&page=3")
    assert got(small, "/city/kawasaki?says=nothing")[0].status == 404


def test_a_list_of_a_class_shows_its_first_things(small: str) -> None:
    """In pages, with the way to the others."""
    text = page(small, "/browse/program?page=20")
    assert "951–1,000 of 1,000" in text
    assert "Take the others from the query editor" in text
    assert got(small, "/browse/nothing")[0].status == 404


@pytest.mark.parametrize("words", ["川崎市", "Kawasaki", "city/kawasaki"])
def test_a_whole_name_or_a_path_is_found(small: str, words: str) -> None:
    """And a part of a name is not; then the page says what to do."""
    found = page(small, f"/search?{urlencode({'q': words})}")
    assert 'href="/city/kawasaki"' in found
    told = json.loads(page(small, f"/api/suggest?{urlencode({'q': words})}"))
    assert [one["href"] for one in told["suggestions"]] == ["/city/kawasaki"]
    part = page(small, f"/search?{urlencode({'q': words[:2]})}")
    assert "Nothing has exactly this name" in part
    assert 'href="/query?query=' in part


@pytest.mark.parametrize(
    "words", ["<", "http://[", "a b", "\ud83d\ude00", "x:y{}", "/"]
)
def test_a_search_for_anything_is_answered(small: str, words: str) -> None:
    """Whatever it holds."""
    assert page(small, f"/search?q={quote(words, errors='surrogatepass')}")


def test_the_editor_completes_from_the_graph(small: str) -> None:
    """Classes and properties by use, things by their whole name."""
    assert "<textarea" in page(small, "/query")
    for asked, iri in (
        ("what=class&q=prog", f"{ONT}Program"),
        ("what=property&q=gov", f"{ONT}government"),
        (f"what=entity&q={quote('川崎市')}", f"{ID}city/kawasaki"),
    ):
        told = json.loads(page(small, f"/api/complete?{asked}"))
        assert [one["iri"] for one in told["completions"]] == [iri]


def test_a_question_is_answered(shipped: str) -> None:
    """With the choices of its form, where they can be listed."""
    text = page(shipped, "/query/dormant-agreements?city=tokyo")
    assert 'value="tokyo"' in text
    assert "<table" in text


def test_no_link_of_a_page_leads_nowhere(shipped: str) -> None:
    """Of the pages that a visit begins with, and of things of several kinds."""
    linked = {
        unescape(link)
        for way in (*WAYS, *THINGS)
        for link in LINK.findall(page(shipped, way))
        if not link.startswith(("/assets/", "/query/", "/query?", "/q/"))
    }
    once = {link for link in linked if "lang=" not in link and "theme=" not in link}
    wrong = {
        link: status
        for link in sorted(once)
        if (status := got(shipped, link, "*/*")[0].status) not in {200, 303}
    }
    assert not wrong


def test_what_was_counted_is_found_again(tmp_path: Path) -> None:
    """A second start counts nothing; pages stay what they were."""
    graph, shelf = tmp_path / "a.nt", tmp_path / "shelf"
    graph.write_text(f"<{ID}city/a> {TYPE} <{ONT}City> .\n", encoding="utf-8")
    with served(str(graph), shelf) as host:
        first = page(host, "/")
        written = {one: one.stat().st_ino for one in shelf.rglob("answers/*.tsv")}
    with served(str(graph), shelf) as host:
        assert page(host, "/") == first
    assert written
    assert {one: one.stat().st_ino for one in written} == written


def test_pages_see_named_graphs_whatever_visitors_see(tmp_path: Path) -> None:
    """With a plain default graph the pages have the union, kept beside it."""
    graph, shelf = tmp_path / "a.nq", tmp_path / "shelf"
    graph.write_text(
        f'<{ID}city/a> {LABEL} "あ市"@ja <http://e/g> .\n', encoding="utf-8"
    )
    for _ in range(2):
        with served(str(graph), shelf, "--default-graph", "plain") as host:
            assert "あ市" in page(host, "/city/a")
            asked = quote("ASK { ?s ?p ?o }")
            _, told = got(host, f"/sparql?query={asked}", "*/*")
            assert json.loads(told)["boolean"] is False
        assert len(list(shelf.iterdir())) == 2


def test_a_changed_graph_is_served_after_a_hangup(tmp_path: Path) -> None:
    """Its pages and its answers are those of the new one."""
    file, shelf = tmp_path / "graph.nt", tmp_path / "shelf"
    file.write_text("\n".join(lines()), encoding="utf-8")
    place = ("--store", "disk", "--shelf", str(shelf), "--graph", str(file))
    with serving(*place) as there:
        host = there.host
        assert comes_true(lambda: got(host, "/city/kawasaki")[0].status == 200)
        before = json.loads(got(host, "/healthz")[1])
        with file.open("a", encoding="utf-8") as more:
            more.write(f'\n<{ID}city/kawasaki> {LABEL} "Kawasaki-ku"@de .\n')
        there.process.send_signal(signal.SIGHUP)

        def after() -> dict[str, object]:
            told: dict[str, object] = json.loads(got(host, "/healthz")[1])
            return told

        assert comes_true(lambda: after()["version"] != before["version"])
        assert after()["triples"] == before["triples"] + 1
        assert comes_true(lambda: "Kawasaki-ku" in got(host, "/city/kawasaki.nt")[1])
