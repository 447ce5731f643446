"""Agreements, affiliations and events of a sheet's rows, on sentences written here."""

from pathlib import Path

import pytest
from readings import facts, read_by

from enishi.documents.source import Document
from enishi.loaders.progress_sheet.layout import ProgressSheet
from enishi.loaders.records import (
    AgreementRecord,
    EventRecord,
    FigureRecord,
    MentionRecord,
    ProgramYearRecord,
)
from enishi.register.names import Names

OPENING = "神戸市国際推進計画第1期実行プログラム進行管理シート(令和5年度)\n\n"
HEADINGS = "【取組方針Ⅰ】国際展開\n\n取組の方向性1 交流\n\n①都市間の交流\n\n"
LEGEND = "\n※今後の事業の方向性【I. 現状のまま継続、II. 改善しながら継続】\n"


def sheet(results: str, *, name: str = "都市間の交流") -> Document:
    """Return a sheet of one row with these results."""
    cells = ("1", name, "国際交流推進事業", "4-9-1", "交流を進めます。", "交流の実施")
    tail = ("A. 貢献している", "進みました。", "続けます。", "企画局")
    row = "\t".join((*cells, "3. ほぼ目標どおり", results, *tail))
    return Document("sheet.txt", f"{OPENING}{HEADINGS}{row}\n{LEGEND}")


def agreements(document: Document, names: Names) -> list[AgreementRecord]:
    """Return the agreements of a sheet."""
    records = read_by(ProgressSheet(), document, names).records
    return [r for r in records if isinstance(r, AgreementRecord)]


@pytest.mark.parametrize(
    ("text", "label", "kind", "parties"),
    [
        (
            "ハノイ市、JICAと神戸市の3者間でミニッツに署名しました。",
            "ハノイ市・JICAとのミニッツ",
            "minutes",
            ["ハノイ市", "JICA"],
        ),
        (
            "本市と天津市の間で締結した協定・覚書に基づき研修を行いました。",
            "天津市との協定・覚書",
            "agreement",
            ["天津市"],
        ),
        (
            "釜山広域市との覚書を締結しました。",
            "釜山広域市との覚書",
            "mou",
            ["釜山広域市"],
        ),
        (
            "既存の「横浜市・神戸市港湾連携協定」を土台に進めました。",
            "横浜市・神戸市港湾連携協定",
            "agreement",
            ["横浜市"],
        ),
        (
            "3月にポートアイランド・HAT神戸・六甲アイランドの3拠点包括協定を締結しました。",
            "ポートアイランド・HAT神戸・六甲アイランドの3拠点包括協定",
            "agreement",
            ["ポートアイランド", "HAT神戸", "六甲アイランド"],
        ),
    ],
)
def test_what_was_signed_is_an_agreement_with_its_parties(
    names: Names, text: str, label: str, kind: str, parties: list[str]
) -> None:
    """Names, kinds and parties are those printed; the city itself is a party."""
    (found,) = agreements(sheet(text), names)

    assert (found.label, found.kind) == (label, kind)
    assert [party.name for party in found.parties] == parties
    assert found.home_party is (len(parties) < 3)


def test_an_agreement_with_a_class_of_cities_is_none(names: Names) -> None:
    """Nobody is named, so nobody has signed."""
    assert (
        agreements(sheet("本市と協定や覚書を締結した海外都市を支援しました。"), names)
        == []
    )


def test_an_agreement_named_twice_is_one_with_two_passages(names: Names) -> None:
    """The same agreement in two sentences is the same thing."""
    text = "釜山広域市との覚書を締結しました。 釜山広域市との覚書に基づき交流しました。"
    (found,) = agreements(sheet(text), names)

    assert len(found.evidence) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("友好都市天津市の代表団が来訪しました。", "friendship-city"),
        ("姉妹都市アメリカ・シアトル市と交流しました。", "sister-city"),
        ("シアトル市との姉妹都市提携66周年を記念しました。", "sister-city"),
        (
            "姉妹都市シアトル市と交流しました。友好都市シアトル市を訪ねました。",
            "sister-or-friendship-city",
        ),
        ("友好港天津港と情報を交換しました。", "friendship-port"),
    ],
)
def test_affiliations_are_of_the_kind_their_words_say(
    names: Names, text: str, kind: str
) -> None:
    """Both words for one city leave it open which it is."""
    (found,) = agreements(sheet(text), names)

    assert found.kind == kind


