"""A table of a city that no document at hand is of, with every kind of damage."""

from pathlib import Path

import pytest

from enishi.documents.source import Document
from enishi.loaders.records import (
    AgreementRecord,
    EventRecord,
    FigureRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
)
from enishi.loaders.results_table.layout import CityDiplomacyResults
from enishi.register.names import Names


@pytest.fixture(scope="module")
def nagoya(data: Path, names: Names) -> Reading:
    """The table, whose city is named without 市."""
    folder = data / "cases" / "city-diplomacy-results"
    document = Document.read(folder / "nagoya-fy2022.txt")
    layout = CityDiplomacyResults()
    manifest = layout.manifest(document, names)
    assert manifest.slug == "nagoya-city-diplomacy-results-fy2022"
    return layout.read(document, manifest, names)


def years(reading: Reading) -> list[ProgramYearRecord]:
    """Return the program years in printed order."""
    return [r for r in reading.records if isinstance(r, ProgramYearRecord)]


def test_every_record_has_two_years_with_departments_and_status(
    nagoya: Reading,
) -> None:
    """Two departments in one cell, a lost one and a wrapped one are read."""
    found = years(nagoya)
    departments = [[unit.path for unit in year.departments] for year in found[::2]]

    assert len(found) == 18
    assert departments[1] == [("観光文化交流局", "観光交流部", "国際交流課")]
    assert departments[6] == [
        ("消防局", "総務部"),
        ("防災危機管理局", "危機対策室"),
    ]
    assert departments[8] == []
    assert [year.status.key for year in found if year.status] == [
        *("no-activity", "no-activity", "no-activity", "held", "no-activity", "held"),
        *("no-activity", "no-activity", "held", "held", "online", "no-activity"),
        *("online", "held", "held", "held", "held", "held"),
    ]


def test_a_name_printed_before_its_record_is_its_own(nagoya: Reading) -> None:
    """The measure's name stands above the record's first cells."""
    labels = [r.label for r in nagoya.records if isinstance(r, ProgramRecord)]

    assert "動物を通じた国際交流の実施" in labels
    assert len(labels) == 8


def test_bodies_that_nobody_registered_are_told_from_their_places(
    nagoya: Reading,
) -> None:
    """A zoo, a public corporation and an agency are no cities."""
    partners = {p.name: p.country for year in years(nagoya) for p in year.partners}

    assert {"タロンガ動物園", "テキサス大学オースティン校"} <= set(partners)
    assert partners["上海動物園"] == "CN"
    assert partners["ホーチミン市水道公社"] == "VN"
    assert partners["シンガポール企業庁"] == "SG"
    assert not {"上海", "ホーチミン市", "オースティン"} & set(partners)


def test_agreements_events_and_figures_are_read(nagoya: Reading) -> None:
    """The accord with its fields, a memorandum, conferences, sums of their words."""
    records = nagoya.records
    agreements = [r for r in records if isinstance(r, AgreementRecord)]
    events = {r.label: r for r in records if isinstance(r, EventRecord)}
    figures = {
        (r.text, str(r.value), r.unit_text)
        for r in records
        if isinstance(r, FigureRecord)
    }

    assert [(a.kind, [p.name for p in a.parties]) for a in agreements] == [
        ("accord", ["シドニー市"]),
        ("mou", ["テキサス大学オースティン校"]),
    ]
    assert [field.label for field in agreements[0].fields] == [
        *("環境", "スポーツ", "文化交流"),
    ]
    assert events["第６回世界防災都市会議"].held == "2022-07-20"
    assert events["第６回世界防災都市会議"].mode == "hybrid"
    assert ("約3万5,000回", "35000", "回") in figures
    assert ("延べ145名", "145", "名") in figures
