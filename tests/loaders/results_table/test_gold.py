"""The reading of Tokyo's table against facts read by hand."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from readings import facts

from enishi.documents.characters import normalise
from enishi.documents.composition import compose
from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.source import Document, Span
from enishi.loaders.records import (
    AgreementRecord,
    FigureRecord,
    MembershipRecord,
    Party,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
    ResultRecord,
)
from enishi.loaders.results_table.rows import Row, read_rows
from enishi.loaders.results_table.sheet import read_sheet

STOPPED = {"cancelled", "suspended", "postponed"}
FINER = {
    "none": {"no-activity"},
    "none_equiv": {"no-activity"},
    "done": {"completed"},
    "blank": {"not-stated"},
    "cancelled": STOPPED,
    "active": {"held", "online", "reduced"},
}
KINDS = {"合意書": "accord", "MOU": "mou", "覚書": "mou"}
BAR = 0.95


@pytest.fixture(scope="module")
def gold(data: Path) -> Path:
    """The folder of facts read by hand."""
    return data / "gold" / "tokyo"


@pytest.fixture(scope="module")
def rows(table: Document) -> Mapping[int, Row]:
    """The table's rows by the line they begin on."""
    found = read_rows(read_sheet(table).torsos, FiscalYear(2020))
    return {row.line: row for row in found}


def lines(document: Document, spans: Iterable[Span]) -> set[int]:
    """Return every line that spans touch."""
    return {
        line
        for span in spans
        for passage in [document.passage(span)]
        for line in range(passage.line_start, passage.line_end + 1)
    }


def share(found: Sequence[bool]) -> float:
    """Return the share of what holds."""
    return sum(found) / len(found)


def years_of(reading: Reading, table: Document, row: Row) -> list[ProgramYearRecord]:
    """Return a row's program years, the first fiscal year first."""
    return [
        record
        for record in reading.records
        if isinstance(record, ProgramYearRecord)
        and row.line in lines(table, record.evidence)
        and row.measure.strips[0].line in lines(table, record.evidence)
    ]


def test_totals_are_those_counted_by_hand(reading: Reading) -> None:
    """162 records of two years each; marks and idle years as counted."""
    years = [r for r in reading.records if isinstance(r, ProgramYearRecord)]
    marks = [r.covid_marks for r in years if r.covid_marks is not None]
    idle = Counter(
        r.fiscal_year for r in years if r.status and r.status.key == "no-activity"
    )

    assert len(years) == 324
    assert Counter(marks) == {0: 66, 1: 90, 2: 4, 3: 2}
    assert idle == {2020: 57, 2021: 51}


def test_pairs_of_statuses_are_those_counted_by_hand(reading: Reading) -> None:
    """Both years' statuses of a record, coarsened as the count by hand did."""
    coarse = {
        key: name
        for name, keys in FINER.items()
        for key in keys
        if name != "none_equiv"
    }
    years = [r for r in reading.records if isinstance(r, ProgramYearRecord)]
    keys = [coarse[r.status.key] for r in years if r.status]

    assert Counter(zip(keys[::2], keys[1::2], strict=True)) == {
        ("active", "active"): 75,
        ("none", "none"): 49,
        ("cancelled", "cancelled"): 11,
        ("none", "active"): 8,
        ("cancelled", "active"): 8,
        ("done", "done"): 7,
        ("active", "none"): 2,
        ("active", "done"): 1,
        ("blank", "blank"): 1,
    }


