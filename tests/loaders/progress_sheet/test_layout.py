"""The layout is read, not the file."""

import random
import re
from pathlib import Path

import pytest
from readings import read_by

from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.progress_sheet.layout import ProgressSheet
from enishi.loaders.progress_sheet.rows import read_row
from enishi.loaders.records import (
    AssessmentRecord,
    FigureRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
)
from enishi.register.names import Names


@pytest.fixture
def another_city(data: Path) -> Document:
    """A small sheet of another city and another year."""
    return Document.read(data / "cases" / "progress-sheet" / "another-city.txt")


def test_another_city_and_year_are_told_by_the_title(
    another_city: Document, names: Names
) -> None:
    """The slug, the government and the year come from the content."""
    manifest = ProgressSheet().manifest(another_city, names)

    assert manifest.slug == "yokohama-progress-sheet-fy2023"
    assert manifest.fiscal_years == (2023,)


def test_another_sheet_is_read_in_full(another_city: Document, names: Names) -> None:
    """Merged, missing and displaced cells of another sheet are told apart too."""
    reading = read_by(ProgressSheet(), another_city, names)
    programs = {r.ref: r for r in reading.records if isinstance(r, ProgramRecord)}
    years = [r for r in reading.records if isinstance(r, ProgramYearRecord)]
    ratings = [r for r in reading.records if isinstance(r, AssessmentRecord)]
    numbers = [programs[year.program].number for year in years]

    assert numbers == ["1", "1", "2", "3", "3"]
    assert [r.achievement for r in ratings] == ["2", "4", "3", "3", "1"]
    assert [r.contribution for r in ratings] == ["A", "C", "B", "A", "A"]
    assert [y.departments[0].path[0] for y in years] == [
        "国際局",
        "港湾局",
        "国際局",
        "水道局",
        "水道局",
    ]
    assert [y.status.key if y.status else "" for y in years] == [
        "held",
        "cancelled",
        "online",
        "held",
        "held",
    ]
    assert programs[years[3].program].assertion == "inferred"
    assert {p.name for p in years[0].partners} == {"リヨン市", "フランス"}
    assert {
        (r.text, r.qualifier) for r in reading.records if isinstance(r, FigureRecord)
    } == {
        ("12名", "exact"),
        ("延べ30人", "head-count"),
        ("2名", "exact"),
        ("15社", "exact"),
    }


def test_changed_ratings_and_departments_change_the_records(
    progress_sheet: Document, names: Names
) -> None:
    """Another achievement and another department are read as they stand."""
    text = progress_sheet.text.replace(
        "3. ほぼ目標どおり", "5. 目標を大きく下回った", 1
    )
    text = text.replace("臨海部国際戦略本部", "国際戦略局")
    reading = read_by(ProgressSheet(), Document("copy.txt", text), names)
    ratings = [r for r in reading.records if isinstance(r, AssessmentRecord)]
    departments = {
        unit.path[0]
        for r in reading.records
        if isinstance(r, ProgramYearRecord)
        for unit in r.departments
    }

    assert ratings[0].achievement == "5"
    assert "国際戦略局" in departments
    assert "臨海部国際戦略本部" not in departments


def test_an_added_row_is_a_row_more(progress_sheet: Document, names: Names) -> None:
    """A row added under a heading belongs to that heading."""
    row = "110\t新しい取組\t国際交流推進事業\t4-9-1\t交流を進めます。\t交流会\t"
    row += "3. ほぼ目標どおり\t交流会を7回開催しました。\tB. やや貢献している\t"
    row += "進みました。\t続けます。\t総務企画局"
    lines = progress_sheet.text.split("\n")
    place = next(i for i, line in enumerate(lines) if line.startswith("109\t")) + 1
    text = "\n".join([*lines[:place], row, *lines[place:]])
    reading = read_by(ProgressSheet(), Document("copy.txt", text), names)
    years = [r for r in reading.records if isinstance(r, ProgramYearRecord)]
    labels = {r.label for r in reading.records if isinstance(r, ProgramRecord)}

    assert len(years) == 151
    assert "新しい取組" in labels


@pytest.mark.parametrize(
    ("cells", "code", "text"),
    [
        ("進みました。\tII. 改善しながら継続\t続けます。", "II", "続けます。"),
        ("進みました。\tⅤ\t廃止します。", "V", "廃止します。"),
        ("進みました。\tⅡ．改善して続けます。", "II", "Ⅱ．改善して続けます。"),
        ("進みました。\t続けます。", "", "続けます。"),
        ("進みました。\tICTを用いて続けます。", "", "ICTを用いて続けます。"),
    ],
)
def test_a_direction_has_the_code_that_is_printed(
    cells: str, code: str, text: str
) -> None:
    """In a cell of its own or before the text; where none is printed there is none."""
    head = "1\t交流\t交流事業\t4-9-1\t進めます。\t実施\t3. ほぼ目標どおり\t行った。"
    line = Document("x", f"{head}\tA. 貢献している\t{cells}\t総務局").lines[0]
    row = read_row(line)

    assert row is not None
    assert row.direction is not None
    assert (row.direction_key, row.direction.text) == (code, text)
    assert row.department is not None
    assert row.department.text == "総務局"


def test_whole_blocks_in_another_order_give_the_same_initiatives(
    progress_sheet: Document, names: Names
) -> None:
    """The order of single-row initiatives under a heading does not matter."""
    lines = progress_sheet.text.split("\n")
    places = [i for i, line in enumerate(lines) if re.match(r"(?:5|6|7|8)\t", line)]
    moved = [lines[i] for i in places]
    random.Random(7).shuffle(moved)
    for place, line in zip(places, moved, strict=True):
        lines[place] = line
    shuffled = read_by(ProgressSheet(), Document("copy.txt", "\n".join(lines)), names)
    original = read_by(ProgressSheet(), progress_sheet, names)

    def programs(reading: Reading) -> set[tuple[str, str, tuple[str, ...]]]:
        return {
            (r.number, r.label, r.categories)
            for r in reading.records
            if isinstance(r, ProgramRecord)
        }

    assert programs(shuffled) == programs(original)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.97])
def test_a_truncated_sheet_is_refused_with_its_line(
    progress_sheet: Document, names: Names, share: float
) -> None:
    """A sheet that breaks off is recognised, and refused with document and line."""
    text = progress_sheet.text[: int(len(progress_sheet.text) * share)]
    document = Document("cut.txt", text)

    assert ProgressSheet().recognises(document)
    with pytest.raises(SourceError, match=r"cut\.txt, line \d+") as caught:
        read_by(ProgressSheet(), document, names)
    assert caught.value.line >= len(document.lines) - 1
