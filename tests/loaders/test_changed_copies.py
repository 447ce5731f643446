"""Changed copies of the documents: what is changed changes, and nothing else does.

Each copy is made by a seeded change: numbers, years, departments, cities, the order of
rows. Its reading is compared with that of the document itself.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Final

import pytest

from enishi.documents.characters import normalise
from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.layout import Layouts
from enishi.loaders.records import (
    AgreementRecord,
    EventRecord,
    FigureRecord,
    FinanceRecord,
    Party,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
    ResultRecord,
)
from enishi.loaders.results_table.sheet import read_sheet
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

DOCUMENTS: Final = (
    "kawasaki-action-program-3-summary",
    "kawasaki-progress-sheet-fy2021",
    "tokyo-city-diplomacy-results-fy2021",
    "yokohama-civic-collaboration-fy2020",
    "yokohama-international-bureau-fy2021",
)
SHEET: Final = "kawasaki-progress-sheet-fy2021"
TABLE: Final = "tokyo-city-diplomacy-results-fy2021"
NUMBER: Final = re.compile("[0-9０-９][0-9０-９,，]*")
WIDE: Final = str.maketrans("０１２３４５６７８９，", "0123456789,")

Read = Callable[[str], Reading]


def kinds(reading: Reading) -> Counter[str]:
    """Count the records of each kind, money apart.

    An amount printed twice is one fact, and two where one of the two is changed.
    """
    records = (r for r in reading.records if not isinstance(r, FinanceRecord))
    return Counter(type(record).__name__ for record in records)


def figures(text: str, reading: Reading) -> Counter[tuple[int, str, str]]:
    """Return the figures by line, value and unit."""
    document = Document("copy.txt", text)
    return Counter(
        (document.line_at(r.evidence[0].start).number, str(r.value), r.unit_text)
        for r in reading.records
        if isinstance(r, FigureRecord)
    )


def parties(reading: Reading) -> Iterator[tuple[Record, Party]]:
    """Yield the parties of all records."""
    for record in reading.records:
        for one in fields(record):
            value = getattr(record, one.name)
            for party in value if isinstance(value, tuple) else (value,):
                if isinstance(party, Party):
                    yield record, party


def places(reading: Reading) -> Counter[tuple[str, str]]:
    """Count who is named in each kind of record."""
    return Counter(
        (type(record).__name__, party.ref.path if party.ref else party.name)
        for record, party in parties(reading)
    )


def facts(reading: Reading) -> Counter[tuple[object, ...]]:
    """Count what is said, wherever it stands."""
    label = {r.ref: r.label for r in reading.records if isinstance(r, ProgramRecord)}
    return Counter(one for r in reading.records for one in _fact(r, label))


def _fact(record: Record, label: dict[Ref, str]) -> Iterable[tuple[object, ...]]:
    if isinstance(record, ProgramYearRecord):
        units = tuple(unit.path for unit in record.departments)
        who = tuple(sorted(party.name for party in record.partners))
        name = label[record.program]
        yield "year", name, record.fiscal_year, units, record.status, who
    elif isinstance(record, ResultRecord):
        yield "result", record.text
    elif isinstance(record, FigureRecord):
        yield "figure", record.label, record.value, record.unit_text
    elif isinstance(record, AgreementRecord | EventRecord | ProgramRecord):
        yield type(record).__name__, record.label


def other_digits(printed: str) -> str:
    """Return a number with every digit another, none of them 0."""
    return "".join(
        chr(ord(c) - int(c) + int(c) % 9 + 1) if c.isdecimal() else c for c in printed
    )


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_changed_numbers_change_their_figures_alone(
    originals: dict[str, tuple[str, Reading]], read_copy: Read, slug: str
) -> None:
    """Every changed number is read, as many figures as before, by their own units."""
    text, reading = originals[slug]
    found = [r for r in reading.records if isinstance(r, FigureRecord)]
    random.Random(11).shuffle(found)
    expected = figures(text, reading)
    edits: dict[int, tuple[int, str]] = {}
    wanted: list[tuple[int, str, str]] = []
    document = Document(slug, text)
    for record in found[:80]:
        span = record.evidence[0]
        matches = [
            m
            for m in NUMBER.finditer(text, span.start, span.end)
            if m.group().translate(WIDE).replace(",", "") == str(record.value)
        ]
        taken = any(m.start() in edits for m in matches)
        if len(matches) != 1 or taken or record.unit_text == "周年":
            continue
        new = other_digits(matches[0].group())
        edits[matches[0].start()] = matches[0].end(), new
        line = document.line_at(span.start).number
        value = new.translate(WIDE).replace(",", "")
        wanted.append((line, value, record.unit_text))
    copy = text
    for start, (end, new) in sorted(edits.items(), reverse=True):
        copy = copy[:start] + new + copy[end:]
    changed = read_copy(copy)

    assert len(wanted) >= min(5, len(found))
    assert not [one for one in wanted if one not in figures(copy, changed)]
    assert sum(figures(copy, changed).values()) == sum(expected.values())
    assert kinds(changed) == kinds(reading)


def test_a_later_sheet_is_of_its_own_year(
    originals: dict[str, tuple[str, Reading]], read_copy: Read
) -> None:
    """Every date and fiscal year is two years later, and so is every record."""
    text, reading = originals[SHEET]
    copy = re.sub("令和([0-9]+)", lambda m: f"令和{int(m[1]) + 2}", text)
    changed = read_copy(copy)

    def years(one: Reading) -> Counter[int]:
        records = one.records
        return Counter(
            r.fiscal_year for r in records if isinstance(r, ProgramYearRecord)
        )

    assert years(reading) == {2021: 150}
    assert years(changed) == {2023: 150}
    assert kinds(changed) == kinds(reading)
    held = [r.held for r in changed.records if isinstance(r, EventRecord) and r.held]
    assert held
    assert all("2023-04" <= day < "2024-04" for day in held)


@pytest.mark.parametrize(
    ("slug", "old", "new"),
    [
        (SHEET, "臨海部国際戦略本部", "国際戦略推進局"),
        (SHEET, "高津区役所", "桃山区役所"),
        (TABLE, "福祉保健局", "健康医療局"),
        (TABLE, "都市基盤部", "交通計画部"),
        ("yokohama-civic-collaboration-fy2020", "金沢区", "桃山区"),
        ("yokohama-civic-collaboration-fy2020", "河川企画課", "水辺企画課"),
    ],
)
def test_a_renamed_department_is_another_department(
    originals: dict[str, tuple[str, Reading]],
    read_copy: Read,
    slug: str,
    old: str,
    new: str,
) -> None:
    """Whatever it did is done by the other, and nothing else changes."""
    text, reading = originals[slug]
    changed = read_copy(text.replace(old, new))

    def units(one: Reading) -> Counter[tuple[str, ...]]:
        return Counter(
            tuple(name.replace(old, new) for name in unit.path)
            for record in one.records
            if isinstance(record, ProgramYearRecord)
            for unit in record.departments
        )

    assert any(new in name for path in units(changed) for name in path)
    assert units(changed) == units(reading)
    assert kinds(changed) == kinds(reading)


@pytest.mark.parametrize(
    ("slug", "old", "path"),
    [
        (SHEET, "瀋陽市", "city/shenyang"),
        (SHEET, "バンドン市", "city/bandung"),
        ("kawasaki-action-program-3-summary", "シェフィールド市", "city/sheffield"),
        (TABLE, "ウランバートル", "city/ulaanbaatar"),
        ("yokohama-international-bureau-fy2021", "リヨン市", "city/lyon"),
        ("yokohama-international-bureau-fy2021", "マカティ市", "city/makati"),
    ],
)
def test_another_city_takes_the_place_of_one(
    originals: dict[str, tuple[str, Reading]],
    read_copy: Read,
    slug: str,
    old: str,
    path: str,
) -> None:
    """Kolkata is party to all that the other city was party to."""
    text, reading = originals[slug]
    new = "コルカタ市" if old.endswith("市") else "コルカタ"
    changed = read_copy(text.replace(old, new))
    expected: Counter[tuple[str, str]] = Counter()
    for (kind, who), count in places(reading).items():
        expected[kind, "city/kolkata" if who == path else who] += count

    assert any(who == "city/kolkata" for _, who in expected)
    assert places(changed) == expected
    assert kinds(changed) == kinds(reading)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_records_does_not_matter(
    originals: dict[str, tuple[str, Reading]], read_copy: Read, seed: int
) -> None:
    """Whole records of the accords shuffled say what they said before."""
    text, reading = originals[TABLE]
    torsos = read_sheet(Document(TABLE, text)).torsos
    heads = [torso.head.number.line - 1 for torso in torsos]
    measures = [normalise(line) for line in text.split("\n")]
    first, last = (
        next(
            i
            for i, head in enumerate(heads)
            if city in "".join(measures[head : head + 12])
        )
        for city in ("ソウル市との", "ロサンゼルス市との")
    )
    lines = text.split("\n")
    blocks = [lines[heads[i] : heads[i + 1]] for i in range(first, last)]
    random.Random(seed).shuffle(blocks)
    moved = [line for block in blocks for line in block]
    copy = [*lines[: heads[first]], *moved, *lines[heads[last] :]]

    assert len(blocks) > 30
    assert facts(read_copy("\n".join(copy))) == facts(reading)


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_a_copy_cut_anywhere_is_recognised_and_refused_with_a_line(
    originals: dict[str, tuple[str, Reading]],
    layouts: Layouts,
    names: Names,
    slug: str,
) -> None:
    """Only what stands on the last page, an imprint, can be missing unnoticed."""
    text, _ = originals[slug]
    chance = random.Random(slug)
    for _ in range(8):
        end = chance.randrange(len(text) // 20, int(len(text) * 0.99))
        document = Document("cut.txt", text[:end])
        layout = layouts.of(document)

        assert layout is not None
        with pytest.raises(SourceError) as refused:
            layout.read(document, layout.manifest(document, names), names)
        assert refused.value.document == "cut.txt"
        assert 0 < refused.value.line <= len(document.lines)
