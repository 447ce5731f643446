"""Pages of networks and paths, without a browser."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient
from pages import html

from enishi.analysis.network import Network
from enishi.exports.formats import NETWORK_FORMATS
from enishi.graph.graph import Graph
from enishi.graph.network_choice import NetworkChoice
from enishi.search.finding import Search
from enishi.web.app import create_app
from enishi.web.entity import entity_blueprint
from enishi.web.network_scene import figure
from enishi.web.networks import networks_blueprint
from enishi.web.path import path_blueprint
from enishi.web.settings import WebSettings

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def whole() -> Graph:
    """The graph of all documents, as committed."""
    return Graph.open(ROOT / "graph")


@pytest.fixture(scope="module")
def client(whole: Graph) -> Iterator[FlaskClient]:
    """A visitor of a site with networks, paths and things."""
    search = Search.of(whole.service, whole.library)
    pages = (
        networks_blueprint(whole),
        path_blueprint(whole, search),
        entity_blueprint(whole),
    )
    with create_app(WebSettings(graph_version=whole.version), pages).test_client() as c:
        yield c


@pytest.mark.parametrize(
    ("language", "name", "tag"),
    [("en", "department-partner", "ja"), ("ja", "city-network", "")],
)
def test_names_in_a_drawing_say_their_language(
    client: FlaskClient, language: str, name: str, tag: str
) -> None:
    """A name of the other language is marked; one of the reader's own is not."""
    drawn = html(client, f"/network/{name}", language)
    titles = re.findall(r'<title(?: lang="(\w+)")?>([^<]*)</title></circle>', drawn)

    assert titles
    tags = {one for one, text in titles if re.search("[\u3041-\u30ff]", text)}
    assert tags == {tag}


def page(client: FlaskClient, path: str) -> dict[str, object]:
    """Return a page as data."""
    answer = client.get(path, headers={"Accept-Language": "en"})
    assert answer.status_code == 200, path
    found: dict[str, object] = json.loads(answer.text)
    return found


def network(graph: Graph, name: str) -> Network:
    """Return a whole network."""
    return graph.networks.chosen(NetworkChoice(name=name)).network


def test_every_network_has_its_page_in_both_languages(
    client: FlaskClient, whole: Graph
) -> None:
    """Each is listed, opens, and says how much it holds and what a tie is."""
    for language in ("ja", "en"):
        listed = html(client, "/network", language)
        for name in whole.networks.names:
            header = whole.networks.header(name)
            assert f'href="/network/{name}"' in listed
            shown = html(client, f"/network/{name}", language)
            assert header.text("summary", language) in shown


def test_city_networks_keep_their_pages(client: FlaskClient) -> None:
    """They stand below the same word, as things; a wrong name is no page."""
    assert "CITYNET" in html(client, "/network/citynet")
    assert client.get("/network/nonsense").status_code == 404


def test_who_stands_between_the_three_cities(client: FlaskClient, whole: Graph) -> None:
    """Partners that more than one home city has, each tie open to its records."""
    shared = {
        node.iri: len(network(whole, "city-partner").neighbours(node.iri))
        for node in network(whole, "city-partner").nodes
        if node.iri not in network(whole, "city-partner").first_mode
    }
    wanted = sum(1 for count in shared.values() if count > 1)
    told = page(client, "/network/city-partner.json")["sharing"]

    assert wanted > 0
    assert told["total"] == wanted  # type: ignore[index]
    joined = [one["joined"] for one in told["joiners"]]  # type: ignore[index]
    assert all(len(ends) > 1 for ends in joined)
    for end in (end for ends in joined for end in ends):
        assert "<mark>" in html(client, end["href"])


def test_which_partners_only_one_city_has(client: FlaskClient, whole: Graph) -> None:
    """Every partner is either shared or stands with one city alone."""
    net = network(whole, "city-partner")
    told = page(client, "/network/city-partner.json")["sharing"]
    alone = {one["node"]["text"]: one["total"] for one in told["alone"]}  # type: ignore[index]

    assert set(alone) == {"Kawasaki", "Tokyo Metropolis", "Yokohama"}
    partners = len(net.nodes) - len(net.first_mode)
    assert sum(alone.values()) + told["total"] == partners  # type: ignore[index]


def test_which_organisations_bridge_offices_in_yokohama(
    client: FlaskClient, whole: Graph
) -> None:
    """Organisations with contracts in several offices, and nobody else."""
    choice = NetworkChoice(name="organization-office", city="yokohama")
    net = whole.networks.chosen(choice).network
    several = {iri for iri in net.first_mode if len(net.neighbours(iri)) > 1}
    told = page(client, "/network/organization-office.json?city=yokohama")["sharing"]

    assert several
    assert told["total"] == len(several)  # type: ignore[index]
    assert {one["node"]["href"] for one in told["joiners"]} <= {  # type: ignore[index]
        f"/{iri.partition('/id/')[2]}" for iri in several
    }