def test_an_anniversary_gives_the_year_of_an_affiliation(names: Names) -> None:
    """66 years before fiscal year 2023 is 1957."""
    text = "シアトル市との姉妹都市提携66周年を記念しました。"
    (found,) = agreements(sheet(text), names)

    assert found.inferred_year == 1957


def test_an_initiative_about_sister_cities_makes_its_cities_such(names: Names) -> None:
    """The initiative's name says what the cities of its row are."""
    document = sheet("リガ市へ動画を送りました。", name="姉妹・友好都市との交流の推進")
    (found,) = agreements(document, names)

    assert found.kind == "sister-or-friendship-city"
    assert agreements(sheet("リガ市へ動画を送りました。"), names) == []


def test_events_have_their_date_mode_and_participants(names: Names) -> None:
    """The year of a month without one is that of the fiscal year."""
    text = "11月にリガ市と連携したオンラインセミナーを開催しました。"
    records = read_by(ProgressSheet(), sheet(text), names).records
    (event,) = [r for r in records if isinstance(r, EventRecord)]

    assert event.label == "オンラインセミナー"
    assert (event.held, event.held_inferred, event.mode) == ("2023-11", True, "online")
    assert [party.name for party in event.participants] == ["リガ市"]


def test_a_cancelled_event_was_attended_by_nobody(names: Names) -> None:
    """It has no date of being held either."""
    text = "2月に予定していたリガ市との交流コンサート(神戸市内)は中止しました。"
    records = read_by(ProgressSheet(), sheet(text), names).records
    (event,) = [r for r in records if isinstance(r, EventRecord)]

    assert (event.status, event.held, event.participants) == ("cancelled", "", ())


def test_a_body_called_after_a_place_is_not_the_place(names: Names) -> None:
    """The university is the partner, with the country of its city."""
    records = read_by(
        ProgressSheet(), sheet("ハノイ工科大学と共同で調査しました。"), names
    ).records
    (year,) = [r for r in records if isinstance(r, ProgramYearRecord)]

    assert [(p.name, p.country, p.kinds) for p in year.partners] == [
        ("ハノイ工科大学", "VN", ("organization",))
    ]


def test_a_city_that_nobody_registered_is_left_to_the_curator(names: Names) -> None:
    """It is named as what it is; no entity is made up for it."""
    records = read_by(
        ProgressSheet(), sheet("ヌクアロファ市へ職員を派遣しました。"), names
    ).records
    (mention,) = [r for r in records if isinstance(r, MentionRecord)]
    (year,) = [r for r in records if isinstance(r, ProgramYearRecord)]

    assert (mention.party.name, mention.party.kinds) == ("ヌクアロファ市", ("city",))
    assert mention.party.ref is None
    assert year.partners == ()


def test_figures_of_other_years_belong_to_those_years(names: Names) -> None:
    """A fiscal year right before a figure, or before a colon, is its year."""
    text = (
        "派遣件数は、令和3年度7,767件、令和4年度2,350件でした。(令和2年度:延55人に給付)"
    )
    records = read_by(ProgressSheet(), sheet(text), names).records
    found = {r.text: r.fiscal_year for r in records if isinstance(r, FigureRecord)}

    assert found == {"7,767件": 2021, "2,350件": 2022, "延55人": 2020}


def test_a_figure_with_bare_words_is_called_by_its_sentences_topic(
    names: Names,
) -> None:
    """Only printed words are used: the topic's, else the initiative's name."""
    text = "修学奨励金について、前期30名に支給しました。7か国語に対応しました。"
    records = read_by(ProgressSheet(), sheet(text), names).records
    labels = [r.label for r in records if isinstance(r, FigureRecord)]

    assert labels == ["修学奨励金 前期 支給", "都市間の交流 対応"]


def test_every_agreement_read_by_hand_is_found(
    progress_sheet: Document, names: Names, data: Path
) -> None:
    """The agreements of the sheet that were read by hand have their parties."""
    found = agreements(progress_sheet, names)
    table = facts(data / "gold" / "kawasaki" / "agreements.csv")
    home = "川崎市"
    missing = [
        row["agreement_ja"]
        for row in table
        if not any(
            a.label == row["agreement_ja"]
            and {home, *(p.name for p in a.parties)} == set(row["parties"].split(";"))
            for a in found
        )
    ]
    print(f"agreements: {len(table) - len(missing)} of {len(table)}")

    assert missing == []
    assert len({a.ref for a in found}) == len(found) == 9
