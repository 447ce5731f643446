"""The workbench in a real browser, over the product as one command starts it."""

import re
from collections.abc import Callable
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

Open = Callable[..., Any]
Ask = Callable[..., Any]

EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
PATHS = [
    "/query",
    "/query/",
    f"/query?query={quote('SELECT ?s WHERE {')}",
    "/query?example=example/partners-of-cities",
    "/query/departments-by-rows?city=kawasaki",
    "/query/departments-by-rows?city=nowhere",
    "/query/partner-map?city=kawasaki",
    "/query/achievement-by-contribution?city=kawasaki",
    "/query/city-field-network",
    "/query/plans-of-city?city=kawasaki",
]


def bench(open_window: Open, served: str, language: str = "en", path: str = "") -> Any:  # noqa: ANN401 - a page
    """Return the page with the editor, ready to be written in."""
    page = open_window(f"{served}/query{path}", language=language).page
    page.wait_for_selector("html[data-bench=ready]")
    return page


def complete(page: Any, words: str) -> None:  # noqa: ANN401 - a page
    """Take what is suggested first."""
    page.locator(".CodeMirror-hint", has_text=words).first.wait_for()
    page.keyboard.press("Enter")


def write(page: Any, query: str) -> None:  # noqa: ANN401 - a page
    """Put a query into the editor in place of what is there."""
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(query)


@pytest.mark.parametrize(
    "reader", [*product(["ja", "en"], ["light", "dark"], [390, 1280])], ids=str
)
def test_everyone_can_use_every_page(
    served: str, open_window: Open, reader: tuple[str, str, int]
) -> None:
    """WCAG 2.2 AA, nothing off the side, no request to elsewhere."""
    for path in PATHS:
        window = open_window(
            f"{served}{path}", language=reader[0], theme=reader[1], width=reader[2]
        )
        window.page.wait_for_load_state("networkidle")
        window.unfold()

        assert window.findings() == [], path
        assert window.overflow() == 0, path
        assert {made.startswith(served) for made in window.requests} == {True}, path
        assert [said for said in window.complaints if "400" not in said] == [], path


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_query_is_completed_from_this_graph(
    served: str, open_window: Open, language: str
) -> None:
    """Class, property of that class, and thing by its Japanese name; then it runs."""
    page = bench(open_window, served, language)
    write(page, "SELECT ?s WHERE {\n?s a ")
    page.keyboard.type("enishi:ProgramY", delay=20)
    complete(page, "enishi:ProgramYear")
    page.keyboard.type(" ; ")
    page.keyboard.type("enishi:govern", delay=20)
    complete(page, "enishi:government")
    page.keyboard.type(" ")
    page.keyboard.insert_text("川崎市")
    page.keyboard.press("Control+Space")
    complete(page, "city/kawasaki")
    page.keyboard.type(" }")
    page.keyboard.press("Control+Enter")
    page.locator("#answer").wait_for()

    text = page.locator("textarea#query").input_value()
    assert text.startswith("PREFIX enishi: <https://w3id.org/enishi/ont#>")
    assert "<https://w3id.org/enishi/id/city/kawasaki>" in text
    page.locator("tbody tr").nth(20).wait_for(state="attached")
    expect(page).to_have_url(re.compile("query=PREFIX"))


