"""The reading of Kawasaki's sheet against facts read by hand."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from readings import facts

from enishi.documents.characters import normalise
from enishi.documents.source import Document
from enishi.loaders.records import (
    AssessmentRecord,
    CategoryRecord,
    FigureRecord,
    MentionRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
)
from enishi.vocabulary.identity import Ref


@pytest.fixture(scope="module")
def reading(reading_of: Callable[[str], Reading]) -> Reading:
    """All records of the sheet."""
    return reading_of("kawasaki-progress-sheet-fy2021")


@pytest.fixture(scope="module")
def gold(data: Path) -> Path:
    """The folder of facts read by hand."""
    return data / "gold" / "kawasaki"


def years(reading: Reading, document: Document) -> dict[int, ProgramYearRecord]:
    """Return the program years by the line of their row."""
    return {
        document.line_at(record.evidence[0].start).number: record
        for record in reading.records
        if isinstance(record, ProgramYearRecord)
    }


def by_ref(reading: Reading) -> dict[Ref, ProgramRecord]:
    """Return the programs by reference."""
    return {r.ref: r for r in reading.records if isinstance(r, ProgramRecord)}


def test_totals_are_those_of_the_sheet(reading: Reading) -> None:
    """150 rows of 109 initiatives, with the ratings counted by hand."""
    ratings = [r for r in reading.records if isinstance(r, AssessmentRecord)]
    initiatives = [r for r in by_ref(reading).values() if "Initiative" in r.classes]

    assert len(ratings) == 150
    assert [r.number for r in initiatives] == [str(n) for n in range(1, 110)]
    assert Counter(r.achievement for r in ratings) == {"2": 1, "3": 122, "4": 27}
    assert Counter(r.contribution for r in ratings) == {"A": 80, "B": 66, "C": 4}


def test_every_initiative_read_by_hand_is_found(
    reading: Reading, progress_sheet: Document, gold: Path
) -> None:
    """Number, name, project, code, ratings, department and headings all agree."""
    found = years(reading, progress_sheet)
    programs = by_ref(reading)
    ratings = {r.of: r for r in reading.records if isinstance(r, AssessmentRecord)}
    wrong = []
    for row in facts(gold / "initiatives.csv"):
        year = found[int(row["line"])]
        program, rating = programs[year.program], ratings[year.ref]
        project = year.administrative_project
        measure = str("①②③④⑤⑥⑦⑧⑨".index(row["measure"]) + 1)
        notation = f"{row['policy_line']}-{row['direction']}-{measure}"
        code = row["policy_code"] if "-" in row["policy_code"] else ""
        department = year.departments[0].path[0] if year.departments else ""
        department = department.replace("子ども未来局", "こども未来局")
        seen = (
            program.number,
            "" if program.assertion and program.number != "64" else program.label,
            programs[project].label if project else "",
            year.plan_code,
            rating.achievement,
            rating.contribution,
            department,
            program.categories[-1],
        )
        wanted = (
            row["number"],
            row["initiative_name"],
            row["business_name"],
            code,
            row["achievement_level"],
            row["contribution"],
            row["department"],
            f"kawasaki-hoshin/{notation}",
        )
        if seen != wanted:
            wrong.append((row["line"], seen, wanted))

    assert wrong == []


def test_every_heading_read_by_hand_is_a_category(
    reading: Reading, progress_sheet: Document, gold: Path
) -> None:
    """Headings stand with their titles, and as many rows stand under each."""
    found = {r.notation: r for r in reading.records if isinstance(r, CategoryRecord)}
    programs = by_ref(reading)
    for row in facts(gold / "structure.csv"):
        parts = [row["policy_line"], row["direction"]]
        if row["measure"]:
            parts.append(str("①②③④⑤⑥⑦⑧⑨".index(row["measure"]) + 1))
        notation = "-".join(part for part in parts if part)
        under = [
            year
            for year in years(reading, progress_sheet).values()
            if any(
                f"{category}-".startswith(f"kawasaki-hoshin/{notation}-")
                for category in programs[year.program].categories
            )
        ]

        assert found[notation].label == row["title"]
        assert len(under) == int(row["rows"]), notation


def test_partners_are_found_and_nobody_else(
    reading: Reading, progress_sheet: Document, gold: Path
) -> None:
    """Recall over the required rows is at least 95 %; every partner is abroad."""
    found = years(reading, progress_sheet)
    table = [row for row in facts(gold / "partners.csv") if row["line"].isdigit()]
    required = [row for row in table if not row["note"].startswith("peripheral")]
    missing = [
        row["partner_name_ja"]
        for row in required
        if not any(
            normalise(row["partner_name_ja"]) in normalise(party.name)
            or normalise(party.name) in normalise(row["partner_name_ja"])
            for party in found[int(row["line"])].partners
        )
    ]
    recall = 1 - len(missing) / len(required)
    print(f"partners: recall {recall:.1%} of {len(required)}")

    assert recall >= 0.95, missing


def test_figures_are_found_with_value_and_unit(
    reading: Reading, progress_sheet: Document, gold: Path
) -> None:
    """At least 85 % found; of those found at least 98 % right in value and unit."""
    lines = {r.ref: line for line, r in years(reading, progress_sheet).items()}
    found: dict[int, list[FigureRecord]] = {}
    for record in reading.records:
        if isinstance(record, FigureRecord) and record.of:
            found.setdefault(lines[record.of], []).append(record)
    same_unit = {"名": "人", "か国語": "言語", "ヶ国語": "言語"}
    table = facts(gold / "figures.csv")
    values = units = 0
    for row in table:
        same = [r for r in found[int(row["line"])] if r.value == Decimal(row["value"])]
        values += bool(same)
        units += any(
            same_unit.get(r.unit_text, r.unit_text) == row["unit"] for r in same
        )
    print(f"figures: {values} of {len(table)} found, {units} with their unit")

    assert values / len(table) >= 0.85
    assert units / values >= 0.98


def test_domestic_bodies_are_mentioned_but_are_no_partners(reading: Reading) -> None:
    """The city's own foundation and its port are named, not counted as partners."""
    mentioned = {r.party.name for r in reading.records if isinstance(r, MentionRecord)}
    partners = {
        party.name
        for r in reading.records
        if isinstance(r, ProgramYearRecord)
        for party in r.partners
    }

    assert "川崎港" in mentioned
    assert not {"川崎港", "(公財)川崎市国際交流協会"} & partners
    assert {"瀋陽市", "バンドン市", "UNEP"} <= partners


def test_no_direction_is_invented(reading: Reading) -> None:
    """The sheet prints no code I to VI in any row, so none is read."""
    ratings = [r for r in reading.records if isinstance(r, AssessmentRecord)]

    assert all(r.direction_text or r.reason for r in ratings)
    assert not any(r.direction for r in ratings)


def test_every_record_has_its_own_reference(reading: Reading) -> None:
    """No two things of the reading share an address."""
    refs = [
        record.ref
        for record in reading.records
        if isinstance(record, ProgramRecord | ProgramYearRecord)
    ]

    assert len(refs) == len(set(refs))
