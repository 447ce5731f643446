"""The search page and completion, over a real server."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from bs4 import BeautifulSoup, Tag

Ask = Callable[..., Any]

HOSTILE = ['<script>alert("1")</script>', '"><img src=x>', "' OR 1=1 --", "\x00\u202e"]


def page(ask: Ask, site: str, language: str = "en", **arguments: str) -> BeautifulSoup:
    """Return a search page."""
    query = urlencode({**arguments, "lang": language})
    reply = ask(f"{site}/search?{query}", Accept="text/html")
    assert reply.status == 200
    return BeautifulSoup(reply.text, "html.parser")


def texts(found: BeautifulSoup, selector: str) -> list[str]:
    """Return the words of some elements, with single spaces."""
    return [" ".join(one.text.split()) for one in found.select(selector)]


def test_hits_are_typed_linked_and_marked(search_site: str, ask: Ask) -> None:
    """The kind in words, the page of the thing, and the variant marked."""
    found = page(ask, search_site, q="ｼﾞｬｶﾙﾀ")
    first = found.select_one(".hit")

    assert isinstance(first, Tag)
    assert first.select_one("h2 a")["href"] == "/city/jakarta"  # type: ignore[index]
    assert texts(found, ".hit-kind")[0].startswith("Partner city")
    assert "ｼﾞｬｶﾙﾀ" in texts(found, ".hit-quote mark")


def test_a_passage_leads_into_its_document(search_site: str, ask: Ask) -> None:
    """To the line of the words, with their characters marked."""
    found = page(ask, search_site, q="沢の水")
    links = [link["href"] for link in found.select(".hit h2 a")]

    assert "/document/hamasawa-report-fy2020?hl=121-124#L4" in links


def test_facets_are_links_with_counts(search_site: str, ask: Ask) -> None:
    """Each puts a choice into the address and keeps the others."""
    found = page(ask, search_site, q="環境", field="climate")
    option = found.select_one('#facets a[href*="city=tokyo"]')

    assert isinstance(option, Tag)
    assert "field=climate" in str(option["href"])
    assert " ".join(option.text.split()) == "Tokyo 1"


def test_a_choice_can_be_taken_back(search_site: str, ask: Ask) -> None:
    """The chip's address is the search without it."""
    found = page(ask, search_site, q="環境", city="tokyo")
    chip = found.select_one(".in-force a")

    assert isinstance(chip, Tag)
    assert "city" not in str(chip["href"])
    assert texts(found, "h2.hit-title") == ["=大都市間の環境連携"]


def test_nothing_found_gives_advice(search_site: str, ask: Ask) -> None:
    """What each word alone would find, and other ways on."""
    advice = texts(page(ask, search_site, q="環境 xyzzy"), ".empty li")

    assert any("環境" in line for line in advice)
    assert not any("xyzzy" in line for line in advice)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_without_words_the_page_says_how_to_search(
    search_site: str, ask: Ask, language: str
) -> None:
    """In both languages, and without an empty list."""
    found = page(ask, search_site, language)

    assert len(texts(found, ".advice li")) == 3
    assert found.select(".hits") == []


@pytest.mark.parametrize("words", HOSTILE)
def test_words_come_back_as_words(search_site: str, ask: Ask, words: str) -> None:
    """Nothing that is typed becomes markup."""
    found = page(ask, search_site, q=words)

    assert found.select("main script, main img") == []


@pytest.mark.parametrize("number", ["0", "-1", "x", "٣", "99999999999999999999", ""])
def test_any_page_number_is_answered(search_site: str, ask: Ask, number: str) -> None:
    """A wrong number is the first or the last page."""
    assert page(ask, search_site, q="環境", page=number).select(".hit")


@pytest.mark.parametrize(
    ("path", "accept"), [("/search.json", "*/*"), ("/search", "application/json")]
)
def test_the_same_page_is_data(
    search_site: str, ask: Ask, path: str, accept: str
) -> None:
    """By its ending or by what is accepted."""
    reply = ask(f"{search_site}{path}?q={quote('環境')}&city=tokyo", Accept=accept)
    found = json.loads(reply.text)

    assert reply.status == 200
    assert found["total"] == 1
    assert found["hits"][0]["iri"].endswith("/program/tokyo/p3")
    assert {"text": "環境", "is_marked": True} in found["hits"][0]["title"]


def test_completion_speaks_the_readers_language(search_site: str, ask: Ask) -> None:
    """Text, kind and page of each suggestion; the name it was found by if another."""
    url = f"{search_site}/api/suggest?q={quote('ｼﾞｬｶﾙﾀ特')}&lang="
    english = json.loads(ask(f"{url}en").text)["suggestions"][0]
    japanese = json.loads(ask(f"{url}ja").text)["suggestions"][0]

    assert english == {
        "href": "/city/jakarta",
        "kind": "Partner city · Hamasawa",
        "language": "en",
        "name": "ジャカルタ特別州",
        "text": "Jakarta",
    }
    assert japanese["text"] == "ジャカルタ特別州"
    assert japanese["name"] == ""


@pytest.mark.parametrize("words", ["", " ", "%", *HOSTILE])
def test_completion_never_fails(search_site: str, ask: Ask, words: str) -> None:
    """Whatever is typed, the answer is a list."""
    reply = ask(f"{search_site}/api/suggest?{urlencode({'q': words})}")

    assert reply.status == 200
    assert isinstance(json.loads(reply.text)["suggestions"], list)