def test_a_long_answer_stays_smooth(served: str, open_window: Open) -> None:
    """Rows arrive as they are made; only those on the screen are in the page."""
    page = bench(open_window, served)
    write(page, EVERYTHING)
    page.get_by_role("button", name="Run").click()
    page.locator("[data-state]:has-text(' rows in ')").wait_for()
    total = int(page.locator("[data-state]").inner_text().split()[0].replace(",", ""))
    page.locator("#permanent-link").wait_for()
    # Rows are drawn with the next frame, which may come later than the link.
    page.locator(f".grid table[aria-rowcount='{total + 1}']").wait_for()

    assert total > 10_000
    assert page.locator(".grid tbody tr").count() < 80
    last = page.locator(".grid-scroll")
    last.evaluate("element => { element.scrollTop = element.scrollHeight; }")
    page.locator(f".grid tr[aria-rowindex='{total + 1}']").wait_for()
    page.locator(".grid th button").first.click()
    expect(page.locator(".grid th").first).to_have_attribute("aria-sort", "ascending")
    page.locator(".grid input").fill("nothing holds this")
    page.locator(".grid-count:has-text('0 of')").wait_for()
    assert page.evaluate("JSON.stringify(localStorage).length") < 5_000


def test_a_graph_is_shown_as_it_is_made(served: str, open_window: Open) -> None:
    """Triples arrive as rows; of a small graph the page then shows the Turtle."""
    page = bench(open_window, served)
    write(page, "CONSTRUCT WHERE { ?s ?p ?o }")
    page.get_by_role("button", name="Run").click()
    page.locator("[data-state]:has-text(' triples in ')").wait_for()
    heads = page.locator(".grid th").all_inner_texts()
    page.locator("#permanent-link").wait_for()

    assert heads == ["Subject", "Property", "Value"]
    assert page.get_by_role("button", name="Turtle").is_visible()
    assert not page.get_by_role("button", name="CSV", exact=True).is_visible()
    write(page, "DESCRIBE <https://w3id.org/enishi/id/city/kawasaki>")
    page.get_by_role("button", name="Run").click()
    page.locator("#answer").wait_for()
    assert "@prefix" in page.locator("#answer ~ figure pre").inner_text()


def test_a_part_of_an_answer_is_called_a_part(served: str, open_window: Open) -> None:
    """What had come before a cancel stays, under a notice that it is not whole."""
    page = bench(open_window, served)
    write(page, "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }")
    page.get_by_role("button", name="Run").click()
    page.locator("[data-state]:has-text('so far')").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.locator("[data-state]:has-text('Cancelled')").wait_for()

    assert "only a part" in page.locator("[role=alert]").inner_text()
    page.locator(".grid tbody tr[aria-rowindex]").first.wait_for()
    assert page.locator("#permanent-link").count() == 0


def test_cancel_reaches_the_engine(served: str, open_window: Open, ask: Ask) -> None:
    """The query stays, the clock stops, and no worker goes on."""
    page = bench(open_window, served)
    write(page, ENDLESS)
    page.get_by_role("button", name="Run").click()
    page.locator("[data-state]:has-text('Waiting')").wait_for()
    wait_for_running(page, 1, lambda: ask(f"{served}/metrics").text)
    page.get_by_role("button", name="Cancel").click()
    page.locator("[data-state]:has-text('Cancelled')").wait_for()

    assert page.locator("textarea#query").input_value() == ENDLESS
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
    wait_for_running(page, 0, lambda: ask(f"{served}/metrics").text)


def wait_for_running(page: Any, count: int, metrics: Callable[[], str]) -> None:  # noqa: ANN401 - a page
    """Wait until so many queries run, at most half as long as a query may."""
    for _ in range(300):
        if f"enishi_queries_running {count}.0" in metrics():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"there are never {count} queries")


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "2行8列目"), ("en", "Line 2, column 8")]
)
def test_an_error_leads_to_its_place(
    served: str, open_window: Open, language: str, said: str
) -> None:
    """Line and column in words, marked in the editor; the query is kept."""
    page = bench(open_window, served, language)
    query = "SELECT ?s WHERE {\n  ?s a ; }"
    write(page, query)
    page.keyboard.press("Control+Enter")

    expect(page.locator("[role=alert]")).to_contain_text(said)
    expect(page.locator(".query-fault")).to_have_count(1)
    assert page.locator("textarea#query").input_value() == query


