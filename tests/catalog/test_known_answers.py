"""Questions whose answers people worked out by hand from the documents.

Each test is named after its question; the figures were counted in the documents, not
taken from the graph.
"""

from collections import Counter
from collections.abc import Callable

import pytest

from enishi.catalog.library import Library
from enishi.store.embedded import EmbeddedStore

Ask = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def ask(library: Library, store: EmbeddedStore) -> Ask:
    """Return a function that asks a question and gives some of its columns as text."""

    def asked(name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
        table = store.select(library[name].bind(values))
        places = [table.variables.index(column) for column in columns.split()]
        return [
            tuple("" if row[place] is None else str(row[place]) for place in places)
            for row in table
        ]

    return asked


def key(address: str) -> str:
    """Return the last part of an address."""
    return address.rpartition("/")[2]


def test_kawasaki_has_109_initiatives_on_three_policy_lines(ask: Ask) -> None:
    """I: 16 in 19 rows, II: 34 in 42, III: 59 in 89; 109 in 150 together."""
    rows = ask("initiatives-by-policy-line", "line initiatives rows")

    assert [(key(line), n, r) for line, n, r in rows] == [
        ("I", "16", "19"),
        ("II", "34", "42"),
        ("III", "59", "89"),
    ]


def test_123_of_150_rows_reach_their_target(ask: Ask) -> None:
    """Level 2: 1 row, 3: 122, 4: 27."""
    rows = ask("target-achievement", "level rows share onTarget")

    assert [(key(level), *rest) for level, *rest in rows] == [
        ("2", "1", "0.7", "1"),
        ("3", "122", "81.3", "122"),
        ("4", "27", "18", "0"),
    ]


def test_four_rows_contribute_least(ask: Ask) -> None:
    """Contribution C: a row each of 20, 47, 53 and 108."""
    rows = ask("rows-by-contribution", "number departmentLabel")

    assert [number for number, _ in rows] == ["20", "47", "53", "108"]


def test_contributions_are_80_66_and_4(ask: Ask) -> None:
    """A: 80 rows, B: 66, C: 4, in the one table with the levels of achievement."""
    found: Counter[str] = Counter()
    for contribution, rows in ask("achievement-by-contribution", "contribution rows"):
        found[key(contribution)] += int(rows)

    assert found == {"A": 80, "B": 66, "C": 4}


def test_low_carbon_cooperation_is_with_seven_asian_governments(ask: Ask) -> None:
    """All reached their target but Yangon; Penang and Bandung belong to 環境局."""
    rows = ask(
        "cooperation-on-a-theme",
        "partner departmentLabel achievementLabel contribution",
    )
    how = {key(partner): tuple(rest) for partner, *rest in rows}

    assert how == {
        "bandung": ("環境局", "ほぼ目標どおり", "A"),
        "jakarta": ("経済労働局", "ほぼ目標どおり", "A"),
        "pekanbaru": ("経済労働局", "ほぼ目標どおり", "A"),
        "penang": ("環境局", "ほぼ目標どおり", "B"),
        "riau": ("経済労働局", "ほぼ目標どおり", "A"),
        "yangon": ("経済労働局", "目標を下回った", "C"),
    }


def test_minutes_were_signed_with_penang(ask: Ask) -> None:
    """Penang, JICA and Kawasaki signed minutes for a project of water management."""
    words = " ".join(row[0] for row in ask("signed-with-partner", "words"))

    assert "ペナン州政府、JICAと川崎市の3者間でミニッツに署名" in words
    assert "持続可能な資源循環型社会の構築に向けた水資源管理支援プロジェクト" in words
    assert "JICA草の根技術協力事業(地域活性化特別枠)" in words


def test_three_initiatives_name_shenyang(ask: Ask) -> None:
    """Environment, sister cities and music, each by another bureau."""
    rows = ask("year-with-partner", "departmentLabel statusLabel")

    assert sorted(rows) == [
        ("市民文化局", "実施"),
        ("環境局", "オンラインで実施"),
        ("総務企画局", "オンラインで実施"),
    ]


def test_departments_carry_as_many_rows_as_counted(ask: Ask) -> None:
    """Rows and initiatives by department; one row has lost its department."""
    rows = ask("departments-by-rows", "departmentLabel rows programs")

    assert rows[:7] == [
        ("市民文化局", "20", "19"),
        ("経済労働局", "19", "19"),
        ("教育委員会", "18", "17"),
        ("環境局", "13", "11"),
        ("健康福祉局", "11", "9"),
        ("総務企画局", "10", "9"),
        ("川崎区役所", "7", "7"),
    ]
    assert len(rows) == 22
    assert sum(int(n) for _, n, _ in rows) == 149


def test_four_international_bodies_appear(ask: Ask) -> None:
    """WHO in 93, UNEP in 29, UNIDO in 31, ASEAN in 10."""
    rows = ask("international-bodies", "body number")

    assert {(key(body), number) for body, number in rows} == {
        ("who", "93"),
        ("unep", "29"),
        ("unido", "31"),
        ("asean", "10"),
    }


@pytest.mark.parametrize(
    ("program", "printed"),
    [
        ("国際交流センター等を活用した外国人相談の実施", "2,976件"),
        ("DV被害者支援への通訳ボランティア派遣", "8件"),
        ("医療通訳スタッフの派遣", "4,196件"),
        ("川崎区子ども支援機関通訳・翻訳支援事業", "216件"),
        ("タブレット端末等を活用した多言語案内", "868件"),
        ("タブレット端末等を活用した多言語案内", "606件"),
        ("外国人保護者の状況に配慮した情報提供", "222件"),
        ("市立学校への外国人市民の講師派遣", "231人"),
    ],
)
def test_language_help_is_counted(ask: Ask, program: str, printed: str) -> None:
    """Consultations, interpreting and dispatches of the fiscal year, as printed."""
    rows = ask("language-help", "programLabel printed yearLabel")

    assert any(
        label == program and text.endswith(printed) and year == "令和3年度"
        for label, text, year in rows
    )


def test_the_third_program_has_three_goals(ask: Ask) -> None:
    """FY2022 to FY2025, 14, 29 and 63 initiatives, managed by the committee."""
    rows = ask("plan-outline", "start end initiatives managerLabel")

    assert rows == [
        ("2022-04-01", "2026-03-31", "", "川崎市国際施策推進委員会"),
        ("", "", "14", ""),
        ("", "", "29", ""),
        ("", "", "63", ""),
    ]


def test_tokyo_has_nine_accords(ask: Ask) -> None:
    """Fields of each accord; the City of London Corporation is none of them."""
    rows = ask("accords-and-fields", "partner fields")

    assert {key(partner): int(fields) for partner, fields in rows} == {
        "seoul": 6,
        "berlin": 3,
        "new-south-wales": 3,
        "tomsk-oblast": 4,
        "london": 6,
        "moscow": 3,
        "paris": 5,
        "los-angeles": 4,
        "beijing": 10,
    }


def test_beijing_has_most_records(ask: Ask) -> None:
    """14 records, 10 of them dormant; the whole table was counted by hand."""
    rows = ask(
        "accord-records", "partner records idle stopped onlyFirst onlySecond both"
    )
    counted = {key(partner): tuple(map(int, rest)) for partner, *rest in rows}

    assert key(rows[0][0]) == "beijing"
    assert counted == {
        "seoul": (11, 6, 1, 0, 2, 2),
        "berlin": (3, 2, 0, 0, 0, 1),
        "new-south-wales": (3, 1, 1, 0, 0, 1),
        "tomsk-oblast": (4, 2, 0, 1, 0, 1),
        "london": (6, 4, 1, 0, 0, 1),
        "moscow": (3, 2, 1, 0, 0, 0),
        "paris": (5, 4, 1, 0, 0, 0),
        "los-angeles": (4, 3, 0, 0, 1, 0),
        "beijing": (14, 10, 1, 0, 0, 3),
    }


def test_moscow_and_paris_are_dormant(ask: Ask) -> None:
    """Two accords show no activity in either year."""
    rows = ask("dormant-agreements", "agreement")

    assert {key(row[0]) for row in rows} >= {"tokyo-moscow", "tokyo-paris"}
    assert not {key(row[0]) for row in rows} & {"tokyo-beijing", "tokyo-seoul"}


def test_urban_development_has_most_records_without_activity(ask: Ask) -> None:
    """12 of 14; the table of bureaus was counted by hand."""
    rows = ask("bureaus-without-activity", "bureauLabel records idle active")
    counted = {label: tuple(map(int, rest)) for label, *rest in rows}

    assert rows[0][0] == "都市整備局"
    assert counted == {
        "生活文化スポーツ局": (27, 5, 11),
        "政策企画局": (15, 4, 5),
        "港湾局": (15, 1, 8),
        "産業労働局": (15, 5, 10),
        "総務局": (14, 2, 8),
        "都市整備局": (14, 12, 1),
        "環境局": (10, 6, 3),
        "教育庁": (9, 0, 8),
        "建設局": (7, 3, 3),
        "下水道局": (7, 3, 3),
        "福祉保健局": (7, 4, 2),
        "水道局": (5, 2, 2),
        "交通局": (4, 1, 3),
        "東京消防庁": (3, 1, 0),
        "財務局": (2, 0, 2),
        "主税局": (2, 0, 2),
        "警視庁": (2, 0, 1),
        "中央卸売市場": (1, 0, 1),
        "デジタルサービス局": (1, 0, 1),
        "病院経営本部": (1, 0, 0),
    }


def test_three_exchange_records_were_active_only_in_fy2021(ask: Ask) -> None:
    """Two with Seoul, one with Los Angeles."""
    rows = ask("active-only-later", "programLabel")

    assert Counter(row[0] for row in rows) == {
        "ソウル市との交流・協力に関わる取組": 2,
        "ロサンゼルス市との交流・協力に関わる取組": 1,
    }


def test_21_cities_joined_the_seminar(ask: Ask) -> None:
    """On 24 November 2021; three of the 21 are states or regions."""
    rows = ask("event-participants", "participant isHost held")
    guests = {row[0] for row in rows if row[1] == "false"}

    assert len(guests) == 21
    assert {key(one) for one in guests if "/region/" in one} == {
        "queensland",
        "sao-paulo-state",
        "tomsk-oblast",
    }
    assert {row[2] for row in rows} == {"2021-11-24"}


def test_delhi_and_seoul_joined_the_18th_council_only(ask: Ask) -> None:
    """Two cities were at the 18th and not at the 17th."""
    rows = ask("joined-one-event-only", "participant")

    assert {key(row[0]) for row in rows} == {"delhi", "seoul"}


def test_tokyo_and_beijing_worked_on_air_in_fy2020(ask: Ask) -> None:
    """The forum on clean air, and an exchange of researchers."""
    words = " ".join(row[0] for row in ask("partner-field-year", "result"))

    assert "大都市クリーンエア・クライメートアクション北京国際フォーラム2020" in words
    assert "大気改善分野の両都市研究員の技術交流・技術協力" in words


def test_146_and_42_trainees_came_to_the_waterworks(ask: Ask) -> None:
    """FY2020 and FY2021."""
    assert ask("figures-of-program", "yearLabel value") == [
        ("令和2年度", "146"),
        ("令和3年度", "42"),
    ]


def test_51_new_students_make_382(ask: Ask) -> None:
    """FY2021: 10 and 41 new students, 382 since the start; a year before 27 and 331."""
    rows = ask("new-and-cumulative-figures", "yearLabel roleLabel value")

    assert set(rows) >= {
        ("令和2年度", "実績", "27"),
        ("令和2年度", "累計", "331"),
        ("令和3年度", "実績", "51"),
        ("令和3年度", "実績", "10"),
        ("令和3年度", "実績", "41"),
        ("令和3年度", "累計", "382"),
    }


def test_the_finance_memorandum_is_with_the_corporation(ask: Ask) -> None:
    """The City of London Corporation, not London; 15 firms in each year."""
    rows = ask("agreement-and-its-figures", "partner figureLabel value unit yearLabel")
    firms = {row for row in rows if "誘致" in row[1]}

    assert {key(row[0]) for row in firms} == {"city-of-london-corporation"}
    assert {row[2:] for row in firms} == {
        ("15", "社", "令和2年度"),
        ("15", "社", "令和3年度"),
    }


def test_nine_and_seven_schools_had_exchange_with_new_south_wales(ask: Ask) -> None:
    """The names as printed in either year."""
    rows = ask("schools-with-partner", "yearLabel schoolLabel")
    shared = ("国際", "井草", "杉並総合", "小金井北", "国分寺", "本所")

    assert {(year, name.removesuffix("高等学校")) for year, name in rows} == {
        *(("令和2年度", name) for name in (*shared, "北園", "狛江", "農業")),
        *(("令和3年度", name) for name in (*shared, "清瀬")),
    }


def test_203_projects_are_led_by_wards_and_bureaus(ask: Ask) -> None:
    """118 by wards, 85 by bureaus; every cell of the printed table of fields."""
    rows = ask("collaboration-projects", "fieldLabel projects ward bureau")
    table = [tuple(map(int, rest)) for _, *rest in rows]

    assert rows[0] == ("市民活動・地域活動", "70", "59", "11")
    assert tuple(map(sum, zip(*table, strict=True))) == (203, 118, 85)
    assert Counter(table) == Counter(
        (ward + bureau, ward, bureau)
        for ward, bureau in zip(
            (59, 18, 12, 12, 6, 6, 0, 2, 1, 1, 1),
            (11, 15, 11, 11, 12, 9, 5, 4, 5, 1, 1),
            strict=True,
        )
    )


def test_31_projects_have_77_contracts_four_by_citizens(ask: Ask) -> None:
    """Proposed by the city 27 and 73; by citizens 4 and 4, with their amounts."""
    citizens = ask("contracts-by-initiator", "project contracts amount")
    city = ask("contracts-by-initiator", "project contracts", initiator="city")

    assert sorted(int(row[2]) for row in citizens) == [
        300_000,
        1_500_000,
        3_740_000,
        6_000_000,
    ]
    assert sum(int(row[1]) for row in citizens) == 4
    assert len({row[0] for row in city}) == 27
    assert sum(int(row[1]) for row in city) == 73


def test_shimin_sector_is_in_most_contract_projects(ask: Ask) -> None:
    """市民セクターよこはま, alone and in its consortium."""
    rows = ask("organizations-in-contract-projects", "organization projects")

    assert key(rows[0][0]) == "shimin-sector-yokohama"
    assert int(rows[0][1]) > int(rows[1][1])


def test_the_consortium_has_three_contracts(ask: Ask) -> None:
    """Numbers 17, 18 and 19 of the report."""
    rows = ask("contracts-of-organization", "amount")

    assert [int(row[0]) for row in rows] == [48_974_944, 17_996_000, 330_000]


def test_the_childcare_centres_are_the_largest_contract(ask: Ask) -> None:
    """1,003,209,104 yen, 18 contracts, 16 operators."""
    rows = ask("largest-contract-projects", "projectLabel amount contracts parties")

    assert rows[0] == ("地域子育て支援拠点事業", "1003209104", "18", "16")
    assert len(rows) == 31


def test_toppan_has_contracts_with_two_bureaus(ask: Ask) -> None:
    """The only company with more than one."""
    rows = ask("organizations-with-several-bureaus", "organization bureaus names")

    assert [(key(o), b, n) for o, b, n in rows] == [
        ("toppan", "2", "健康福祉局; 温暖化対策統括本部")
    ]


def test_eleven_contract_projects_were_new(ask: Ask) -> None:
    """Four of them with 市民協働推進課."""
    rows = ask("new-contracts", "departmentLabel ofDepartment project")

    assert len({row[2] for row in rows}) == 11
    assert rows[0][:2] == ("市民協働推進課", "4")


def test_three_ward_courses_were_cancelled(ask: Ask) -> None:
    """Hodogaya and Kanazawa had spent all the same; Sakae had not."""
    rows = ask("cancelled-yet-paid", "departmentLabel amount")

    assert set(rows) == {
        ("保土ケ谷区", "104390"),
        ("金沢区", "321457"),
        ("栄区", ""),
    }


def test_the_international_bureau_has_1531875_thousand_yen(ask: Ask) -> None:
    """133,726 thousand less than the year before; what fell most follows."""
    rows = ask("bureau-budget", "itemLabel before after difference printedChange")

    assert rows[0] == (
        "国際局",
        "1665601000",
        "1531875000",
        "-133726000",
        "-133726000",
    )
    assert rows[1][0] == "国際協力推進費"
    assert rows[1][3] == "-80897000"


def test_cooperation_lost_most_and_reception_gained_most(ask: Ask) -> None:
    """Of the programs of the bureau, from the greatest loss to the greatest gain."""
    rows = ask("program-budget-change", "programLabel difference")

    assert rows[0] == ("国際協力推進事業", "-72306000")
    assert rows[-1] == ("外国人材の受入れ・共生の推進", "16023000")
    assert len(rows) == 12


def test_four_overseas_offices_since_1987(ask: Ask) -> None:
    """Where, since when, for which area."""
    rows = ask("overseas-offices", "place since area")

    assert [(key(place), since, area) for place, since, area in rows] == [
        ("shanghai", "1987-10", "中国"),
        ("frankfurt-am-main", "1997-06", "欧州"),
        ("mumbai", "2015-11", "インド及び東南アジア"),
        ("new-york-city", "2018-11", "米州"),
    ]


def test_yoke_links_the_two_documents(ask: Ask) -> None:
    """Three bodies are named in both of Yokohama's documents."""
    rows = ask("organizations-in-two-documents", "organization")

    assert {key(row[0]) for row in rows} >= {"yoke", "yokohama-city-university"}


def test_conflicts_between_documents_are_listed(ask: Ask) -> None:
    """85 or 92 matchings; 173 regions or members; 151 or 154.5 million yen."""
    figures = {
        frozenset(row)
        for row in ask("quality/figures-that-differ", "oneValue otherValue")
    }
    units = ask("quality/units-that-differ", "onePrinted otherPrinted")
    amounts = ask("quality/amounts-that-differ", "onePrinted otherPrinted")

    assert frozenset({"85", "92"}) in figures
    assert frozenset({"173会員", "173地域"}) in {frozenset(row) for row in units}
    assert frozenset({"151百万円", "154,529千円"}) in {
        frozenset(row) for row in amounts
    }


def test_four_foreign_cities_are_shared_and_none_by_all_three(ask: Ask) -> None:
    """Of all cities of the register no other is named by two governments' documents.

    バリ, printed once with Genopole in Kawasaki's sheet, is Paris.
    """
    shared: dict[str, set[str]] = {}
    for partner, city in ask("shared-partners", "partner city"):
        if "/city/" in partner:
            shared.setdefault(key(partner), set()).add(key(city))

    assert shared == {
        "jakarta": {"kawasaki", "tokyo"},
        "paris": {"kawasaki", "tokyo"},
        "yangon": {"kawasaki", "tokyo"},
        "shanghai": {"tokyo", "yokohama"},
    }


def test_australia_and_schools_bring_two_departments_together(ask: Ask) -> None:
    """High schools' language trips, and the training centre's teachers abroad."""
    asked = ask(
        "departments-in-same-field-and-country",
        "country field city departmentLabel programs",
        language="ja",
    )
    found = {
        row[2:] for row in asked if key(row[0]) == "AU" and key(row[1]) == "education"
    }

    assert {(key(city), name, count) for city, name, count in found} == {
        ("kawasaki", "教育委員会", "1"),
        ("tokyo", "研修センター", "1"),
    }


def test_every_accord_of_tokyo_has_some_activity(ask: Ask) -> None:
    """Moscow and Paris too sat in the online seminar of November 2021."""
    rows = ask("agreements-against-activity", "city partner kind")
    idle = {key(partner) for city, partner, kind in rows if kind == "agreementOnly"}
    accords = {key(row[0]) for row in ask("accords-and-fields", "partner")}

    assert len(accords) == 9
    assert not idle & accords
    assert ("tokyo", "yangon", "activityOnly") in {
        (key(city), key(partner), kind) for city, partner, kind in rows
    }


@pytest.mark.parametrize(
    ("other", "events"),
    [("jakarta", 5), ("tomsk-oblast", 3), ("hanoi", 3), ("delhi", 2), ("manila", 2)],
)
def test_cities_sat_with_tokyo_as_often_as_counted(
    ask: Ask, other: str, events: int
) -> None:
    """The seminar, the councils for tourism, and meetings of two cities."""
    rows = ask("same-table", "city other events")
    found = {key(other): int(n) for city, other, n in rows if key(city) == "tokyo"}

    assert found[other] == events


def test_the_virus_is_named_in_all_four_rows_on_ports(ask: Ask) -> None:
    """Da Nang's meetings moved online; the three others were held all the same."""
    rows = ask(
        "covid-by-city-and-field",
        "field rows named stopped online reduced held untouched",
        city="kawasaki",
    )
    counts = {key(field): list(map(int, others)) for field, *others in rows}

    assert counts["ports"] == [4, 4, 0, 1, 0, 3, 0]
