"""What scholars set on the page of a network: in its address, and what comes of it."""

import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from pages import html

from enishi.graph.graph import Graph
from enishi.graph.network_choice import NetworkChoice
from enishi.web.app import create_app
from enishi.web.network_study import Study, asked_study
from enishi.web.networks import networks_blueprint
from enishi.web.settings import WebSettings

PAGE = "/network/city-partner"


@pytest.fixture(scope="module")
def client(whole: Graph) -> Iterator[FlaskClient]:
    """A visitor of a site with the networks of all documents."""
    app = create_app(
        WebSettings(graph_version=whole.version), (networks_blueprint(whole),)
    )
    with app.test_client() as made:
        yield made


def told(client: FlaskClient, arguments: str, name: str = "city-partner") -> dict:  # type: ignore[type-arg]
    """Return the page of a network as data."""
    answer = client.get(
        f"/network/{name}.json?{arguments}", headers={"Accept-Language": "en"}
    )
    assert answer.status_code == 200, arguments
    found: dict = json.loads(answer.text)  # type: ignore[type-arg]
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"method": "louvain", "resolution": "2", "seed": "7"},
        {"chance": "configuration", "draws": "1000"},
        {"score": "jaccard", "before": "2020", "after": "2021", "missing": "1"},
    ],
)
def test_the_address_holds_the_whole_study(arguments: dict[str, str]) -> None:
    """What is read from an address is what is written into it."""
    assert asked_study(arguments).arguments == arguments


@pytest.mark.parametrize(
    "arguments",
    [
        {"method": "nonsense", "resolution": "-1", "seed": "0", "chance": "<b>"},
        {"resolution": "nan", "draws": "1e99", "score": "", "before": "٢٠٢١"},
        {"resolution": "inf", "seed": "1e300", "after": "20211"},
    ],
)
def test_what_is_strange_is_passed_over(arguments: dict[str, str]) -> None:
    """As if it were not there."""
    assert asked_study(arguments) == Study()


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "likeness", ["count", "newman", "jaccard", "cosine", "significance"]
)
def test_every_projection_has_a_page(
    client: FlaskClient, whole: Graph, likeness: str, language: str
) -> None:
    """It says in words how it was made; the files and the drawing are of it."""
    arguments = f"project={likeness}&side=second"
    choice = NetworkChoice(name="city-partner", projection=likeness, side="second")
    ties = len(whole.networks.chosen(choice).network.edges)
    shown = html(client, f"{PAGE}?{arguments}", language)
    told_ties = told(client, arguments)

    assert f'<option value="{likeness}" selected>' in shown
    assert len(told_ties["derivation"]) == 1
    assert told_ties["ties"] == ties
    drawn = client.get(f"{PAGE}/drawing.json?{arguments}").get_json()
    assert len(drawn["edges"]) == ties
    if ties:
        assert f"export/gexf?project={likeness}&amp;side=second" in shown
    else:
        assert (
            "no tie is left" if language == "en" else "つながりは残りません"
        ) in shown


def test_a_projected_tie_opens_what_is_shared(client: FlaskClient) -> None:
    """One record for each city that both have, with the passages of both ties."""
    page = told(client, "project=count&side=second")
    row = page["ties_table"]["rows"][0]
    shown = html(client, row["href"])

    assert "<mark>" in shown
    assert int(row["weight"]) == row["records"]


def test_the_backbone_is_told_in_numbers(client: FlaskClient) -> None:
    """How many ties stand out of how many, at which level."""
    page = told(client, "alpha=0.5", "department-field")
    whole = told(client, "", "department-field")

    assert 0 < page["ties"] < whole["ties"]
    assert f"{page['ties']} of {whole['ties']} ties" in page["derivation"][0]
    assert "α = 0.5" in page["derivation"][0]


def test_groups_are_looked_for_as_asked(client: FlaskClient) -> None:
    """Method, size and seed; larger resolutions give more groups."""
    usual = told(client, "", "department-field")["groups"]
    finer = told(client, "method=louvain&resolution=4&seed=3", "department-field")
    found = finer["groups"]

    assert (usual["method"], found["method"]) == ("Leiden method", "Louvain method")
    assert (found["resolution"], found["seed"]) == (4, 3)
    assert found["total"] > usual["total"]


def test_groups_tell_whether_they_hold_and_what_they_follow(
    client: FlaskClient,
) -> None:
    """Over twenty seeds; beside countries and kinds, by NMI and ARI, in words."""
    groups = told(client, "", "city-partner")["groups"]
    holding = groups["holding"]

    assert holding["seeds"] == 20
    assert holding["counts"][0] <= groups["total"] <= holding["counts"][1]
    assert float(holding["least"]) <= float(holding["nmi"])
    assert all(group["firmness"].endswith("%") for group in groups["groups"])
    names = {one["name"]: one for one in groups["comparisons"]}
    assert {"Country", "Kind of thing"} <= set(names)
    for one in names.values():
        assert one["meaning"].endswith(".")
        assert -1 <= float(one["ari"].replace("−", "-")) <= 1
        assert 0 <= float(one["nmi"]) <= 1


