"""The reading of Yokohama's outline against facts read by hand."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from readings import facts

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Span
from enishi.loaders.parties import party_spans
from enishi.loaders.records import (
    BodyRecord,
    DepartmentRecord,
    EventRecord,
    FigureRecord,
    FinanceRecord,
    OfficeRecord,
    Party,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    Record,
)
from enishi.register.names import Names

FILE = "000"
THOUSAND = 1_000
YEN = {"千円": 1_000, "百万円": 1_000_000}


@pytest.fixture(scope="module")
def outline(documents: Path) -> Document:
    """The outline of Yokohama's International Bureau of fiscal year 2021."""
    return Document.read(documents / "yokohama-international-bureau-fy2021.txt")


@pytest.fixture(scope="module")
def reading(reading_of: Callable[[str], Reading]) -> Reading:
    """All records of the outline."""
    return reading_of("yokohama-international-bureau-fy2021")


@pytest.fixture(scope="module")
def gold(data: Path) -> Path:
    """The folder of facts read by hand."""
    return data / "gold" / "yokohama"


def rows(path: Path) -> list[dict[str, str]]:
    """Read a table of facts, of this document only."""
    return [row for row in facts(path) if row.get("file", FILE) == FILE]


def parties(records: tuple[Record, ...]) -> Iterator[Party]:
    """Yield every party of every record."""
    for record in records:
        for name in type(record).__dataclass_fields__:
            value = getattr(record, name)
            for party in value if isinstance(value, tuple) else (value,):
                if isinstance(party, Party):
                    yield party


def line_of(document: Document, span: Span) -> int:
    """Return the line in which a span begins."""
    return document.line_at(span.start).number


def test_budget_read_by_hand_is_read_to_the_yen(reading: Reading, gold: Path) -> None:
    """Totals, groups, programs and related programs: both years and the sources."""
    money = [r for r in reading.records if isinstance(r, FinanceRecord)]
    labels = {r.ref: r.label for r in reading.records if isinstance(r, ProgramRecord)}
    found = {
        (
            normalise(labels[r.of] if r.of else "国際局予算 合計"),
            r.fiscal_year,
            r.source,
            r.phase == "change",
            r.amount,
        )
        for r in money
    }
    sources = {
        "source_national": "national",
        "source_prefecture": "prefectural",
        "source_other": "other",
        "source_general": "general",
    }
    wanted = set()
    for row in rows(gold / "budget.csv"):
        name = normalise(row["name"].removesuffix("(総額)"))
        printed = {
            "fy2021_thousand_yen": (2021, "", False),
            "fy2020_thousand_yen": (2020, "", False),
            **{column: (2021, source, False) for column, source in sources.items()},
        }
        if row["level"] != "program":  # those differences are not printed
            printed["diff_thousand_yen"] = (2021, "", True)
        wanted |= {
            (name, *kind, Decimal(row[column]) * THOUSAND)
            for column, kind in printed.items()
            if row[column]
        }

    print(f"budget: {len(wanted & found)} of {len(wanted)}")
    assert wanted - found == set()


def test_bureaus_of_related_programs_are_those_read_by_hand(
    reading: Reading, gold: Path
) -> None:
    """No bureau is wrong, and at most one of those read by hand is left open."""
    labels = {r.ref: r.label for r in reading.records if isinstance(r, ProgramRecord)}
    bureaus = {
        labels[r.program]: [unit.path[0] for unit in r.departments]
        for r in reading.records
        if isinstance(r, ProgramYearRecord)
    }
    wanted = [
        (row["name"], row["bureau"])
        for row in rows(gold / "budget.csv")
        if row["level"] == "related_bureau_program" and row["name"] in bureaus
    ]
    found = [(bureaus[name], [bureau]) for name, bureau in wanted]

    print(f"bureaus: {sum(a == b for a, b in found)} of {len(found)}")
    assert all(one in (wish, []) for one, wish in found)
    assert sum(one == [] for one, _ in found) <= 1
    assert bureaus["医療の国際化推進事業"] == ["医療局"]
    assert bureaus["廃棄物分野における国際技術協力の推進"] == ["資源循環局"]


def test_departments_read_by_hand_have_their_parents_and_duties(
    reading: Reading, gold: Path
) -> None:
    """Units have their parents and duties, offices their area and opening."""
    units: dict[tuple[str, str], tuple[str, ...]] = {}
    for record in reading.records:
        if isinstance(record, DepartmentRecord):
            parent = ("横浜市", *record.unit.path)[-2]
            units[record.unit.path[-1], parent] = record.duties
        elif isinstance(record, OfficeRecord):
            name, parent = record.unit.path[-1], record.unit.path[-2]
            units[name, parent] = (record.area_text, record.opened)
        elif isinstance(record, BodyRecord):
            units[record.party.name, "国際局"] = (record.description,)

    for row in rows(gold / "org.csv"):
        said = "\n".join(units[row["unit"], row["parent"]])
        duty = row["duty"]
        if row["kind"] == "overseas_office":
            area, _, opened = duty.partition("; ")
            assert area.removeprefix("活動地域：") in said
            assert opened.partition("(")[2].rstrip(")") in said
        else:
            assert duty in said