def test_the_keyboard_is_not_trapped(served: str, open_window: Open) -> None:
    """Esc, then Tab, leaves the editor; from there everything can be reached."""
    page = bench(open_window, served)
    page.locator(".CodeMirror").click()
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('.editor') !== null"
    assert page.evaluate(inside)
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")

    assert not page.evaluate(inside)
    assert page.evaluate("document.activeElement.textContent.trim()") == "Run"
    page.keyboard.press("Enter")
    page.locator("#answer").wait_for()


def test_queries_are_remembered_and_forgotten(served: str, open_window: Open) -> None:
    """The history holds texts alone, stays over a reload, and can be cleared."""
    page = bench(open_window, served)
    write(page, "ASK { ?s ?p 12345 }")
    page.keyboard.press("Control+Enter")
    page.locator(".truth").wait_for()
    page.goto(f"{served}/query")
    page.wait_for_selector("html[data-bench=ready]")
    page.locator(".history-query", has_text="ASK { ?s ?p 12345 }").click()
    expect(page.locator("textarea#query")).to_have_value("ASK { ?s ?p 12345 }")
    page.get_by_role("button", name="Forget them").click()

    expect(page.locator(".history-query")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('enishi-queries')") == "[]"


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_form_is_filled_and_answered(
    served: str, open_window: Open, language: str, *, script: bool
) -> None:
    """A partner is picked by typing part of its name; without script, all of it."""
    window = open_window(
        f"{served}/query/year-with-partner", language=language, script=script
    )
    page = window.page
    box = page.locator("#field-partner")
    if script:
        expect(box).to_have_attribute("role", "combobox")
        box.fill("バンド")
        option = page.locator("[role=option]").first
        option.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    elif box.evaluate("element => element.tagName") == "INPUT":
        box.fill("バンドン市")
    else:
        box.select_option("city/bandung")
    page.locator("#field-city").select_option("kawasaki")
    page.locator(".question-form button").click()

    bound = "<https://w3id.org/enishi/id/city/bandung>"
    expect(page.locator("pre").first).to_contain_text(bound)


def test_views_are_chosen_and_shared(served: str, open_window: Open) -> None:
    """Bars, table, sorting; the link opens the same view, and so does the frame."""
    page = open_window(f"{served}/query/departments-by-rows?city=kawasaki").page
    assert page.locator(".bar-chart tbody tr").count() > 3
    page.get_by_role("link", name="Table", exact=True).click()
    expect(page.locator(".bar-chart")).to_have_count(0)
    head = page.locator("th button").last
    head.click()
    head.click()
    numbers = page.locator("tbody td:last-child").all_inner_texts()
    assert [*map(int, numbers)] == sorted(map(int, numbers), reverse=True)
    link = page.locator("#permanent-link").input_value()
    page.goto(link)
    assert page.locator("[data-answer-table] tbody tr").count() == len(numbers)
    assert page.locator(".bar-chart").count() == 0
    page.goto(link.replace("/q/", "/embed/") + "?view=bar")
    assert page.locator(".bar-chart").count() == 1


def test_the_map_draws_the_places(served: str, open_window: Open) -> None:
    """Partner cities stand on the map by their names."""
    page = open_window(f"{served}/query/partner-map?city=kawasaki", language="ja").page
    page.locator("svg.map").wait_for()

    assert "バンドン市" in page.locator("svg.map").inner_html()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_answer_too_long_for_a_page_is_streamed(
    served: str, open_window: Open, ask: Ask, language: str
) -> None:
    """The server makes no page of it and says so; the editor's script fetches it."""
    address = f"{served}/query?query={quote(EVERYTHING)}"
    bare = ask(address, Accept="text/html", Accept_Language=language)
    assert bare.status == 413
    assert "data-stream" in bare.text

    page = open_window(address, language=language).page
    page.locator("#permanent-link").wait_for()
    expect(page.locator(".grid-count")).not_to_have_text("")
    assert page.locator("[role=alert]").count() == 0
