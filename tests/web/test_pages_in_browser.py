"""The first pages in a real browser: everyone can use them, script or none."""

import json
from collections.abc import Callable
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from enishi.graph.graph import Graph

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
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
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

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


def findings(page: Any, axe: str) -> list[str]:  # noqa: ANN401 - a page, typed loosely
    """Return what axe-core finds wrong with a page, one line each."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = 1)")
    page.evaluate(f"{axe}; 0")  # not a script tag: the page's policy stays in force
    result = page.evaluate(f"axe.run(document, {json.dumps({'runOnly': LEVELS})})")
    assert len(result["passes"]) > 10, "axe-core found nothing to look at"
    return [
        f"{rule['id']}: {node['html'][:150]} {node['failureSummary'][:200]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_everyone_can_use_every_page(
    pages: str, initiative: str, open_window: Open, axe: str, reader: tuple[str, ...]
) -> None:
    """WCAG 2.2 AA, nothing off the side, no complaint, no request to elsewhere."""
    for path in [*PATHS, initiative]:
        window = open_window(
            f"{pages}{path}", language=reader[0], theme=reader[1], width=reader[2]
        )
        window.page.wait_for_load_state("networkidle")

        assert findings(window.page, axe) == [], path
        assert window.page.evaluate(WIDE) == 0, path
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
