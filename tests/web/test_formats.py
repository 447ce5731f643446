"""What a request asks for."""

import pytest
from flask import Flask

from enishi.web.formats import CSV, JSON, page_number, wants

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "media_type", "expected"),
    [
        (BROWSER, JSON, False),
        ("*/*", JSON, False),
        ("", JSON, False),
        ("nonsense;;q=x", JSON, False),
        ("application/json", JSON, True),
        ("application/json, text/html;q=0.5", JSON, True),
        ("text/csv", CSV, True),
        ("text/csv;q=0", CSV, False),
    ],
)
def test_a_page_unless_something_else_is_liked_better(
    accept: str, media_type: str, *, expected: bool
) -> None:
    """Browsers and careless clients get the page."""
    with Flask(__name__).test_request_context(headers={"Accept": accept}):
        assert wants(media_type) is expected


@pytest.mark.parametrize(
    ("given", "number"),
    [("2", 2), ("0", 1), ("-3", 1), ("two", 1), ("٣", 1), ("9" * 30, 1), ("", 1)],
)
def test_what_is_no_number_is_the_first_page(given: str, number: int) -> None:
    """Nothing in an address makes a page fail."""
    with Flask(__name__).test_request_context(query_string={"page": given}):
        assert page_number() == number
