"""Lists of everything, over a real server."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from enishi.search.finding import Search

Ask = Callable[..., Any]


def page(ask: Ask, url: str) -> BeautifulSoup:
    """Return a page of the site."""
    reply = ask(url, Accept="text/html")
    assert reply.status == 200
    return BeautifulSoup(reply.text, "html.parser")


def table(ask: Ask, url: str) -> list[list[str]]:
    """Return the rows of a downloaded table, its heading first."""
    reply = ask(url)
    assert reply.headers["Content-Type"].startswith("text/csv")
    assert reply.body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(reply.body.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("path", ["/browse", "/browse/"])
def test_every_class_is_listed_with_its_size(
    search_site: str, ask: Ask, path: str
) -> None:
    """The largest first."""
    found = page(ask, f"{search_site}{path}?lang=en")
    links = {
        link["href"]: " ".join(link.text.split()) for link in found.select(".kinds a")
    }

    assert links["/browse/program-year"] == "Program years 2"
    assert links["/browse/initiative"] == "Initiatives 2"


def test_every_list_can_be_opened(search_site: str, ask: Ask, search: Search) -> None:
    """No class fails, as a page, as a table, as records."""
    for slug in search.holdings.kinds:
        for ending in ("", ".csv", ".json"):
            assert ask(f"{search_site}/browse/{slug}{ending}").status == 200, slug


def test_a_list_says_what_it_lists(search_site: str, ask: Ask) -> None:
    """Its name, the definition of the class, how many there are, and each thing."""
    found = page(ask, f"{search_site}/browse/program?lang=en")

    assert found.select_one("h1").text == "Programs"  # type: ignore[union-attr]
    assert "lasts over the years" in found.select_one(".lead").text  # type: ignore[union-attr]
    assert {link["href"] for link in found.select("tbody th a")} == {
        "/program/hamasawa/p1",
        "/program/hamasawa/p2",
        "/program/tokyo/p3",
    }


def test_headings_sort_and_say_so(search_site: str, ask: Ask) -> None:
    """The heading in force tells its order and leads to the other one."""
    found = page(ask, f"{search_site}/browse/financial-item?sort=amount&lang=en")
    heading = found.select_one("th[aria-sort]")

    assert heading is not None
    assert heading["aria-sort"] == "ascending"
    assert "sort=-amount" in str(heading.a["href"])  # type: ignore[index]
    assert "1,500,000" in found.select("tbody tr")[-1].text


def test_the_whole_narrowed_list_is_a_table(search_site: str, ask: Ask) -> None:
    """With the facets of the address, every column, and the words of the reader."""
    rows = table(
        ask, f"{search_site}/browse/program-year.csv?status=held&lang=ja&page=7"
    )

    assert rows[0][:3] == ["iri", "name_ja", "name_en"]
    assert len(rows) == 2
    assert {"実施", "令和2年度", "環境局"} <= set(rows[1])
    assert any("1,200人が受講" in cell for cell in rows[1])


def test_no_cell_is_a_formula(search_site: str, ask: Ask) -> None:
    """A name that begins with an equals sign is text; a loss stays a number."""
    programs = table(ask, f"{search_site}/browse/program.csv?lang=en")
    amounts = table(ask, f"{search_site}/browse/financial-item.csv?lang=en")

    assert "'=大都市間の環境連携" in {row[1] for row in programs}
    assert "-20000" in {cell for row in amounts for cell in row}


def test_records_have_addresses(search_site: str, ask: Ask) -> None:
    """JSON names values by their addresses in the graph, not by words."""
    found = json.loads(ask(f"{search_site}/browse/initiative.json?field=culture").text)

    assert found["total"] == 1
    assert found["items"][0]["labels"] == {"ja": "國際交流センター運営"}
    assert found["items"][0]["field"] == [
        "https://w3id.org/enishi/scheme/field/culture"
    ]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [("text/csv", "text/csv"), ("application/json", "application/json")],
)
def test_a_list_is_what_the_client_likes(
    search_site: str, ask: Ask, accept: str, kind: str
) -> None:
    """One address, three formats."""
    assert (
        ask(f"{search_site}/browse/program", Accept=accept)
        .headers["Content-Type"]
        .startswith(kind)
    )


def test_downloads_keep_the_choices(search_site: str, ask: Ask) -> None:
    """The link below a narrowed list takes the narrowed list away."""
    found = page(ask, f"{search_site}/browse/program?field=climate&page=3&lang=en")
    links = [str(link["href"]) for link in found.select(".actions a")]

    assert links[0] == "/browse/program.csv?field=climate&lang=en"


def test_nothing_left_says_so(search_site: str, ask: Ask) -> None:
    """And offers to take the choices back."""
    found = page(ask, f"{search_site}/browse/program?field=culture&city=tokyo&lang=en")

    assert found.select("table") == []
    assert found.select_one('.empty a[href="/browse/program"]') is not None


@pytest.mark.parametrize("slug", ["unicorn", "..%2f..%2fetc", "program.xml", "%00"])
def test_other_lists_are_not_found(search_site: str, ask: Ask, slug: str) -> None:
    """With a page that says where to look."""
    assert ask(f"{search_site}/browse/{slug}").status == 404