def test_which_ties_would_be_new_but_likely(client: FlaskClient, whole: Graph) -> None:
    """None of them exists; each names the peers that have it."""
    net = network(whole, "city-partner")
    parts = page(client, "/network/city-partner.json?city=kawasaki")["likely"]
    one = page(client, "/network/city-partner.json?node=city/kawasaki")["likely"]
    names = {node.label("en"): node.iri for node in net.nodes}

    # The chosen city alone is asked about, but its peers are those of all cities.
    found = [
        [(tie["other"]["text"], tie["score"]) for tie in part["ties"]]
        for page in (parts, one)
        for part in page  # type: ignore[attr-defined]
    ]
    assert len(found) == 2
    assert found[0] == found[1]
    for part in one:  # type: ignore[attr-defined]
        own = set(net.neighbours(names[part["node"]["text"]]))
        assert part["ties"]
        for tie in part["ties"]:
            assert names[tie["other"]["text"]] not in own
            assert tie["peers"]


def test_ties_open_their_records_and_passages(client: FlaskClient) -> None:
    """A tie tells its agreements and years, each with the words of the document."""
    shown = html(
        client, "/network/city-partner/tie?from=city/tokyo&to=city/seoul", "ja"
    )

    assert "ソウル" in shown
    assert '<figure class="passage">' in shown
    assert "/document/tokyo-city-diplomacy-results-fy2021?hl=" in shown
    told = page(client, "/network/city-partner/tie.json?from=city/tokyo&to=city/seoul")
    assert told["records"]


def test_statements_open_their_passages(client: FlaskClient) -> None:
    """In the network of statements a tie is a property, and still has evidence."""
    found = page(client, "/path.json?from=city/kawasaki&to=organization/unep")
    link = found["paths"][0][1]["links"][0]  # type: ignore[index]
    ends = [link[end]["iri"].partition("/id/")[2] for end in ("subject", "object")]
    address = f"/network/whole-graph/tie?from={ends[0]}&to={ends[1]}"

    assert "<mark>" in html(client, address)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/network/city-partner/tie?from=city/tokyo&to=city/nowhere", 404),
        ("/network/city-partner/tie", 400),
        ("/network/city-partner?kind=nonsense", 400),
        ("/network/city-partner/export/nonsense", 404),
        ("/path?from=city/tokyo&to=city/tokyo", 400),
        ("/path?from=city/tokyo&to=city/seoul&by=nonsense", 400),
    ],
)
def test_what_is_wrong_is_told_as_a_page(
    client: FlaskClient, path: str, status: int
) -> None:
    """With a status of its own, and never as a failure of ours."""
    answer = client.get(path, headers={"Accept": "text/html"})

    assert answer.status_code == status
    assert "<h1" in answer.text


@pytest.mark.parametrize(
    "arguments",
    [
        "year=9999&min=nan&depth=x&measure=nonsense&colour=nonsense&node=city/nowhere",
        "year=٢٠٢١&min=-1&page=99999999&city=",
        "node=%3Cscript%3E://x&year=20211",
        "city=kawasaki&year=2021&field=climate&status=held&kind=enishi:Agreement",
    ],
)
def test_strange_arguments_are_passed_over(client: FlaskClient, arguments: str) -> None:
    """A page comes, and nothing of theirs as markup."""
    shown = html(client, f"/network/city-partner?{arguments}")

    assert "<script>" not in shown


def test_the_whole_state_stands_in_the_address(client: FlaskClient) -> None:
    """What was chosen is chosen in the form, and goes into every link."""
    address = "/network/city-partner?year=2021&measure=betweenness&colour=country"
    shown = html(client, address)

    for chosen in ("2021", "betweenness", "country"):
        assert f'<option value="{chosen}" selected>' in shown
    assert "/network/city-partner/export/gexf?year=2021&amp;colour=country" in shown
    assert "https://w3id.org/enishi/network/city-partner?year=2021" in shown


def test_the_picture_says_what_it_shows(client: FlaskClient, whole: Graph) -> None:
    """A file that travels alone has its title, number, version and source inside."""
    answer = client.get(
        "/network/city-partner.svg?download=1", headers={"Accept-Language": "en"}
    )
    drawn = ET.fromstring(answer.text)  # noqa: S314 - our own drawing
    texts = " ".join(text.text or "" for text in drawn.iter(f"{SVG}text"))
    net = network(whole, "city-partner")

    assert answer.mimetype == "image/svg+xml"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Home cities and their partner cities" in texts
    assert f"{len(net.nodes)} nodes · {len(net.edges)} ties" in texts
    assert whole.version in texts
    assert "Source: Enishi" in texts
    assert len(list(drawn.iter(f"{SVG}circle"))) >= len(net.nodes)
    assert len(list(drawn.iter(f"{SVG}line"))) == len(net.edges)
    assert "style" not in answer.text


def test_the_same_address_gives_the_same_picture(client: FlaskClient) -> None:
    """Positions are seeded; nothing in it is left to chance."""
    first, second = (client.get("/network/department-field.svg").data for _ in range(2))

    assert first == second


