"""A small report of another city, other years and order: nothing of the first."""

import re
from decimal import Decimal

from enishi.documents.source import Document
from enishi.loaders.collaboration_report.layout import CivicCollaboration
from enishi.loaders.records import (
    AgreementRecord,
    CategoryRecord,
    EventRecord,
    FigureRecord,
    FinanceRecord,
    FrameworkRecord,
    MembershipRecord,
    ProgramRecord,
    ProgramYearRecord,
    Reading,
    ResultRecord,
)
from enishi.register.names import Names


def projects(reading: Reading) -> dict[str, ProgramRecord]:
    """Return the projects by label, the last of those that share one."""
    return {
        record.label: record
        for record in reading.records
        if isinstance(record, ProgramRecord) and record.classes
    }


def test_projects_are_joined_over_four_places(small: Reading) -> None:
    """List, outline in another order, page and table make one project each."""
    found = projects(small)
    school = found["川の学校"]

    assert len([r for r in small.records if isinstance(r, ProgramYearRecord)]) == 7
    assert school.description == "小学生が相模川で生き物を調べました。"
    assert (school.number, school.initiator) == ("1", "citizens")
    assert [p.name for p in school.partners] == ["特定非営利活動法人川とくらす会"]
    assert school.categories == ("sagamihara-bunya/2",)
    assert found["まちの縁側づくり"].initiator == "city"


def test_projects_of_one_name_and_division_stay_apart(small: Reading) -> None:
    """Their counterparties tell them apart."""
    same = [
        record
        for record in small.records
        if isinstance(record, ProgramRecord) and record.label == "読書の日"
    ]

    assert len({record.ref for record in same}) == 2
    assert [[p.name for p in record.partners] for record in same] == [
        ["文庫の会あじさい"],
        ["株式会社まちの映画館"],
    ]


def test_status_and_newness_follow_the_words(small: Reading) -> None:
    """A cancelled market is cancelled; what is marked 新規 is new."""
    labels = {r.ref: r.label for r in small.records if isinstance(r, ProgramRecord)}
    years = {
        labels[record.program]: record
        for record in small.records
        if isinstance(record, ProgramYearRecord)
    }

    status = {label: year.status.key for label, year in years.items() if year.status}
    assert status["緑の朝市"] == "cancelled"
    assert status["おはなし会"] == "held"
    assert years["川の学校"].is_new is True
    assert years["まちの縁側づくり"].is_new is False
    assert years["緑の朝市"].is_new is None
    assert [unit.path for unit in years["緑の朝市"].departments] == [
        ("緑区", "地域課"),
        ("緑区", "福祉課"),
    ]


def test_contracts_have_parties_kinds_counts_and_amounts(small: Reading) -> None:
    """One contract stands for all of a project; those of wards are its parts."""
    contracts = [r for r in small.records if isinstance(r, AgreementRecord)]
    whole = {r.label: r for r in contracts if r.part_of is None}
    parts = {r.label: r for r in contracts if r.part_of is not None}
    amounts = {
        record.of: record
        for record in small.records
        if isinstance(record, FinanceRecord)
    }

    porch = whole["まちの縁側づくり（協働契約）"]
    assert [r.contract_count for r in whole.values()] == [2, 1, 3]
    assert porch.contract_kind == "commission"
    assert [m.name for m in porch.parties[0].members] == [
        "株式会社みどりの縁側",
        "NPO法人森の家",
    ]
    assert amounts[porch.ref].amount == Decimal(980500)
    assert amounts[porch.ref].phase == "settled"
    other = parts["講座でつながる事業 南区（協働契約以外）"]
    assert (other.kind, other.contract_for) == ("other", None)
    central = parts["講座でつながる事業 中央区（協働契約）"]
    assert amounts[central.ref].note == "準備に要した経費"


def test_courses_of_wards_are_events(small: Reading) -> None:
    """A cancelled course keeps the name that is printed in brackets."""
    courses = {
        record.label: record.status
        for record in small.records
        if isinstance(record, EventRecord) and not record.held
    }

    assert courses == {"緑の塾": "held", "中央まち塾": "cancelled", "南の学び": "held"}


