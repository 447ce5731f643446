"""The layout is read, not one file: other cities and years, changed and cut copies."""

from pathlib import Path

import pytest
from readings import read_by

from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.bureau_outline.layout import BureauOutline
from enishi.loaders.records import (
    AgreementRecord,
    BodyRecord,
    EventRecord,
    FigureRecord,
    FinanceRecord,
    OfficeRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
)
from enishi.register.names import Names


@pytest.fixture(scope="module")
def outline(documents: Path) -> Document:
    """The outline of Yokohama's International Bureau of fiscal year 2021."""
    return Document.read(documents / "yokohama-international-bureau-fy2021.txt")


@pytest.fixture(scope="module")
def other(data: Path) -> Document:
    """A small outline of another city, another bureau and another year."""
    return Document.read(data / "cases" / "international-bureau" / "another-city.txt")


@pytest.fixture(scope="module")
def reading(other: Document, names: Names) -> Reading:
    """All records of the small outline."""
    return read_by(BureauOutline(), other, names)


def test_content_says_whose_outline_of_which_year_it_is(
    outline: Document, other: Document, names: Names
) -> None:
    """City, bureau and year come from the text, whatever the file is called."""
    layout = BureauOutline()
    first = layout.manifest(Document("x.txt", outline.text), names)
    second = layout.manifest(other, names)

    assert first.slug == "yokohama-international-bureau-fy2021"
    assert first.issued == "2021-05-20"
    assert second.slug == "kawasaki-international-bureau-fy2023"
    assert second.title_ja == "令和5年度 事業概要 川崎市国際交流局"
    assert second.fiscal_years == (2023,)


def test_a_cell_cut_in_the_middle_is_refused(outline: Document, names: Names) -> None:
    """A copy cut within the last table is refused too."""
    at = outline.text.index("シティプロモーション事業")

    with pytest.raises(SourceError):
        read_by(BureauOutline(), Document("cut.txt", outline.text[:at]), names)


def test_amounts_go_to_the_year_of_their_column(reading: Reading) -> None:
    """The years of the summary's columns are read from its head, in any order."""
    total = {
        (r.fiscal_year, r.phase): int(r.amount)
        for r in reading.records
        if isinstance(r, FinanceRecord) and r.unit
    }

    assert total == {
        (2022, "initial-budget"): 250_000_000,
        (2023, "initial-budget"): 300_000_000,
        (2023, "change"): 50_000_000,
    }


def test_an_amount_printed_thrice_is_one_fact(reading: Reading) -> None:
    """Summary, highlight and table print one amount: one record with each passage."""
    of_group = [
        r
        for r in reading.records
        if isinstance(r, FinanceRecord)
        and (int(r.amount), r.phase) == (180_000_000, "initial-budget")
    ]

    assert len(of_group) == 1
    assert len(of_group[0].evidence) == 4


def test_programs_stand_under_their_groups(reading: Reading) -> None:
    """Programs are read on one line or two, with their group and number."""
    programs = [r for r in reading.records if isinstance(r, ProgramRecord)]
    labels = {r.ref: r.label for r in programs}
    budgeted = [r for r in programs if "AdministrativeProject" in r.classes]

    assert [
        (r.number, r.label, labels[r.part_of] if r.part_of else "") for r in budgeted
    ] == [
        ("(1)", "多文化共生費", ""),
        ("1", "相談窓口運営事業", "多文化共生費"),
        ("2", "国際交流協会補助金", "多文化共生費"),
        ("(2)", "都市間連携費", ""),
        ("1", "海外事務所運営費", "都市間連携費"),
        ("2", "姉妹都市交流事業（SCX事業）", "都市間連携費"),
    ]


def test_a_related_program_of_the_bureau_is_its_own(reading: Reading) -> None:
    """A program of the related table with a known name makes no second program."""
    programs = [r for r in reading.records if isinstance(r, ProgramRecord)]

    assert [r.label for r in programs].count("相談窓口運営事業") == 1
    assert [r.label for r in programs].count("帰国児童教育事業") == 1


def test_a_bureau_the_register_does_not_know_is_not_asserted(reading: Reading) -> None:
    """The short name 教育 stands for no bureau that the register has for the city."""
    programs = {r.ref: r.label for r in reading.records if isinstance(r, ProgramRecord)}
    years = {
        programs[r.program]: r.departments
        for r in reading.records
        if isinstance(r, ProgramYearRecord)
    }

    assert all(unit.path == ("国際交流局",) for unit in years["相談窓口運営事業"])
    assert all("局" in unit.path[0] for unit in years["帰国児童教育事業"])


def test_offices_events_and_cases_are_read(reading: Reading) -> None:
    """Opening, place and area of an office; a fair; a case abroad."""
    (office,) = (r for r in reading.records if isinstance(r, OfficeRecord))
    events = {r.label: r for r in reading.records if isinstance(r, EventRecord)}
    case = events["浄水場の整備"]

    assert (office.unit.path, office.opened) == (
        ("国際交流局", "ハノイ事務所"),
        "2023-02",
    )
    assert office.located_in is not None
    assert office.located_in.name == "ハノイ"
    assert [area.name for area in office.areas] == ["ベトナム"]
    assert (events["ビエトエコ2023"].held, events["ビエトエコ2023"].mode) == (
        "2023-03",
        "online",
    )
    assert case.country is not None
    assert case.country.name == "インドネシア"
    assert [party.name for party in case.participants] == ["株式会社みどり水道"]


def test_agreements_have_dates_and_years_of_anniversaries(reading: Reading) -> None:
    """A memorandum has its month; an affiliation the year its anniversary gives."""
    agreements = {r.kind: r for r in reading.records if isinstance(r, AgreementRecord)}

    assert agreements["mou"].signed == "2022-11"
    assert agreements["sister-city"].inferred_year == 2022 - 45
    assert agreements["sister-city"].ref.path == "agreement/kawasaki-baltimore"


def test_posts_name_bodies_and_no_persons(other: Document, reading: Reading) -> None:
    """The column of names is left out wherever it stands in the list."""
    posts = [r for r in reading.records if isinstance(r, BodyRecord)]
    said = [
        other.text[span.start : span.end]
        for record in reading.records
        for span in record.evidence
    ]

    assert [r.party.name for r in posts] == [
        "国土交通省",
        "外務省",
        "在ベトナム日本国大使館",
    ]
    assert posts[-1].located_in is not None
    assert posts[-1].located_in.name == "ベトナム"
    assert {unit.path for r in posts for unit in r.departments} == {("国際交流局",)}
    assert not any("山田" in words or "鈴木" in words for words in said)


def test_an_increase_is_positive_and_a_decrease_negative(
    reading: Reading, outline: Document, names: Names
) -> None:
    """「約8.0%の減」 is minus eight, 「約20.0%の増」 is twenty."""

    def rates(records: Reading) -> list[str]:
        figures = (r for r in records.records if isinstance(r, FigureRecord))
        return [str(r.value) for r in figures if r.label == "前年度と比較"]

    assert rates(reading)[-1] == "20.0"
    assert rates(read_by(BureauOutline(), outline, names))[-1] == "-8.0"
