"""A sheet of a city that no document at hand is of, with every kind of damage."""

from pathlib import Path

import pytest

from enishi.documents.source import Document
from enishi.loaders.progress_sheet.layout import ProgressSheet
from enishi.loaders.records import (
    AgreementRecord,
    AssessmentRecord,
    FigureRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
)
from enishi.register.names import Names


@pytest.fixture(scope="module")
def fukuoka(data: Path, names: Names) -> Reading:
    """The sheet."""
    path = data / "cases" / "progress-sheet" / "fukuoka-fy2023.txt"
    document, layout = Document.read(path), ProgressSheet()
    manifest = layout.manifest(document, names)
    assert manifest.slug == "fukuoka-progress-sheet-fy2023"
    return layout.read(document, manifest, names)


def test_rows_are_of_their_initiatives(fukuoka: Reading) -> None:
    """Merged, shifted, displaced and lost cells are told apart."""
    programs = {r.ref: r for r in fukuoka.records if isinstance(r, ProgramRecord)}
    years = [r for r in fukuoka.records if isinstance(r, ProgramYearRecord)]
    ratings = [r for r in fukuoka.records if isinstance(r, AssessmentRecord)]

    assert [programs[year.program].number for year in years] == [
        *("1", "2", "2", "3", "4", "4", "5", "7", "8", "9"),
    ]
    assert [year.plan_code for year in years] == [
        *("8-1-1", "8-2-1", "8-2-2", "7-1-1", "", "", "2-1-1"),
        *("1-1-1", "3-1-1", "7-2-1"),
    ]
    assert [(r.achievement, r.contribution) for r in ratings] == [
        *(("3", "A"), ("2", "A"), ("4", "C"), ("3", "B"), ("3", "A")),
        *(("3", "B"), ("3", "A"), ("3", "B"), ("3", "A"), ("1", "A")),
    ]
    assert [unit.path[0] for year in years for unit in year.departments] == [
        *("総務企画局", "水道局", "道路下水道局", "経済観光文化局"),
        *("経済観光文化局", "早良区役所", "子ども未来局", "市民局", "環境局"),
    ]


def test_partners_agreements_and_figures_are_read(fukuoka: Reading) -> None:
    """Cities, bodies, affiliations, and figures each with its year."""
    records = fukuoka.records
    partners = {
        party.name
        for record in records
        if isinstance(record, ProgramYearRecord)
        for party in record.partners
    }
    agreements = {r.label for r in records if isinstance(r, AgreementRecord)}
    years = {r.text: r.fiscal_year for r in records if isinstance(r, FigureRecord)}

    assert {"釜山広域市", "広州市", "ヤンゴン市", "JICA", "国連ハビタット"} <= partners
    assert {"釜山広域市との姉妹都市提携", "タリン市との覚書"} <= agreements
    assert (years["1,200件"], years["1,800件"], years["2,450件"]) == (2021, 2022, 2023)
    assert years["約12億円"] == 2023