def test_figures_have_years_units_and_labels(small: Reading) -> None:
    """Years of columns, units of rows and words of items are found."""
    figures = {
        (record.label, record.fiscal_year): (int(record.value), record.unit_text)
        for record in small.records
        if isinstance(record, FigureRecord)
    }

    assert figures["利用者数", 2021] == (310, "人")
    assert figures["助成の推移 助成団体数", 2019] == (9, "団体")
    assert figures["観察会", 2022] == (240, "名")
    assert figures["緑区 緑の塾 受講者数", 2022] == (33, "")
    assert figures["協働契約 件数 合計", 2022] == (6, "件")


def test_captions_are_no_results(small: Reading) -> None:
    """What stands under a picture is left out of the results."""
    results = [r.text for r in small.records if isinstance(r, ResultRecord)]

    assert "(1) 観察会 (8回、延べ240名)\n(2) 報告書 (500部)" in results
    assert not any("観察会の様子" in text for text in results)


def test_committee_grants_and_ordinance_are_read(small: Reading) -> None:
    """Meetings, affiliations, a grant, articles and the day of coming into force."""
    held = {r.held for r in small.records if isinstance(r, EventRecord) and r.held}
    members = {
        (record.member.name, record.role)
        for record in small.records
        if isinstance(record, MembershipRecord) and record.member
    }
    grants = [
        record.amount
        for record in small.records
        if isinstance(record, FinanceRecord) and record.phase == "grant"
    ]
    rules = {r.label: r for r in small.records if isinstance(r, FrameworkRecord)}

    assert held == {"2022-08-09", "2023-02-20"}
    assert members == {("麻布川大学", "chair"), ("株式会社みどりの縁側", "member")}
    assert grants == [Decimal(3450000)]
    assert rules["相模原市市民協働条例"].start == "2018-10-01"
    assert "報告は公表する" in rules["相模原市市民協働条例 第3条（報告）"].description


def test_fields_no_scheme_knows_are_introduced(small: Reading) -> None:
    """The table of fields gives another city's categories their words."""
    fields = {
        record.notation: record.label
        for record in small.records
        if isinstance(record, CategoryRecord)
    }

    assert fields["3"] == "子どもの育ち"
    assert small.remarks == ()


def test_a_changed_copy_is_read_by_its_own_facts(
    collaboration: Document, names: Names
) -> None:
    """Another year, an added project and a larger amount come out as printed."""
    text = re.sub("令和 ?2 ?年度", "令和3年度", collaboration.text)
    text = text.replace("32,564,400円", "41,000,001円")
    row = "みんなの花壇\t区政推進課\t\n"
    heading = "つるみ・元気アップ事業（補助金）\t"
    text = text.replace(heading, row + heading)
    outline = (
        "<p>みんなの花壇〔区政推進課〕<環境の保全> 花を植えた。"
        " (協働の相手方：花の会)</p>\n"
    )
    text = text.replace(
        "<p>つるみ・元気アップ事業", outline + "<p>つるみ・元気アップ事業"
    )
    layout, copy = CivicCollaboration(), Document("copy.txt", text)

    manifest = layout.manifest(copy, names)
    reading = layout.read(copy, manifest, names)

    years = [r for r in reading.records if isinstance(r, ProgramYearRecord)]
    amounts = [r.amount for r in reading.records if isinstance(r, FinanceRecord)]
    assert manifest.slug == "yokohama-civic-collaboration-fy2021"
    assert {record.fiscal_year for record in years} == {2021}
    assert len(years) == 204
    assert [p.name for p in projects(reading)["みんなの花壇"].partners] == ["花の会"]
    assert Decimal(41000001) in amounts
    assert any("counts 118" in remark.message for remark in reading.remarks)


def test_a_row_without_outline_is_remarked(elsewhere: Document, names: Names) -> None:
    """A project that only the list holds is kept and reported."""
    text = elsewhere.text.replace(
        "おはなし会\tこども家庭課\t", "おはなし会\tこども家庭課\t\n夜の学校\t区民課\t"
    )
    layout, copy = CivicCollaboration(), Document("copy.txt", text)

    reading = layout.read(copy, layout.manifest(copy, names), names)

    assert projects(reading)["夜の学校"].categories == ()
    assert {remark.message for remark in reading.remarks} == {
        "a project that stands in the list or in the outlines only",
        "the list counts 4 projects and has 5",
    }