def test_every_record_read_by_hand_is_told_apart(
    rows: Mapping[int, Row], gold: Path
) -> None:
    """Category, department, measure, texts and marks of every record agree."""
    wrong = []
    wanted = facts(gold / "records.csv")
    for fact in wanted:
        row = rows[int(fact["line_start"])]
        departments = row.departments
        seen = {
            "category_no": row.number,
            "category_name": row.category.text,
            "subcategory_kana": row.kana,
            "subcategory_name": row.subcategory,
            "bureau": departments.bureau if departments else "",
            "division": departments.division if departments else "",
            "measure_name": row.measure.text,
            "covid_marks": str(row.marks),
        }
        starts = {
            "overview_first_20_chars": row.overview.text,
            "r2_first_25_chars": row.results[0].text,
            "r3_first_25_chars": row.results[1].text,
        }
        wrong += [
            (fact["line_start"], key, fact[key], value)
            for key, value in seen.items()
            if normalise(fact[key]) != normalise(value)
        ]
        wrong += [
            (fact["line_start"], key, fact[key], value)
            for key, value in starts.items()
            if not normalise(value).startswith(normalise(fact[key]))
        ]
    print(f"records: {len(wanted)} facts, {len(wrong)} cells wrong")

    assert wrong == []


def test_statuses_partners_and_fields_of_records_agree(
    rows: Mapping[int, Row], reading: Reading, table: Document, gold: Path
) -> None:
    """What the note of every record says of its years is what was read."""
    programs = {r.ref: r for r in reading.records if isinstance(r, ProgramRecord)}
    labels = {r.of: r.label for r in reading.records if isinstance(r, ResultRecord)}
    wrong = []
    for fact in facts(gold / "records.csv"):
        years = years_of(reading, table, rows[int(fact["line_start"])])
        note = re.match(r"r2=(\w+);r3=(\w+)", fact["note"])
        assert note is not None
        for year, status, none in zip(
            years, note.groups(), (fact["r2_none"], fact["r3_none"]), strict=True
        ):
            key = year.status.key if year.status else ""
            idle = "yes" if key == "no-activity" else "no"
            if key not in FINER[status] or (none in {"yes", "no"} and none != idle):
                wrong.append((fact["line_start"], status, key))
        partners = {p.name for y in years for p in y.partners}
        partners |= {p.name for p in programs[years[0].program].partners}
        if fact["partner_city_ja"] and fact["partner_city_ja"] not in partners:
            wrong.append((fact["line_start"], fact["partner_city_ja"], str(partners)))
        printed = {normalise(labels.get(y.ref, "").strip("【】")) for y in years}
        field = normalise(fact["field"].strip())
        if field and field not in {text.strip() for text in printed}:
            wrong.append((fact["line_start"], field, str(printed)))

    assert wrong == []


def test_every_agreement_read_by_hand_is_found(reading: Reading, gold: Path) -> None:
    """Partner, kind, fields and date of every agreement; a membership for FC4S."""
    agreements = [r for r in reading.records if isinstance(r, AgreementRecord)]
    members = [r for r in reading.records if isinstance(r, MembershipRecord)]
    missing = []
    wanted = facts(gold / "agreements.csv")
    for fact in wanted:
        name = normalise(fact["partner_name_ja"])
        kind = KINDS.get(fact["agreement_type"])
        found = [
            record
            for record in agreements
            if any(normalise(party.name) == name for party in record.parties)
            and kind in {record.kind, None}
        ]
        numbered = [f"({f.number}){f.label}" for r in found for f in r.fields]
        fields = fact["fields"].split(";") if kind == "accord" else []
        joined = any(normalise(m.organization.name) == name for m in members)
        if not (found or joined) or numbered != fields:
            missing.append((name, numbered, fields))
    print(f"agreements: {len(wanted)} facts, {len(missing)} missing")

    assert missing == []


def test_agreements_are_as_many_as_stated(reading: Reading) -> None:
    """Nine accords, a MoU, a memorandum, ports, a friendship, two declarations."""
    kinds = Counter(r.kind for r in reading.records if isinstance(r, AgreementRecord))

    assert kinds == {
        "accord": 9,
        "mou": 2,
        "sister-port": 1,
        "friendship-port": 1,
        "friendship-city": 1,
        "declaration": 2,
    }


def test_accords_have_as_many_fields_as_listed(reading: Reading) -> None:
    """The fields of each of the nine accords."""
    accords = {
        record.parties[0].name: len(record.fields)
        for record in reading.records
        if isinstance(record, AgreementRecord) and record.kind == "accord"
    }

    assert accords == {
        "ソウル市": 6,
        "ベルリン市": 3,
        "NSW州": 3,
        "トムスク州": 4,
        "ロンドン市": 6,
        "モスクワ市": 3,
        "パリ市": 5,
        "ロサンゼルス市": 4,
        "北京市": 10,
    }


