"""The same documents in other forms of letters, and of another kind of government."""

from collections import Counter
from collections.abc import Callable

import pytest

from enishi.documents.characters import normalise
from enishi.loaders.parties import party_spans
from enishi.loaders.records import (
    AgreementRecord,
    FigureRecord,
    ProgramYearRecord,
    Reading,
)

Read = Callable[[str], Reading]
WIDE = str.maketrans("0123456789()", "０１２３４５６７８９（）")


def figures(reading: Reading) -> Counter[tuple[str, ...]]:
    """Return what the figures say, in one form of letters."""
    return Counter(
        (normalise(r.label), str(r.value), r.unit or normalise(r.unit_text), r.role)
        for r in reading.records
        if isinstance(r, FigureRecord)
    )


def named(text: str, reading: Reading) -> Counter[tuple[str, str]]:
    """Return who is named in which kind of record, in one form of letters."""
    return Counter(
        (type(record).__name__, normalise(text[span.start : span.end]))
        for record in reading.records
        for span in party_spans(record)
    )


@pytest.mark.parametrize(
    "slug",
    [
        "kawasaki-action-program-3-summary",
        "kawasaki-progress-sheet-fy2021",
        "yokohama-civic-collaboration-fy2020",
        "yokohama-international-bureau-fy2021",
    ],
)
def test_wide_digits_and_brackets_say_the_same(
    originals: dict[str, tuple[str, Reading]], read_copy: Read, slug: str
) -> None:
    """A copy in full-width digits and brackets has the same figures and parties.

    The table of results is told by the width of its columns, which this changes.
    """
    text, reading = originals[slug]
    copy = text.translate(WIDE)
    changed = read_copy(copy)

    assert figures(changed) == figures(reading)
    assert named(copy, changed) == named(text, reading)


def test_the_table_of_a_prefecture_is_of_that_prefecture(
    originals: dict[str, tuple[str, Reading]], read_copy: Read
) -> None:
    """A region may be the home government as a city is: its accords are its own."""
    text, reading = originals["tokyo-city-diplomacy-results-fy2021"]
    records = read_copy(
        text.replace("東京都", "大阪府").replace("東京", "大阪")
    ).records
    accords = [
        r.label for r in records if isinstance(r, AgreementRecord) if r.kind == "accord"
    ]
    years = [r for r in records if isinstance(r, ProgramYearRecord)]

    assert len(accords) == 9
    assert all(label.startswith("大阪府と") for label in accords)
    assert {year.government for year in years} == {"osaka-prefecture"}
    assert len(years) == sum(isinstance(r, ProgramYearRecord) for r in reading.records)