def test_the_script_gets_the_places_of_the_picture(
    client: FlaskClient, whole: Graph
) -> None:
    """Every node and tie once, ends by the places of nodes."""
    sent = page(client, "/network/city-partner/drawing.json")
    net = network(whole, "city-partner")
    nodes, edges = sent["nodes"], sent["edges"]

    assert len(nodes) == len(net.nodes)  # type: ignore[arg-type]
    ends = {
        frozenset((nodes[source][0], nodes[target][0]))  # type: ignore[index]
        for source, target, _ in edges  # type: ignore[attr-defined]
    }
    assert ends == {
        frozenset((edge.source.partition("/id/")[2], edge.target.partition("/id/")[2]))
        for edge in net.edges
    }


@pytest.mark.parametrize("form", NETWORK_FORMATS, ids=lambda form: form.id)
def test_every_format_can_be_downloaded(client: FlaskClient, form: object) -> None:
    """As a file with the right ending, for any site's scripts."""
    name, suffix = form.id, form.suffix  # type: ignore[attr-defined]
    answer = client.get(f"/network/city-partner/export/{name}?year=2021")

    assert answer.status_code == 200
    assert f"enishi-city-partner{suffix}" in answer.headers["Content-Disposition"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert len(answer.data) > 100


def test_downloads_hold_the_picture_and_the_measure(client: FlaskClient) -> None:
    """Places, colours, groups and the chosen measure go along."""
    text = client.get("/network/city-partner/export/graphml?measure=betweenness").text

    for column in ("betweenness", "community", 'attr.name="x"', "latitude"):
        assert column in text


def test_large_networks_say_what_they_leave_out(client: FlaskClient) -> None:
    """The drawing without script, and measures that take long; both can be had."""
    shown = html(client, "/network/whole-graph")

    assert "Without script, the" in shown
    assert "Work out what takes longer too" in shown
    told = page(client, "/network/whole-graph.json")
    assert "diameter" not in {fact["key"] for fact in told["facts"]}  # type: ignore[attr-defined]


def test_figures_have_three_digits_and_never_shrink_to_nought() -> None:
    """PageRank in a large network is small, and still more than nothing."""
    with create_app(WebSettings()).test_request_context("/"):
        told = [figure(value) for value in (None, 3.0, 0.12345, 0.00045678, 1234.567)]

    assert told == ["–", "3", "0.123", "0.000457", "1,234.57"]


def test_measures_are_explained(client: FlaskClient) -> None:
    """Every one with its exact definition and its source."""
    for language in ("ja", "en"):
        shown = html(client, "/network/measures", language)
        assert "Freeman (1977)" in shown
        assert 'id="betweenness"' in shown


def test_a_path_is_shown_with_its_passages(client: FlaskClient) -> None:
    """How Kawasaki connects to UNEP, in both languages."""
    shown = html(client, "/path?from=city/kawasaki&to=organization/unep")

    assert (
        "Kawasaki and United Nations Environment Programme are 2 steps apart" in shown
    )
    assert "<mark>UNEP" in shown
    assert "川崎市と国連環境計画は2歩で結ばれます" in html(
        client, "/path?from=city/kawasaki&to=organization/unep", "ja"
    )


def test_no_path_is_said_with_a_way_on(client: FlaskClient) -> None:
    """Tokyo is no member of CITYNET in what was read."""
    shown = html(client, "/path?from=city/tokyo&to=network/citynet&by=org:member")

    assert "No path joins Tokyo Metropolis and CITYNET" in shown
    assert "Look through everything" in shown


def test_unknown_ends_get_suggestions(client: FlaskClient) -> None:
    """A beginning, another script, a name that several have: none is guessed."""
    shown = html(client, "/path?from=kawas&to=organization/unep")

    assert "Nothing here is called “kawas”." in shown
    assert "/path?to=organization%2Funep&amp;from=city%2Fkawasaki" in shown
    assert 'aria-invalid="true"' in shown
    assert "steps apart" not in shown


def test_the_form_of_paths_keeps_what_was_asked(client: FlaskClient) -> None:
    """Relations, hubs, length; a name stands for its thing where it is the only one."""
    shown = html(
        client,
        "/path?from=city/kawasaki&to=organization/unep&by=enishi:partner"
        "&by=enishi:government&hubs=100&longest=4",
    )

    assert 'value="enishi:partner" checked' in shown
    assert '<option value="100" selected>' in shown
    assert '<option value="4" selected>' in shown
    assert 'value="Kawasaki"' in shown


def test_a_remote_endpoint_gives_the_same_networks_and_paths(
    pages: str, graph: Graph
) -> None:
    """The Python of this package does not care where the graph is."""
    remote = Graph.open(endpoint=f"{pages}/sparql")
    here, there = (one.network("city-partner") for one in (graph, remote))

    assert set(here.edges) == set(there.edges)
    assert here.nodes(data=True) == there.nodes(data=True)
    partner = next(node for node in here if not str(node).endswith("kawasaki"))
    paths = [one.path("city/kawasaki", partner).paths for one in (graph, remote)]
    assert len(paths[0]) == len(paths[1]) > 0
    assert [len(path) for path in paths[0]] == [len(path) for path in paths[1]]
