"""Addresses with some arguments changed."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.web.addresses import revised

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
ARGUMENTS = st.dictionaries(
    WORDS.filter(bool), st.lists(WORDS.filter(bool), min_size=1, max_size=3), max_size=4
)


@given(path=WORDS, arguments=ARGUMENTS, value=WORDS.filter(bool))
def test_one_argument_changes_and_the_others_stay(
    path: str, arguments: dict[str, list[str]], value: str
) -> None:
    """Whatever the address, switching the language touches nothing else."""
    changed = urlsplit(revised(path, arguments, {"lang": value}))

    expected = {**arguments, "lang": [value]}
    assert parse_qs(changed.query, keep_blank_values=True) == expected


@given(path=WORDS, arguments=ARGUMENTS)
def test_an_address_never_leaves_the_host(
    path: str, arguments: dict[str, list[str]]
) -> None:
    """No path makes a browser go elsewhere, such as ``//evil.example``."""
    address = revised(path, arguments, {})

    assert address.startswith("/")
    assert not address.startswith(("//", "/\\"))
    assert urlsplit(address).netloc == ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//evil.example/", "/evil.example/"),
        ("/city/川崎", "/city/%E5%B7%9D%E5%B4%8E"),
        ("/a b", "/a%20b"),
    ],
)
def test_paths_are_made_safe(path: str, expected: str) -> None:
    """Slashes at the start count once, and everything else is percent-encoded."""
    assert revised(path, {}, {}) == expected


def test_none_takes_an_argument_away() -> None:
    """The last argument takes its question mark along."""
    assert revised("/ties", {"theme": ["dark"]}, {"theme": None}) == "/ties"
