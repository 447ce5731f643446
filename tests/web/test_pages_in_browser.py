"""The first pages in a real browser: everyone can use them, script or none."""

from collections.abc import Callable
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from enishi.graph.graph import Graph

pytestmark = pytest.mark.browser

SLUG = "yokohama-progress-sheet-fy2023"
QUERY = "SELECT ?partner WHERE { ?x <https://w3id.org/enishi/ont#partner> ?partner }"
PATHS = [
    "/",
    "/city/kawasaki",
    "/city/kawasaki?of=government&kind=program",
    "/document",
    f"/document/{SLUG}?hl=0-400",
    f"/query?query={quote(QUERY)}",
    "/city/nowhere",
]
READERS = list(product(["ja", "en"], ["light", "dark"], [390, 1440]))

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def initiative(graph: Graph) -> str:
    """Return the address of initiative 17's page."""
    (found,) = [
        str(record["initiative"]).partition("/id")[2]
        for record in graph.query("example/initiatives-of-kawasaki")
        if str(record["number"]) == "17"
    ]
    return found


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_everyone_can_use_every_page(
    pages: str, initiative: str, open_window: Open, reader: tuple[str, ...]
) -> None:
    """WCAG 2.2 AA, nothing off the side, no complaint, no request to elsewhere."""
    for path in [*PATHS, initiative]:
        window = open_window(
            f"{pages}{path}", language=reader[0], theme=reader[1], width=reader[2]
        )
        window.page.wait_for_load_state("networkidle")
        window.unfold()

        assert window.findings() == [], path
        assert window.overflow() == 0, path
        assert {made.startswith(pages) for made in window.requests} == {True}, path
        faults = [said for said in window.complaints if "404" not in said]
        assert faults == [], path


@pytest.mark.parametrize("script", [True, False])
def test_from_a_program_to_the_passage(
    pages: str, initiative: str, open_window: Open, *, script: bool
) -> None:
    """A reader opens a rating's passage and the document, by clicks."""
    page = open_window(f"{pages}{initiative}", language="ja", script=script).page

    rating = page.locator(".statement", has_text="達成度")
    rating.locator("summary").click()
    expect(rating.locator("mark")).to_be_visible()
    assert rating.locator("mark").inner_text() == "ほぼ目標どおり"
    rating.locator("figcaption a").click()

    page.wait_for_url("**/document/**")
    marked = page.locator(".reader mark")
    assert marked.inner_text() == "ほぼ目標どおり"
    expect(marked).to_be_in_viewport()
    assert page.locator("#made").get_by_text("達成度").count() == 1


def test_the_editor_keeps_the_query_and_runs_it(pages: str, open_window: Open) -> None:
    """What stands in the editor is what is asked."""
    window = open_window(f"{pages}/query?query={quote(QUERY)}", language="en")
    editor = window.page.locator(".yasqe")
    editor.wait_for()
    window.page.get_by_role("button", name="Run").click()
    window.page.wait_for_load_state()

    assert "query=SELECT" in window.page.url
    window.page.locator("tbody tr").nth(1).wait_for()
    assert window.complaints == []
