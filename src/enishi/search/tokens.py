"""Tokens of a folded text, and queries over them.

Japanese is cut into overlapping pairs of characters, each run of them closed by its
last character alone, so that every character begins exactly one token: a word of two
characters is one token, a longer one a phrase, a single character the beginning of a
token. Words with spaces between them are tokens as they stand.
"""

import re
from typing import Final

from enishi.search.characters import before
from enishi.search.folding import JAPANESE, fold

LONGEST_QUERY: Final = 200
"""Characters of a query that are looked at."""

MOST_TERMS: Final = 12
"""Terms of a query that are looked at."""

_RUN: Final = re.compile(rf"[{JAPANESE}]+|[^\s{JAPANESE}]+")
_JAPANESE: Final = re.compile(rf"[{JAPANESE}]")
_PAIR_AND_LAST: Final = re.compile(rf"[{JAPANESE}]{{2}} [{JAPANESE}]$")
_TERM: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')


def tokens(folded: str) -> list[str]:
    """Return the tokens of a folded text in order."""
    found: list[str] = []
    for run in _RUN.findall(folded):
        if _JAPANESE.match(run):
            found += [run[place : place + 2] for place in range(len(run))]
        else:
            found.append(run)
    return found


def terms(query: str) -> tuple[str, ...]:
    """Return the terms that a reader typed, folded, each once, in order.

    Spaces hold terms apart; words between quotation marks are one term.
    """
    found: dict[str, None] = {}
    # A circled number is a mark of its own: 契約㉘ means both.
    for quoted, plain in _TERM.findall(query[:LONGEST_QUERY].translate(before())):
        term = fold(quoted or plain)
        if term:
            found[term] = None
    return tuple(found)[:MOST_TERMS]


def phrase(term: str) -> str:
    """Return the FTS5 phrase that finds a term; its last word may go on."""
    words = tokens(term)
    # The pair before holds a last character already, and in a longer text the next
    # token begins with it; after a word in Latin letters it is on its own.
    if _PAIR_AND_LAST.search(" ".join(words[-2:])):
        words.pop()
    return f'"{" ".join(words)}" *'
