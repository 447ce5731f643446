"""Names of things in two languages."""

import pytest
from rdflib import Literal, URIRef

from enishi.graph.words import Thing, Words, iri_of, path_of, tail_of, words_of


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        (Words("川崎市", "Kawasaki"), "en", ("Kawasaki", "en")),
        (Words("川崎市", "Kawasaki"), "ja", ("川崎市", "ja")),
        (Words("環境局"), "en", ("環境局", "ja")),
        (Words(en="BioM"), "ja", ("BioM", "en")),
        (Words(), "ja", ("", "")),
    ],
)
def test_the_other_language_stands_in_and_says_so(
    words: Words, language: str, expected: tuple[str, str]
) -> None:
    """A reader gets words that exist, with the language they are really in."""
    assert words.best(language) == expected


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        ("https://w3id.org/enishi/id/city/kawasaki", "city/kawasaki"),
        ("https://w3id.org/enishi/scheme/status/held", "scheme/status/held"),
        ("https://w3id.org/enishi/rule/partner-city", "rule/partner-city"),
        ("https://w3id.org/enishi/ont#City", ""),
        ("https://example.org/id/city/kawasaki", ""),
    ],
)
def test_only_our_things_have_a_path(iri: str, path: str) -> None:
    """Things, concepts and rules have pages; terms and other hosts have none here."""
    assert path_of(iri) == path
    if path:
        assert str(iri_of(path)) == iri


def test_a_thing_without_a_name_is_called_by_its_address() -> None:
    """No page shows an empty link."""
    nameless = Thing(URIRef("https://w3id.org/enishi/id/city/nowhere"), Words())

    assert nameless.named("ja") == ("city/nowhere", "")
    assert tail_of("https://sws.geonames.org/1859642/") == "1859642"


def test_a_literal_without_language_counts_for_both() -> None:
    """A code is the same in every language; a text is not."""
    assert words_of(Literal("3-1-1")) == Words("3-1-1", "3-1-1")
    assert words_of(Literal("取組", lang="ja")) == Words(ja="取組")
