"""Cities side by side, from a real server over the shipped graph."""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from pages import soup

Ask = Callable[..., Any]


def test_every_number_opens_into_so_many_things(ask: Ask, whole_site: str) -> None:
    """The list behind a number says the same number."""
    page = soup(ask, f"{whole_site}/compare")
    links = [a for a in page.select("a[href^='/compare/behind']") if a.select("b")]
    assert len(links) > 80
    for link in links[::12]:
        number = link.select_one("b")
        behind = soup(ask, whole_site + str(link["href"]))
        kicker = behind.select_one(".page-head .kicker")

        assert number is not None
        assert kicker is not None
        assert kicker.get_text().endswith(f"· {number.get_text()}")
        assert behind.select(".record h2 a")


def test_the_cities_are_those_of_the_address(ask: Ask, whole_site: str) -> None:
    """In its order; unknown ones are left out; none means all."""
    two = soup(ask, f"{whole_site}/compare?city=kawasaki&city=tokyo&city=x&city=tokyo")
    everything = soup(ask, f"{whole_site}/compare")

    assert two.select_one("h1").get_text() == "Kawasaki · Tokyo Metropolis"  # type: ignore[union-attr]
    assert len(everything.select("h1")[0].get_text().split(" · ")) == 3
    assert [box["value"] for box in two.select("input:checked")] == [
        "tokyo",
        "kawasaki",
    ]


def test_tokyo_and_kawasaki_share_three_partners(ask: Ask, whole_site: str) -> None:
    """Each with the number of records of either city, which open."""
    page = soup(ask, f"{whole_site}/compare?city=tokyo&city=kawasaki")
    shared = page.select("section[aria-labelledby=partners] tbody tr")
    names = {str(row.select_one("th a")["href"]) for row in shared}  # type: ignore[index]

    assert {"/city/jakarta", "/city/paris", "/city/yangon"} <= names
    for row in shared:
        link = row.select_one("td a")
        assert link is not None
        records = json.loads(
            ask(whole_site + str(link["href"]).replace("?", ".json?")).body
        )["rows"]
        said = re.match(r"\d+", link.get_text())
        assert said is not None
        assert int(said[0]) == len(records)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("city=yokohama&city=kawasaki", "no fiscal year"),
        ("city=tokyo&city=kawasaki", "Only FY2021 is told of all"),
        ("city=tokyo&city=yokohama", "Not about international policy as a whole"),
    ],
)
def test_the_page_says_where_sources_differ(
    ask: Ask, whole_site: str, query: str, wanted: str
) -> None:
    """Before any number, from what the documents cover."""
    page = soup(ask, f"{whole_site}/compare?{query}")
    notice = page.select_one(".caveats")

    assert notice is not None
    assert wanted in notice.get_text()


def test_one_city_alone_needs_no_comparison_of_years(ask: Ask, whole_site: str) -> None:
    """Nothing is shared, and nothing is said to differ in years."""
    page = soup(ask, f"{whole_site}/compare?city=tokyo")

    assert "fiscal year of which" not in page.get_text()
    assert "Shared:" not in page.get_text()


def test_what_a_city_does_not_tell_is_told(ask: Ask, whole_site: str) -> None:
    """Only Kawasaki rates its programs; the part says who does not."""
    page = soup(ask, f"{whole_site}/compare")
    notice = page.select_one("section[aria-labelledby=achievement] .notice")

    assert notice is not None
    assert {"Tokyo Metropolis", "Yokohama"} <= set(
        notice.get_text(strip=True).rstrip(".").split(": ")[1].split(", ")
    )


def test_the_table_is_what_the_page_shows(ask: Ask, whole_site: str) -> None:
    """CSV and JSON have the same numbers, with the caveats beside them."""
    url = f"{whole_site}/compare"
    rows = list(csv.DictReader(io.StringIO(ask(f"{url}.csv").body.decode("utf-8-sig"))))
    data = json.loads(ask(f"{url}.json", Accept_Language="en").body)
    below = [
        row
        for row in rows
        if row["part"] == "achievement" and row["key"].endswith("/4")
    ]

    assert [row["count"] for row in below] == ["27"]
    assert [row["fiscal_year"] for row in below] == ["2021"]
    assert len(rows) == len(data["rows"])
    assert len(data["caveats"]) >= 3


@pytest.mark.parametrize(
    "query", ["", "part=fields", "part=x&city=tokyo", "part=fields&city=tokyo&key=x"]
)
def test_an_address_without_a_number_is_not_found(
    ask: Ask, whole_site: str, query: str
) -> None:
    """404, not an empty list of nobody knows what."""
    assert ask(f"{whole_site}/compare/behind?{query}").status == 404
