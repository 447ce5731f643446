"""The reading of Kawasaki's summary against facts read by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from readings import facts as read_facts

from enishi.documents.characters import normalise
from enishi.documents.source import Document
from enishi.loaders.records import (
    AgreementRecord,
    FigureRecord,
    FrameworkRecord,
    Party,
    ProgramRecord,
    Reading,
    Record,
)
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

# Facts of another kind than words: what the record says, and how the table words it.
ANSWERS = {
    ("adoptedOn", "2015-10"): "2015-10",
    ("endFiscalYear", "2025"): "2026-03-31",
}


@pytest.fixture(scope="module")
def summary(documents: Path) -> Document:
    """The summary of Kawasaki's third action program."""
    return Document.read(documents / "kawasaki-action-program-3-summary.txt")


@pytest.fixture(scope="module")
def reading(reading_of: Callable[[str], Reading]) -> Reading:
    """All records of the summary."""
    return reading_of("kawasaki-action-program-3-summary")


@pytest.fixture(scope="module")
def facts(data: Path) -> list[dict[str, str]]:
    """The facts read by hand."""
    return read_facts(data / "gold" / "kawasaki" / "plan_facts.csv")


def words(record: Record, names: Names) -> Iterator[str]:
    """Yield all that a record says in words, with the right names of its parties."""
    for name in type(record).__dataclass_fields__:
        value = getattr(record, name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Party):
                entity = names.resolver.resolve(
                    part.name, document="kawasaki-action-program-3-summary"
                ).entity
                yield part.name
                yield from (entity.label_ja, *entity.alias_ja) if entity else ()
            elif not isinstance(part, Ref) and part is not None:
                yield str(part)


def test_facts_read_by_hand_are_answered_by_the_records_of_their_lines(
    reading: Reading, summary: Document, facts: list[dict[str, str]], names: Names
) -> None:
    """At least 95 % of the values stand in a record with evidence on the line."""
    missing = []
    for fact in facts:
        line = summary.lines[int(fact["line"]) - 1]
        here = [
            record
            for record in reading.records
            if any(
                s.start < line.span.end and line.start < s.end for s in record.evidence
            )
        ]
        said = normalise("\n".join(w for r in here for w in words(r, names)))
        counted = [
            len([r for r in reading.records if getattr(r, "part_of", "") == of])
            for of in {getattr(r, "ref", None) for r in here} - {None}
        ]
        answer = ANSWERS.get((fact["predicate_en"], fact["value"]), fact["value"])
        if normalise(answer) not in said and fact["value"] not in map(str, counted):
            missing.append((fact["line"], fact["subject"], fact["value"]))

    print(f"facts: {len(facts) - len(missing)} of {len(facts)}")
    assert len(missing) <= 0.05 * len(facts), missing


def test_subjects_read_by_hand_are_things_of_the_graph(
    reading: Reading, facts: list[dict[str, str]]
) -> None:
    """Plans, goals, lines and programs are found by the names the facts call them."""
    named = set()
    for record in reading.records:
        if isinstance(record, FrameworkRecord | ProgramRecord):
            named |= {normalise(n) for n in (record.label, *record.alt_labels)}
    kinds = ("プログラム", "プラン", "基本目標", "取組方針", "これまでの取組", "事業")
    subjects = {f["subject"] for f in facts if any(k in f["subject"] for k in kinds)}
    missing = {s for s in subjects if normalise(s) not in named}

    print(f"subjects: {len(subjects) - len(missing)} of {len(subjects)}")
    assert missing == set()


def test_goals_count_the_initiatives_that_the_program_counts(reading: Reading) -> None:
    """14 + 29 + 63 initiatives under three goals are the 106 in all."""
    goals = {
        r.ref: r.label
        for r in reading.records
        if isinstance(r, FrameworkRecord)
        and r.alt_labels[:1]
        and "目標" in r.alt_labels[0]
    }
    counts = [
        int(r.value)
        for r in reading.records
        if isinstance(r, FigureRecord) and r.about in goals
        if r.label == "取組数"
    ]
    total = [
        int(r.value)
        for r in reading.records
        if isinstance(r, FigureRecord) and r.label == "国際施策"
    ]

    assert len(goals) == 3
    assert counts == [14, 29, 63]
    assert total == [sum(counts)]


def test_the_plan_family_has_its_periods(reading: Reading) -> None:
    """Three programs of one plan follow on one another with their fiscal years."""
    plans = {r.ref.path: r for r in reading.records if isinstance(r, FrameworkRecord)}
    third = plans["framework/kawasaki/action-program-3"]
    second = plans["framework/kawasaki/action-program-2"]
    plan = plans["framework/kawasaki/international-policy-plan"]

    assert (third.start, third.end) == ("2022-04-01", "2026-03-31")
    assert (second.start, second.end) == ("2018-04-01", "2022-03-31")
    assert (plan.created, plan.end) == ("2015-10", "2026-03-31")
    assert third.replaces == second.ref
    assert third.part_of == second.part_of == plan.ref
    assert third.managed_by is not None
    assert third.managed_by.path == ("川崎市国際施策推進委員会",)


def test_damaged_names_of_sister_cities_are_mended(reading: Reading) -> None:
    """The four cities of the anniversaries are those of the register."""
    found = {r.ref.path for r in reading.records if isinstance(r, AgreementRecord)}

    assert found == {
        "agreement/kawasaki-wollongong",
        "agreement/kawasaki-baltimore",
        "agreement/kawasaki-sheffield",
        "agreement/kawasaki-shenyang",
    }
