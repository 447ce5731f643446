"""What networks were made for: questions, answered on the page in every browser."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from enishi.graph.graph import Graph
from enishi.graph.network_choice import NetworkChoice
from enishi.web.app import create_app
from enishi.web.network_page import NetworkViewer
from enishi.web.networks import networks_blueprint
from enishi.web.settings import WebSettings

pytestmark = pytest.mark.browser

PATIENCE = 30_000
Visit = Callable[[str], Page]


@pytest.fixture(scope="module", params=["webgl", "no webgl", "no script"])
def visit(
    request: pytest.FixtureRequest,
    chromium: Browser,
    without_webgl: Browser,
    network_site: str,
) -> Iterator[Visit]:
    """Open pages with the whole of a browser, without WebGL, and without script."""
    browser = without_webgl if request.param == "no webgl" else chromium
    context = browser.new_context(
        locale="en", java_script_enabled=request.param != "no script"
    )
    with closing(context):

        def visit(path: str) -> Page:
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(f"{network_site}{path}")
            if request.param == "webgl" and path.startswith("/network/"):
                page.wait_for_selector("[data-drawn]")
            return page

        yield visit


def test_who_stands_between_the_three_cities(visit: Visit) -> None:
    """Those tied to several, each with the cities it joins, open to its records."""
    page = visit("/network/city-partner")
    section = page.locator("section:has(> #sharing)")

    expect(section.locator(".net-joiners li").first).to_be_visible()
    assert section.locator(".net-joiners li").first.locator("a").count() >= 3
    section.locator(".net-joiners li").first.locator("a").nth(1).click()
    expect(page.locator(".passage mark").first).to_be_visible()


def test_which_partners_only_one_of_them_has(visit: Visit, whole: Graph) -> None:
    """For each home city, under its name."""
    page = visit("/network/city-partner")
    network = whole.networks.chosen(NetworkChoice(name="city-partner")).network
    parts = page.locator("section:has(> #sharing) details")

    assert parts.count() == len(network.first_mode)
    parts.first.locator("summary").click()
    expect(parts.first.locator("p a").first).to_be_visible()


def test_which_organisations_bridge_offices_in_yokohama(visit: Visit) -> None:
    """Those with contracts in several offices."""
    page = visit("/network/organization-office?city=yokohama")
    section = page.locator("section:has(> #sharing)")

    expect(section.locator(".net-joiners li").first).to_be_visible()
    assert section.locator(".net-joiners li").first.locator("a").count() >= 3


@pytest.mark.parametrize(
    ("ends", "names"),
    [
        ("from=city/kawasaki&to=organization/unep", ("Kawasaki", "United Nations")),
        ("from=city/tokyo&to=network/citynet", ("Tokyo", "CITYNET")),
    ],
)
def test_how_two_things_are_connected(
    visit: Visit, ends: str, names: tuple[str, str]
) -> None:
    """In steps, each with its passage; routes of one kind stand together."""
    page = visit(f"/path?{ends}")

    for name in names:
        expect(page.locator(".page-head [role=status]")).to_contain_text(name)
    groups = page.locator(".path-groups > li")
    expect(groups.first.locator(".path-through")).to_be_visible()
    steps = groups.evaluate_all(
        "groups => groups.map(g => g.querySelector('.path')"
        "?.querySelectorAll('.path-node').length ?? 99)"
    )
    assert steps == sorted(steps)
    assert groups.first.locator(".path-links").count() >= 1


def test_which_ties_would_be_new_but_likely(visit: Visit) -> None:
    """For each home city, with the peers that have such a tie."""
    page = visit("/network/city-partner")
    section = page.locator("section:has(> #likely)")

    expect(section.locator(".net-likely li").first).to_be_visible()
    assert section.locator("h3").count() >= 2


def test_a_study_is_set_by_its_forms(visit: Visit) -> None:
    """A projection, then random networks: chosen, sent, and told in the address."""
    page = visit("/network/city-partner")
    page.locator(".net-form details summary").click()
    page.locator("#net-project").select_option("newman")
    page.locator("#net-side").select_option("second")
    page.locator(".net-form button[type=submit]").click()
    page.wait_for_url("**project=newman**")
    expect(page.locator(".notice").first).to_contain_text("Newman")
    page.locator("#net-chance").select_option("rewiring")
    page.locator("section:has(> #chance) button[type=submit]").click()
    page.wait_for_url("**chance=rewiring**")

    expect(page.locator("section:has(> #chance) tbody tr").first).to_be_visible()
    assert "project=newman" in page.url
    assert page.url.endswith("#chance")


def test_cancel_reaches_the_work(
    whole: Graph, chromium: Browser, serve: Callable[[Flask], str]
) -> None:
    """The server stops drawing random networks, and keeps nothing of them."""
    viewer = NetworkViewer(whole)
    settings = WebSettings(graph_version=whole.version)
    app = create_app(settings, [networks_blueprint(whole, viewer)])
    site = serve(app)
    with closing(chromium.new_context(locale="en")) as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"{site}/network/whole-graph?draws=10000")
        before = viewer.work.finished
        page.locator("#net-chance").select_option("rewiring")
        page.locator("section:has(> #chance) button[type=submit]").click()
        bar = page.locator(".net-work progress")
        expect(bar).to_have_attribute("value", re.compile(r"\d"), timeout=PATIENCE)
        assert viewer.work.going == 1
        page.locator(".net-work button").click()
        expect(page.locator(".net-work")).to_contain_text("Cancelled.")
        for _ in range(300):
            if not viewer.work.going:
                break
            page.wait_for_timeout(100)

        assert viewer.work.going == 0
        assert viewer.work.finished == before
        assert "chance=" not in page.url
