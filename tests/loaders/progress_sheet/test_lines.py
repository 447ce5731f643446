"""Rows that the conversion broke into several lines."""

import re

import pytest

from enishi.documents.source import Document
from enishi.loaders.progress_sheet.layout import ProgressSheet
from enishi.loaders.progress_sheet.lines import whole_lines
from enishi.loaders.records import (
    AssessmentRecord,
    FigureRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    ResultRecord,
)
from enishi.register.names import Names


def read(text: str, names: Names) -> Reading:
    """Read a copy of the sheet."""
    layout, document = ProgressSheet(), Document("copy.txt", text)
    return layout.read(document, layout.manifest(document, names), names)


def told(reading: Reading) -> list[tuple[object, ...]]:
    """Return what the rows say."""
    labels = {r.ref: r.label for r in reading.records if isinstance(r, ProgramRecord)}
    found: list[tuple[object, ...]] = []
    for one in reading.records:
        if isinstance(one, ProgramYearRecord):
            label, units = labels[one.program], one.departments
            found.append((label, one.plan_code, one.planned_content, units))
        elif isinstance(one, ResultRecord):
            found.append((one.text,))
        elif isinstance(one, AssessmentRecord):
            found.append((one.achievement, one.contribution, one.reason))
        elif isinstance(one, FigureRecord):
            found.append((one.label, one.value, one.unit_text, one.fiscal_year))
    return found


@pytest.mark.parametrize(
    "place",
    [
        r"(?<=。)(?=[^\n\t]+\t[^\n]*[A-C]\. )",
        r"(?<=[^\n\t]\t)(?=[1-5]\. )",
        r"(?<=[1-5]\. )(?=[^\n]+[A-C]\. )",
        r"(?<=\t)(?=[^\t\n]{2,8}(?:局|区役所|本部)\t?$)",
        r"(?=局$)",
    ],
)
def test_a_broken_row_is_one_row(
    progress_sheet: Document, names: Names, place: str
) -> None:
    """Wherever the lines break, every row says what it said."""
    text = progress_sheet.text
    copy, times = re.subn(rf"(?m)^(?=\d+\t)[^\n]*?{place}", r"\g<0>\n", text)
    reading = read(copy, names)

    assert times > 30
    assert told(reading) == told(read(text, names))


def test_a_row_without_its_rating_costs_no_other(
    progress_sheet: Document, names: Names
) -> None:
    """It is named among what could not be read."""
    text = progress_sheet.text
    copy = text.replace("\t3. ほぼ目標どおり\t", "\t\t", 1)
    before, after = told(read(text, names)), read(copy, names)

    assert [one.message for one in after.remarks] == ["a line of no known kind"]
    assert set(told(after)) < set(before)
    assert sum(isinstance(r, ProgramYearRecord) for r in after.records) == 149


def test_a_heading_ends_a_row_that_breaks_off() -> None:
    """What stands under the next heading is no part of it."""
    text = "1\tある事業\t事業\n①次の項目\n\n2\tもう一つ\t事業\n【取組方針Ⅰ】方針\n"
    lines = [line.text for line in whole_lines(Document("sheet.txt", text))]

    assert lines[1:] == [
        *("①次の項目", "", "2\tもう一つ\t事業", "【取組方針Ⅰ】方針"),
    ]