def named(reading: Reading, table: Document, row: Row) -> set[str]:
    """Return every partner of a row, by name."""
    programs = {r.ref: r for r in reading.records if isinstance(r, ProgramRecord)}
    years = years_of(reading, table, row)
    program = programs[years[0].program]
    parties: list[Party] = [p for year in years for p in year.partners]
    parties += program.partners
    return {normalise(p.name) for p in parties} | {
        normalise(words) for words in program.counterparties
    }


def test_partners_read_by_hand_are_found(
    rows: Mapping[int, Row], reading: Reading, table: Document, gold: Path
) -> None:
    """At least 95 % of the actors that a record names are its partners."""
    wanted = facts(gold / "partners.csv")
    found = []
    for fact in wanted:
        line = int(fact["line"])
        row = next(
            row
            for row in rows.values()
            if any(strip.line == line for strip in row.strips)
        )
        name = normalise(fact["partner_name_ja"])
        found.append(any(name in one for one in named(reading, table, row)))
    print(f"partners: recall {share(found):.3f} of {len(wanted)}")

    assert share(found) >= BAR


def test_partners_are_about_as_many_as_read_by_hand(
    rows: Mapping[int, Row], table: Document, reading: Reading
) -> None:
    """The whole key has 199 actors, of which two dozen are borderline."""
    programs = {r.ref: r for r in reading.records if isinstance(r, ProgramRecord)}
    count = 0
    for row in rows.values():
        years = years_of(reading, table, row)
        parties = [party for year in years for party in year.partners]
        parties += programs[years[0].program].partners
        count += len({party.ref or party.name for party in parties})
    print(f"partners: {count} read, 199 by hand")

    assert 0.9 <= count / 199 <= 1.05


def test_figures_read_by_hand_are_found_with_value_and_unit(
    reading: Reading, table: Document, gold: Path
) -> None:
    """At least 85 % of the figures, 98 % of those with the right value and unit."""
    figures = [r for r in reading.records if isinstance(r, FigureRecord)]
    wanted = facts(gold / "figures.csv")
    found, right = [], []
    for fact in wanted:
        year = {"R2": 2020, "R3": 2021}[fact["fiscal_year"]]
        near = [
            record
            for record in figures
            if int(fact["line"]) in lines(table, record.evidence)
            and record.fiscal_year == year
        ]
        same = [r for r in near if r.value == Decimal(fact["value"])]
        found.append(bool(near))
        if near:
            units = {normalise(r.unit_text).replace(" ", "") for r in same}
            right.append(fact["unit"] in {u.removeprefix("つの") for u in units})
    print(
        f"figures: recall {share(found):.3f}, value and unit {share(right):.3f}"
        f" of {len(wanted)}; {len(figures)} read"
    )

    assert share(found) >= 0.85
    assert share(right) >= 0.98


def test_every_text_handed_over_stands_in_its_passages(
    reading: Reading, table: Document
) -> None:
    """Results, figures and names are printed where their evidence points."""
    lost = [
        (type(record).__name__, text)
        for record in reading.records
        for text in printed(record)
        if squeeze(text)
        not in squeeze("".join(table.passage(s).text for s in record.evidence))
    ]

    assert lost == []


def printed(record: Record) -> list[str]:
    """Return the texts that a record claims to be printed in its evidence."""
    if isinstance(record, ResultRecord):
        return [record.text]
    if isinstance(record, FigureRecord):
        return [record.text, record.unit_text]
    if isinstance(record, AgreementRecord) and record.kind != "accord":
        return [party.name for party in record.parties]
    return []


def squeeze(text: str) -> str:
    """Remove every blank from a text in the letters that readers are given."""
    return re.sub(r"\s", "", compose(Document("", text)).document.text)