@pytest.mark.parametrize("model", ["rewiring", "configuration"])
def test_a_network_is_compared_with_random_ones(
    client: FlaskClient, model: str
) -> None:
    """Only when asked to; the same address gives the same numbers each time."""
    assert told(client, "")["chance"] is None
    arguments = f"chance={model}&draws=50"
    found = told(client, arguments)["chance"]

    assert found["draws"] == 50
    assert found["rows"]
    assert all(row["meaning"].endswith(".") for row in found["rows"])
    assert told(client, f"{arguments}&measure=strength")["chance"] == found
    assert "random ones" in html(client, f"{PAGE}?{arguments}")


def test_random_projections_are_drawn_from_both_sides(client: FlaskClient) -> None:
    """Against itself a projection is always clustered; against such it is not."""
    page = told(client, "project=count&side=second&chance=rewiring&draws=50")

    assert page["chance"]["through"] is True
    thinned = told(client, "project=count&side=second&chance=rewiring&min=2&draws=50")
    assert thinned["chance"] is None or thinned["chance"]["through"] is False


def test_likely_ties_are_ranked_by_the_chosen_score(client: FlaskClient) -> None:
    """The same ties, weighed otherwise."""
    scores = {
        score: told(client, f"node=city/kawasaki&score={score}")["likely"][0]["ties"]
        for score in ("adamic-adar", "jaccard", "preferential-attachment")
    }

    first = {score: ties[0]["score"] for score, ties in scores.items()}
    assert len(set(first.values())) == 3


def test_any_two_years_can_be_compared(client: FlaskClient) -> None:
    """In either order; the same year twice, or none, means the last two."""
    for arguments in ("", "before=2021&after=2020", "before=2021&after=2021"):
        change = told(client, arguments)["change"]
        assert (change["before"], change["after"]) == (2020, 2021)
    projected = told(client, "project=count&side=second")["change"]
    assert projected["kept"] == told(client, "")["change"]["kept"]
    for tie in projected["new"][:3]:
        assert client.get(tie["href"]).status_code == 200


def test_a_ranking_is_tried_with_ties_missing(client: FlaskClient) -> None:
    """On wish: how far it agrees, and how far each could rise or fall."""
    assert told(client, "")["ranking"]["missing"] == ""
    ranking = told(client, "missing=1")["ranking"]
    first, *_, last = ranking["rows"]

    assert "Spearman" in ranking["missing"]
    assert first["ranks"].startswith("1")
    assert int(last["ranks"].rpartition("–")[2]) >= len(ranking["rows"])
    assert "(1" in html(client, f"{PAGE}?missing=1")
    whole = told(client, "missing=1", "whole-graph")["ranking"]
    assert "too large" in whole["missing"]


def test_every_panel_keeps_what_the_others_set(client: FlaskClient) -> None:
    """Each small form passes on the rest of the address."""
    shown = html(client, f"{PAGE}?chance=rewiring&draws=20&resolution=2&colour=country")

    panel = shown.partition('action="/network/city-partner#groups"')[2]
    form = panel.partition("</form>")[0]
    for name, value in (("chance", "rewiring"), ("draws", "20"), ("colour", "country")):
        assert f'name="{name}" value="{value}"' in form
    assert 'name="resolution" value=' not in form


def test_long_work_is_told_step_by_step(client: FlaskClient) -> None:
    """A line for each random network; then the page is there."""
    answer = client.get(f"{PAGE}/work?chance=rewiring&draws=30")
    lines = [json.loads(line) for line in answer.text.splitlines()]

    assert answer.mimetype == "application/x-ndjson"
    assert lines[-1] == {"ready": f"{PAGE}?chance=rewiring&draws=30"}
    done = [line["done"] for line in lines[:-1] if line["total"] == 30]
    assert done == list(range(31))


def test_who_leaves_ends_the_work(whole: Graph) -> None:
    """Closing the answer stops the drawing: nothing of it is finished or kept."""
    blueprint = networks_blueprint(whole)
    app = create_app(WebSettings(graph_version=whole.version), (blueprint,))
    with app.test_client() as client:
        address = f"{PAGE}/work?chance=rewiring&draws=10000"
        answer = client.get(address, buffered=False)
        steps = (json.loads(line) for line in answer.response)
        reached = next(one for one in steps if one["total"] == 10_000)
        answer.close()
        again = client.get(address, buffered=False)
        first = next(
            one for one in map(json.loads, again.response) if one["total"] == 10_000
        )
        second = next(map(json.loads, again.response))
        again.close()

    assert reached["done"] == first["done"] == 0
    assert second["done"] == 1  # it begins anew, since nothing was kept