def test_partners_read_by_hand_are_found(
    reading: Reading, outline: Document, gold: Path
) -> None:
    """At least 95 % of the partners are named by a record of their line."""
    found = {
        (line_of(outline, party.evidence[0]), normalise(party.name))
        for party in parties(reading.records)
    }
    offices = {
        (line_of(outline, r.evidence[0]), normalise(r.unit.path[-1]))
        for r in reading.records
        if isinstance(r, OfficeRecord)
    }
    wanted = {
        (int(row["line"]), normalise(row["partner_name_ja"]))
        for row in rows(gold / "partners.csv")
    }
    missing = wanted - found - offices

    print(f"partners: {len(wanted) - len(missing)} of {len(wanted)}")
    assert len(missing) <= 0.05 * len(wanted), missing


def test_every_party_named_is_one(reading: Reading, names: Names) -> None:
    """At least 95 % of the names are known, or have the form of a body's name."""
    named = list(parties(reading.records))
    doubtful = [
        party.name
        for party in named
        if party.ref is None
        and names.resolver.resolve(party.name, government="yokohama").entity is None
        and not party.name.endswith(("大使館", "大学", "協会", "研究所"))
    ]

    print(f"parties: {len(named)} named, {len(doubtful)} doubtful")
    assert len(doubtful) <= 0.05 * len(named), doubtful


def test_figures_read_by_hand_are_found(
    reading: Reading, outline: Document, gold: Path
) -> None:
    """At least 85 % of the figures are found, nearly all with their value and unit."""
    found: dict[int, set[tuple[Decimal, str]]] = {}
    for record in reading.records:
        if isinstance(record, FigureRecord):
            entry = (record.value, record.unit or record.unit_text)
        elif isinstance(record, FinanceRecord):
            entry = (record.amount, "円")
        else:
            continue
        for span in record.evidence:
            found.setdefault(line_of(outline, span), set()).add(entry)
    wanted = rows(gold / "figures.csv")
    missing, wrong = [], []
    for row in wanted:
        factor = YEN.get(row["unit"], 1)
        value = Decimal(row["value"]) * factor
        here = found.get(int(row["line"]), set())
        if value not in {number for number, _ in here}:
            missing.append(row)
        elif not any(n == value and same_unit(u, row["unit"]) for n, u in here):
            wrong.append(row)

    print(f"figures: {len(wanted) - len(missing)} of {len(wanted)}, {len(wrong)} wrong")
    assert len(missing) <= 0.15 * len(wanted), missing
    assert len(wrong) <= 0.02 * len(wanted), wrong


def same_unit(key: str, printed: str) -> bool:
    """Tell whether a unit is the one printed, as a concept or as words."""
    concepts = {
        "%": "percent",
        "件": "case",
        "回": "time",
        "枚": "sheet",
        "か所": "place",
        "企業": "company",
        "千円": "円",
        "百万円": "円",
        "区": "ward",
        "台": "machine",
        "団体": "group",
        "周年": "anniversary",
    }
    return key in {printed, concepts.get(printed, printed)}


def test_cases_read_by_hand_have_country_and_company(
    reading: Reading, gold: Path
) -> None:
    """Each case is an event with its country and company, by its true name too."""
    cases = {
        r.label: r for r in reading.records if isinstance(r, EventRecord) and r.country
    }
    assert len(cases) == 7
    for row in rows(gold / "yport_cases.csv"):
        case = cases[row["case"]]
        assert case.country is not None
        assert case.country.name == row["country"]
        (company,) = case.participants
        assert company.name == row["company_as_written"]
        if company.correction:
            assert normalise(company.correction.corrected) in normalise(
                row["company_true"]
            )


def test_bodies_of_several_places_are_found_at_each(
    reading: Reading, outline: Document, gold: Path
) -> None:
    """A body that several documents name is a party of its line here."""
    found = {
        (line_of(outline, party.evidence[0]), party.ref)
        for party in parties(reading.records)
    }
    for row in rows(gold / "multi_orgs.csv"):
        here = [ref for line, ref in found if line == int(row["line"]) and ref]
        assert here, row


def test_no_evidence_holds_a_name_of_staff(reading: Reading, outline: Document) -> None:
    """The column of persons in the list of posts is never read."""
    head = next(line for line in outline.lines if line.text.startswith("派遣先\t"))
    lines = outline.lines[head.number : head.number + 5]
    persons = [line.start + line.text.rindex("\t") + 1 for line in lines]
    spans = [span for record in reading.records for span in record.evidence]
    spans += [span for record in reading.records for span in party_spans(record)]
    spans += reading.furniture

    assert len(persons) == 5
    assert not any(s.start <= person < s.end for s in spans for person in persons)
