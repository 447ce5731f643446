"""Checks by query find what is wrong, each in a graph in which just that is wrong."""

from pathlib import Path

import pytest

from enishi.catalog.library import Library, read_library
from enishi.check.findings import Severity
from enishi.check.questions import Checked, run_checks
from enishi.store.embedded import EmbeddedStore

PREFIXES = """
@prefix c: <https://w3id.org/enishi/id/city/> .
@prefix d: <https://w3id.org/enishi/id/department/x/> .
@prefix enishi: <https://w3id.org/enishi/ont#> .
@prefix f: <https://w3id.org/enishi/id/finance/x/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix p: <https://w3id.org/enishi/id/program/x/> .
@prefix phase: <https://w3id.org/enishi/scheme/finance-phase/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix status: <https://w3id.org/enishi/scheme/status/> .
@prefix t: <https://w3id.org/enishi/id/passage/x/> .
@prefix y: <https://w3id.org/enishi/id/fiscal-year/> .
"""
WRONG = {
    "label-missing": "p:a a enishi:Program .",
    "label-twice": 'p:a rdfs:label "一"@ja, "二"@ja .',
    "dangling-link": "p:a enishi:government c:nowhere .",
    "evidence-missing": "p:a a enishi:Program .",
    "department-without-city": "d:a a enishi:Department ; org:unitOf d:b .",
    "program-without-field": "p:a a enishi:Program .",
    "without-city": "p:a a enishi:Event .",
    "year-missing": "p:a a enishi:ProgramYear .",
    "value-not-in-passage": 'p:a enishi:valueText "12" ; enishi:evidence t:a .'
    ' t:a enishi:passageText "1 3" .',
    "passage-outside-document": "t:a enishi:inDocument t:b ; enishi:charStart 0 ;"
    " enishi:charEnd 3 ; enishi:lineStart 1 ; enishi:lineEnd 1 ;"
    ' enishi:passageText "ab" . t:b enishi:charCount 9 ; enishi:lineCount 1 .',
    "status-twice": "p:a enishi:implementationStatus status:held, status:online .",
    "blank-node": "[] a enishi:Program .",
    "organization-twice": 'c:a a enishi:Organization ; rdfs:label "会"@ja .'
    ' c:b a enishi:Organization ; rdfs:label "会"@ja .',
    "change-against-budgets": "f:a enishi:financeFor p:a ; enishi:amount 10 ;"
    " enishi:financePhase phase:initial-budget ; enishi:fiscalYear y:2020 ."
    " f:b enishi:financeFor p:a ; enishi:amount 30 ;"
    " enishi:financePhase phase:initial-budget ; enishi:fiscalYear y:2021 ."
    " f:c enishi:financeFor p:a ; enishi:amount 15 ; enishi:precision 1 ;"
    " enishi:financePhase phase:change .",
    "home-city-abroad": "c:a a enishi:PartnerCity .",
}
RIGHT = (
    'p:a enishi:valueText "1 2" ; enishi:evidence t:a . t:a enishi:passageText "12" .'
    " d:a a enishi:Department ; org:unitOf c:a . c:a a enishi:LocalGovernment ;"
    ' rdfs:label "市"@ja . d:a rdfs:label "部"@ja .'
)


@pytest.fixture(scope="module")
def library() -> Library:
    """Every query that Enishi ships."""
    return read_library()


def found(library: Library, place: Path, turtle: str) -> dict[str, Checked]:
    """Run the checks over a graph and return each by its name."""
    (place / "wrong.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    checked = run_checks(library, EmbeddedStore.open(place))
    return {one.query.name.partition("/")[2]: one for one in checked}


def test_every_check_has_its_wrong_graph(library: Library) -> None:
    """No check that has never been seen to find anything."""
    assert {q.name.partition("/")[2] for q in library.below("check")} == set(WRONG)


@pytest.mark.parametrize("name", WRONG)
def test_a_check_finds_what_is_wrong(
    library: Library, tmp_path: Path, name: str
) -> None:
    """What is wrong is found by the check that is meant for it."""
    checked = found(library, tmp_path, WRONG[name])[name]

    assert not checked.is_good
    assert len(checked.table) == 1


def test_what_is_right_is_not_found(library: Library, tmp_path: Path) -> None:
    """Blanks in a printed value, and a department of a city, are fine."""
    checked = found(library, tmp_path, RIGHT)

    for name in ("value-not-in-passage", "department-without-city", "label-missing"):
        assert checked[name].is_good


def test_a_check_says_itself_and_how_bad_it_is(
    library: Library, tmp_path: Path
) -> None:
    """Violations must not be; warnings are for people to judge."""
    checked = found(library, tmp_path, RIGHT)

    assert checked["label-twice"].severity is Severity.VIOLATION
    assert checked["organization-twice"].severity is Severity.WARNING
    assert checked["label-twice"].told("ja") == "一つの言語に名前が二つあるもの"
