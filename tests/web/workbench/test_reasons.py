"""Empty answers explained, from a real server."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup

Ask = Callable[..., Any]

PREFIXES = (
    "PREFIX enishi: <https://w3id.org/enishi/ont#>\n"
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
)


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("?p a enishi:Programme .", "enishi:Program"),
        ("?p enishi:goverment ?c .", "enishi:government"),
        ('?c rdfs:label "川崎市" .', '"川崎市"@ja'),
        ('?c rdfs:label "川崎市"@en .', '"川崎市"@ja'),
        (
            "?r enishi:fiscalYear <https://w3id.org/enishi/id/fiscal-year/1850> .",
            "fiscal-year/2021",
        ),
        ('?c a enishi:City ; rdfs:label "川崎"@ja .', '"川崎市"@ja'),
        ("?p a enishi:Program ; a enishi:City .", "enishi:Program"),
        ("?r enishi:lineStart ?n . FILTER (?n > 99999999)", "354"),
        ("?c rdfs:label ?l . FILTER (LANG(?l) = 'xx')", "@ja"),
        (
            "?p enishi:government <https://w3id.org/enishi/id/city/kawasakii> .",
            "<https://w3id.org/enishi/id/city/kawasaki>",
        ),
    ],
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_an_empty_answer_says_why_and_what_is_near(
    ask: Ask, served: str, pattern: str, said: str, language: str
) -> None:
    """A misspelt name, a missing language, a wrong year: each leads on."""
    query = f"{PREFIXES}SELECT * WHERE {{\n{pattern}\n}}"
    reply = ask(
        f"{served}/query?query={quote(query)}",
        Accept="text/html",
        Accept_Language=language,
    )
    reasons = BeautifulSoup(reply.text, "html.parser").select_one(".reasons")

    assert reasons is not None
    assert said in reasons.get_text()
    assert ("4" in reasons.get_text()) == (len(reasons.select("li")) > 0)


def test_an_answer_with_rows_is_not_explained(ask: Ask, served: str) -> None:
    """Nothing is said where nothing is missing."""
    query = quote("SELECT * WHERE { ?s ?p ?o } LIMIT 1")

    assert (
        "reasons" not in ask(f"{served}/query?query={query}", Accept="text/html").text
    )
