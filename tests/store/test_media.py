"""Tests of content negotiation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.store.media import (
    AnswerKind,
    best_match,
    format_named,
    formats_of,
    negotiate,
)

FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "kind", "name"),
    [
        ("", AnswerKind.SOLUTIONS, "json"),
        ("*/*", AnswerKind.SOLUTIONS, "json"),
        ("", AnswerKind.GRAPH, "turtle"),
        ("text/csv", AnswerKind.SOLUTIONS, "csv"),
        ("TEXT/CSV; Charset=UTF-8", AnswerKind.SOLUTIONS, "csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", AnswerKind.SOLUTIONS, "xml"),
        ("text/*", AnswerKind.SOLUTIONS, "xml"),
        ("text/*, text/xml;q=0, */*;q=0.1", AnswerKind.SOLUTIONS, "csv"),
        ("*/*, application/sparql-results+json;q=0.2", AnswerKind.SOLUTIONS, "json"),
        (FIREFOX, AnswerKind.SOLUTIONS, "xml"),
        ("application/json", AnswerKind.GRAPH, "jsonld"),
        ("application/json", AnswerKind.BOOLEAN, "json"),
        ("application/ld+json;q=1, text/turtle;q=0.999", AnswerKind.GRAPH, "jsonld"),
        ("nonsense", AnswerKind.GRAPH, "turtle"),
    ],
)
def test_accept_header_chooses_a_format(
    accept: str, kind: AnswerKind, name: str
) -> None:
    """Specific ranges win over general ones, weights over our own order."""
    form = negotiate(accept, kind)
    assert form is not None
    assert form.name == name


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv", AnswerKind.BOOLEAN),
        ("image/png", AnswerKind.SOLUTIONS),
        ("*/*;q=0", AnswerKind.GRAPH),
        ("text/turtle;q=0", AnswerKind.GRAPH),
    ],
)
def test_header_that_leaves_nothing_gives_none(accept: str, kind: AnswerKind) -> None:
    """The caller turns this into 406."""
    assert negotiate(accept, kind) is None


def test_refused_type_is_not_chosen_by_a_wildcard() -> None:
    """A weight of 0 on the specific range beats a general 1."""
    chosen = best_match("text/html;q=0, */*", ["text/html", "application/json"])
    assert chosen == "application/json"


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("JSON", AnswerKind.SOLUTIONS, "json"),
        ("json", AnswerKind.GRAPH, "jsonld"),
        ("xml", AnswerKind.GRAPH, "rdfxml"),
        (".ttl", AnswerKind.GRAPH, "turtle"),
        ("application/sparql-results+json", AnswerKind.BOOLEAN, "json"),
    ],
)
def test_short_names_mean_formats(name: str, kind: AnswerKind, expected: str) -> None:
    """Names, suffixes and media types, in any case."""
    form = format_named(name, kind)
    assert form is not None
    assert form.name == expected


def test_unknown_name_means_nothing() -> None:
    """There is no default for a name that was given."""
    assert format_named("xlsx", AnswerKind.SOLUTIONS) is None
    assert format_named("csv", AnswerKind.GRAPH) is None


def test_text_formats_name_their_charset() -> None:
    """CSV without a charset is read as Latin-1 by some."""
    types = {form.content_type for form in formats_of(AnswerKind.SOLUTIONS)}
    assert "text/csv; charset=utf-8" in types
    assert "application/sparql-results+json" in types


@given(st.text(alphabet="abc/*;q=0.19, \t\"'é川", max_size=80))
def test_no_header_breaks_negotiation(accept: str) -> None:
    """Whatever is sent, the result is one of ours or none."""
    for kind in AnswerKind:
        assert negotiate(accept, kind) in {None, *formats_of(kind)}
