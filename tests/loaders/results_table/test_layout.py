"""The layout is known by its content, read whole or refused."""

import random
from collections import Counter

import pytest

from enishi.build.coverage import measure_coverage
from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.records import (
    AgreementRecord,
    CategoryRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    ResultRecord,
)
from enishi.loaders.results_table.layout import CityDiplomacyResults
from enishi.register.names import Names

LAYOUT = CityDiplomacyResults()
WHOLE = 0.03
"""Cuts that fall right behind a whole record lose nothing and cannot be told."""


def test_the_content_tells_city_years_and_date(
    table: Document, other_table: Document, names: Names
) -> None:
    """Nothing depends on the file's name."""
    tokyo = LAYOUT.manifest(Document("a.txt", table.text), names)
    kawasaki = LAYOUT.manifest(Document("b.txt", other_table.text), names)

    assert tokyo.slug == "tokyo-city-diplomacy-results-fy2021"
    assert (tokyo.fiscal_years, tokyo.issued) == ((2020, 2021), "2022-12")
    assert kawasaki.slug == "kawasaki-city-diplomacy-results-fy2023"
    assert (kawasaki.fiscal_years, kawasaki.issued) == ((2022, 2023), "2024-11")


def test_years_come_from_the_captions_alone(table: Document, names: Names) -> None:
    """A copy with later captions is a table of later years."""
    later = table.text.replace("⑤実績（R３年度）", "⑤実績（R５年度）")
    later = later.replace("④実績（R２年度）", "④実績（R４年度）")

    assert LAYOUT.manifest(Document("x", later), names).fiscal_years == (2022, 2023)


def test_captions_that_contradict_each_other_are_refused(
    table: Document, names: Names
) -> None:
    """Two pairs of fiscal years leave no reading."""
    mixed = table.text.replace("⑤実績（R３年度）", "⑤実績（R４年度）", 1)

    with pytest.raises(SourceError, match="different fiscal years"):
        LAYOUT.manifest(Document("x", mixed), names)


def test_a_table_that_names_no_city_is_refused(names: Names) -> None:
    """Whose table it is must be said."""
    text = "①中止 ②縮小 ③拡充 ④影響なし\n④実績（R２年度） ⑤実績（R３年度）\n"

    with pytest.raises(SourceError, match="no Japanese government"):
        LAYOUT.manifest(Document("x", text), names)


def refusal(document: Document, end: int, names: Names) -> SourceError | None:
    """Return the error with which a document cut off at an offset is refused."""
    cut = Document("cut.txt", document.text[:end])
    assert LAYOUT.recognises(cut)
    try:
        LAYOUT.read(cut, LAYOUT.manifest(cut, names), names)
    except SourceError as error:
        return error
    return None


def test_a_document_that_breaks_off_is_refused(table: Document, names: Names) -> None:
    """Wherever a line or a character ends it, behind a whole record apart."""
    draw = random.Random(20210401)
    whole = {
        record.evidence[-1].end
        for record in LAYOUT.read(table, LAYOUT.manifest(table, names), names).records
        if isinstance(record, ProgramYearRecord)
    }
    first = table.text.index("\n1\n") + 8
    cuts = [draw.randrange(first, len(table.text)) for _ in range(60)]
    cuts += [draw.choice(table.lines[20:]).start for _ in range(60)]
    inside = [cut for cut in cuts if len(table.text[:cut].rstrip()) not in whole]
    errors = [refusal(table, cut, names) for cut in inside]
    refused = [error for error in errors if error]
    print(f"{len(inside) - len(refused)} of {len(cuts)} cuts pass for whole")

    assert len(inside) - len(refused) <= WHOLE * len(cuts)
    assert all(error.document == "cut.txt" and error.line for error in refused)


def test_every_content_line_is_read_or_furniture(
    table: Document, reading: Reading, other_table: Document, other_reading: Reading
) -> None:
    """Unread lines stay below 5 %; here there is none."""
    for document, found in ((table, reading), (other_table, other_reading)):
        coverage = measure_coverage(document, found)
        print(f"{document.name}: {coverage.unread_share:.4f} unread")
        assert coverage.unread == ()


def test_another_citys_table_is_read_alike(other_reading: Reading) -> None:
    """Other names, numbers and years in the same layout."""
    records = other_reading.records
    programs = [r for r in records if isinstance(r, ProgramRecord)]
    years = [r for r in records if isinstance(r, ProgramYearRecord)]
    texts = [r.text for r in records if isinstance(r, ResultRecord)]
    accord = next(r for r in records if isinstance(r, AgreementRecord))

    assert len(programs) == 7
    assert Counter(r.fiscal_year for r in years) == {2022: 8, 2023: 8}
    assert [r.covid_marks for r in years[1::2]] == [1, 2, 0, 1, 1, 1, 0, 0]
    assert "【(4)若者の交流】実績なし" in texts
    assert accord.ref.path == "agreement/kawasaki-lyon"
    assert [f.label for f in accord.fields] == [
        "水素エネルギー",
        "循環経済",
        "若者の交流",
    ]


def test_categories_the_ontology_lacks_are_introduced(
    reading: Reading, other_reading: Reading
) -> None:
    """Number and kana make the notation; each is reported."""
    notations = [
        r.notation for r in other_reading.records if isinstance(r, CategoryRecord)
    ]

    assert notations[:4] == ["4", "4-ko", "1", "1-a"]
    assert not any(isinstance(r, CategoryRecord) for r in reading.records)
    assert sum("no category" in r.message for r in other_reading.remarks) == 9


def test_what_could_not_be_read_is_reported(reading: Reading) -> None:
    """Contradicting labels, double meanings, two dates, a missing name."""
    messages = " ".join(remark.message for remark in reading.remarks)

    for words in ("(4)廃棄物処理", "(6)文化交流", "two dates of 危機管理会議"):
        assert words in messages
