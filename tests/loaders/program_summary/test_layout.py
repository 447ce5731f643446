"""The layout is read, not one file: other cities and periods, and cut copies."""

from pathlib import Path

import pytest
from readings import read_by

from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.program_summary.layout import ProgramSummary
from enishi.loaders.records import (
    AgreementRecord,
    EventRecord,
    FigureRecord,
    FrameworkRecord,
    ProgramRecord,
    Reading,
)
from enishi.register.names import Names


@pytest.fixture(scope="module")
def summary(documents: Path) -> Document:
    """The summary of Kawasaki's third action program."""
    return Document.read(documents / "kawasaki-action-program-3-summary.txt")


@pytest.fixture(scope="module")
def other(data: Path) -> Document:
    """A small summary of another city's plan, of its second program."""
    return Document.read(data / "cases" / "action-program-summary" / "another-city.txt")


@pytest.fixture(scope="module")
def reading(other: Document, names: Names) -> Reading:
    """All records of the small summary."""
    return read_by(ProgramSummary(), other, names)


def test_content_says_whose_program_of_which_period_it_is(
    summary: Document, other: Document, names: Names
) -> None:
    """City, number and years come from the text, whatever the file is called."""
    layout = ProgramSummary()
    first = layout.manifest(Document("x.txt", summary.text), names)
    second = layout.manifest(other, names)

    assert first.slug == "kawasaki-action-program-3-summary"
    assert first.fiscal_years == (2022, 2023, 2024, 2025)
    assert second.slug == "yokohama-action-program-2-summary"
    assert second.fiscal_years == (2023, 2024, 2025)


def test_a_sentence_cut_short_is_refused(summary: Document, names: Names) -> None:
    """A copy cut within its last sentence is refused too."""
    with pytest.raises(SourceError):
        read_by(
            ProgramSummary(), Document("cut.txt", summary.text.rstrip()[:-4]), names
        )


def test_the_plan_family_is_read(reading: Reading) -> None:
    """Plan, programs, goals, lines, directions and other plans hang together."""
    plans = {r.label: r for r in reading.records if isinstance(r, FrameworkRecord)}
    plan = plans["横浜市国際交流推進プラン"]
    own = plans["横浜市国際交流推進プラン第2期実行プログラム"]

    assert (plan.created, plan.end) == ("2019-03", "2029-03-31")
    assert plan.part_of == plans["横浜市中期計画"].ref
    assert (own.start, own.end) == ("2023-04-01", "2026-03-31")
    assert own.ref.path == "framework/yokohama/action-program-2"
    assert own.managed_by is not None
    assert plans["港から世界へひらくまち"].part_of == plan.ref
    assert plans["海外への発信"].number == "I-2"
    assert plans["海外への発信"].part_of == plans["港をいかした交流"].ref
    assert plans["環境で貢献する都市"].part_of == own.ref
    assert plans["海と世界がつながるまち 横浜"].part_of == plan.ref
    assert "よこはま多文化共生推進計画" in plans


def test_a_list_of_points_is_counted_by_its_parts(reading: Reading) -> None:
    """Each marked item of a point is a part of it."""
    plans = [r for r in reading.records if isinstance(r, FrameworkRecord)]
    (point,) = (r for r in plans if r.label == "新たな課題")
    parts = [r for r in plans if r.part_of == point.ref]

    assert [(r.label, r.number, r.description) for r in parts] == [
        ("新たな課題 その1", "1", "感染症の影響に対応する必要がある。"),
        ("新たな課題 その2", "2", "人口の減少に備える必要がある。"),
    ]


def test_no_framework_is_called_by_a_whole_sentence(
    documents: Path, names: Names
) -> None:
    """A name is no sentence; what a picture shows stands with its goal."""
    path = documents / "kawasaki-action-program-3-summary.txt"
    records = read_by(ProgramSummary(), Document.read(path), names).records
    plans = [r for r in records if isinstance(r, FrameworkRecord)]

    assert not [r.label for r in plans if r.label.endswith("。")]
    assert [r.description for r in plans if "図・写真：" in r.description] == [
        "図・写真：多摩川スカイブリッジ",
        "図・写真：川崎市地球温暖化対策推進基本計画",
        "図・写真：国際教室での日本語指導",
    ]


def test_programs_stand_under_their_goals(reading: Reading) -> None:
    """A main program is of the action program and part of its goal."""
    programs = {r.label: r for r in reading.records if isinstance(r, ProgramRecord)}
    goals = {r.ref: r.label for r in reading.records if isinstance(r, FrameworkRecord)}
    project, measure = programs["港湾交流事業"], programs["相談体制の充実"]

    assert project.classes == ("AdministrativeProject",)
    assert measure.classes == ()
    assert project.part_of is not None
    assert measure.part_of is not None
    assert goals[project.part_of] == "港から世界へひらくまち"
    assert goals[measure.part_of] == "だれもが安心して暮らせるまち"
    assert [party.name for party in project.partners] == ["オデーサ市"]


def test_affiliations_and_events_are_read(reading: Reading) -> None:
    """Sister cities, their anniversaries and a fair."""
    agreements = [r for r in reading.records if isinstance(r, AgreementRecord)]
    events = {r.label: r for r in reading.records if isinstance(r, EventRecord)}

    assert [(r.ref.path, r.kind) for r in agreements] == [
        ("agreement/yokohama-lyon", "sister-city"),
        ("agreement/yokohama-mumbai", "sister-city"),
    ]
    assert [p.name for p in events["周年記念事業"].participants] == [
        "リヨン市",
        "ムンバイ市",
    ]
    assert "よこはま国際フェア" in events


def test_figures_are_about_what_they_are_told_of(reading: Reading) -> None:
    """Counts of initiatives belong to their goals, a rate to the program."""
    figures = [r for r in reading.records if isinstance(r, FigureRecord)]
    said = {(r.text, r.unit): r for r in figures}

    assert [int(r.value) for r in figures if r.label == "取組数"] == [12, 18]
    assert said["80%", "percent"].qualifier == "at-least"
    assert said["全30件", "case"].about is not None
    assert all(r.fiscal_year is None for r in figures)
