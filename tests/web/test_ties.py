"""Ties as pages and data, from a real server over the shipped graph."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from pages import soup

Ask = Callable[..., Any]


def shown_rows(page: BeautifulSoup) -> int:
    """Return how many agreements a page shows."""
    return len(page.select(".standings tbody tr"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_number_opens_into_so_many_records(
    ask: Ask, whole_site: str, language: str
) -> None:
    """A cell's link leads to a list of exactly as many records as it says."""
    page = soup(ask, f"{whole_site}/ties/dormant?city=tokyo", language)
    links = page.select(".standings .strip-list a")
    assert len(links) > 30
    for link in links[::5]:
        said = int(link.select_one("b").get_text())  # type: ignore[union-attr]
        listed = json.loads(
            ask(whole_site + str(link["href"]).replace("?", ".json?")).body
        )

        assert len(listed["rows"]) == said, link["href"]


def test_ten_records_of_beijing_are_without_activity(ask: Ask, whole_site: str) -> None:
    """Each has its department, its words, and a mark that opens the passage."""
    page = soup(ask, f"{whole_site}/ties/dormant?city=tokyo")
    (href,) = {
        str(link["href"])
        for link in page.select(".standings .strip-list a")
        if parse_qs(urlsplit(str(link["href"])).query).items()
        >= {
            "agreement": ["tokyo-beijing"],
            "year": ["2021"],
            "activity": ["none"],
        }.items()
    }
    records = soup(ask, whole_site + href, "ja").select(".record")

    assert len(records) == 10
    assert all("実績" in one.get_text() or "なし" in one.get_text() for one in records)
    assert all(one.select(".evidence mark") for one in records)


def test_the_reasons_for_silence_stand_in_words(ask: Ask, whole_site: str) -> None:
    """A year without a record says why, and the legend says what that means."""
    page = soup(ask, f"{whole_site}/ties/dormant")
    said = {cell.get_text() for cell in page.select("td .silence")}
    explained = {term.get_text(strip=True) for term in page.select(".legend dt")}

    assert "not covered by any document" in said
    assert "only documents on another subject" in said
    assert said - {"none found"} <= explained


def test_choices_narrow_the_page_and_say_how_many(ask: Ask, whole_site: str) -> None:
    """The count on a choice is the number of rows that it leads to."""
    page = soup(ask, f"{whole_site}/ties/dormant")
    for link in page.select(".choice-row a"):
        count = link.select_one(".chip-count")
        if count is None:
            continue
        narrowed = soup(ask, whole_site + str(link["href"]))

        assert shown_rows(narrowed) == int(count.get_text()), link["href"]


def test_nonsense_in_the_address_asks_for_everything(ask: Ask, whole_site: str) -> None:
    """An unknown city or verdict is left out; nothing of it reaches the page."""
    page = soup(ask, f"{whole_site}/ties/dormant?city=%3Cb%3E&verdict=x")

    assert shown_rows(page) == shown_rows(soup(ask, f"{whole_site}/ties/dormant"))
    assert not page.select("main b > b")


def test_the_matrix_has_every_partner_city_once(ask: Ask, whole_site: str) -> None:
    """With a dash in words where no document names a tie."""
    page = soup(ask, f"{whole_site}/ties")
    partners = [str(a["href"]) for a in page.select("tbody tr > th[scope=row] a")]
    rows = list(
        csv.DictReader(
            io.StringIO(ask(f"{whole_site}/ties.csv").body.decode("utf-8-sig"))
        )
    )

    assert len(partners) == len(set(partners))
    assert {path.rpartition("/")[2] for path in partners} == {
        row["partner"].rpartition("/")[2] for row in rows
    }
    assert page.select_one(".matrix-none .visually-hidden") is not None


@pytest.mark.parametrize("kind", ["network", "organization", "port"])
def test_other_partners_have_their_own_matrix(
    ask: Ask, whole_site: str, kind: str
) -> None:
    """Networks, organisations and ports; the map is for cities alone."""
    page = soup(ask, f"{whole_site}/ties?kind={kind}")

    assert page.select(".matrix tbody")
    assert page.select_one("[data-map]") is None


def test_the_map_names_what_it_draws(ask: Ask, whole_site: str) -> None:
    """Every arc joins a home city to a partner; positions are on the globe."""
    drawn = json.loads(ask(f"{whole_site}/ties/map.json?city=tokyo").body)
    points = drawn["points"]

    assert [one["name"] for one in points if one["is_home"]] == ["Tokyo Metropolis"]
    assert all(abs(one["latitude"]) <= 90 for one in points)
    assert all(abs(one["longitude"]) <= 180 for one in points)
    assert len(drawn["arcs"]) == len(points) - 1
    assert all(points[arc["home"]]["is_home"] for arc in drawn["arcs"])


@pytest.mark.parametrize("path", ["/ties", "/ties/dormant", "/ties/records"])
def test_tables_are_safe_and_say_their_version(
    ask: Ask, whole_site: str, path: str
) -> None:
    """CSV opens in a spreadsheet without formulas; JSON names version and rows."""
    table = ask(f"{whole_site}{path}.csv")
    data = json.loads(ask(f"{whole_site}{path}.json").body)
    rows = list(csv.reader(io.StringIO(table.body.decode("utf-8-sig"))))

    assert table.body.startswith(b"\xef\xbb\xbf")
    assert data["version"]
    assert len(rows) - 1 == len(data["rows"]) > 3
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+@")]
    assert data["version"][:8] in table.headers["Content-Disposition"]


def test_a_list_of_no_records_is_a_page_too(ask: Ask, whole_site: str) -> None:
    """An address that fits nothing says so, and leads on."""
    page = soup(ask, f"{whole_site}/ties/records?city=tokyo&partner=city/nowhere")

    assert page.select_one(".empty a") is not None


def test_the_page_is_kept_by_its_tag(ask: Ask, whole_site: str) -> None:
    """A browser that has it is told so."""
    first = ask(f"{whole_site}/ties/dormant", Accept_Language="ja")
    again = ask(
        f"{whole_site}/ties/dormant",
        Accept_Language="ja",
        If_None_Match=first.headers["ETag"],
    )

    assert (again.status, again.body) == (304, b"")
