"""What a request asks for besides the page itself: its format, its place in a list."""

from typing import Final

from flask import request

HTML: Final = "text/html"
JSON: Final = "application/json"
CSV: Final = "text/csv"

MOST_DIGITS: Final = 6


def wants(media_type: str) -> bool:
    """Whether the client likes a format better than a page.

    A client that doesn't say, or takes anything, gets the page.
    """
    return request.accept_mimetypes.best_match((HTML, media_type), HTML) == media_type


def page_number() -> int:
    """Return the 1-based number of the page asked for; 1 for what is no number."""
    given = request.args.get("page", "1")
    if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS:
        return max(1, int(given))
    return 1
