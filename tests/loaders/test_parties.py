"""Parties are found by the register and by the form of their names."""

import pytest

from enishi.documents.source import Document
from enishi.loaders.blocks import Block, read_blocks
from enishi.loaders.parties import Parties
from enishi.register.names import Names


def block(text: str) -> Block:
    """Return a line of text as a block."""
    return read_blocks(Document("x", text))[0]


@pytest.fixture
def parties(names: Names) -> Parties:
    """A finder with no document's own corrections."""
    return Parties(names, "some-document")


def test_a_name_stands_where_it_says(parties: Parties) -> None:
    """The evidence of a party is its name, nothing more."""
    text = "昨年、リヨン市と交流した。"
    (party,) = parties.of(block(text))

    (span,) = party.evidence
    assert text[span.start : span.end] == party.name == "リヨン市"


def test_a_short_form_in_brackets_belongs_to_the_name(parties: Parties) -> None:
    """「国連食糧農業機関（FAO）」 is one name."""
    named = [
        n.party.name for n in parties.named(block("国連食糧農業機関（FAO）と協力"))
    ]

    assert named == ["国連食糧農業機関（FAO）"]


def test_a_country_spoken_of_in_passing_is_no_partner(parties: Parties) -> None:
    """「米国の政策」 names the country, but makes it no partner."""
    line = block("米国の環境政策を踏まえ、マカティ市を支援")

    assert [n.party.name for n in parties.named(line)] == ["米国", "マカティ市"]
    assert [party.name for party in parties.of(line)] == ["マカティ市"]


def test_cities_of_our_own_offices_are_no_partners(parties: Parties) -> None:
    """Where an office stands is no city that a program is carried out with."""
    assert parties.of(block("上海、ムンバイの2つの事務所を運営します。")) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("株式会社ミドリ水道が納入", "株式会社ミドリ水道"),
        ("湘南工科学園大学との共同研究", "湘南工科学園大学"),
        ("森林環境省の事業", "森林環境省"),
        ("在ペルー日本国大使館", "在ペルー日本国大使館"),
    ],
)
def test_bodies_are_known_by_their_form(parties: Parties, text: str, name: str) -> None:
    """A legal form or the last word of a name shows a body the register lacks."""
    found = [n.party.name for n in parties.named(block(text))]

    assert found == [name]


def test_a_citys_name_behind_a_dot_begins_another_name(parties: Parties) -> None:
    """「A・神戸市の協会」 is no one body, 「夢・コミュニティ財団」 is."""
    line = block("区・交流ラウンジ・神戸市国際交流協会と、夢・コミュニティ財団が実施")

    assert [n.party.name for n in parties.named(line)] == [
        "神戸市国際交流協会",
        "夢・コミュニティ財団",
    ]


@pytest.mark.parametrize("text", ["各国大使館", "市内の大学", "世界の大学との交流"])
def test_classes_of_bodies_name_nobody(parties: Parties, text: str) -> None:
    """A class of bodies is none of them."""
    assert parties.named(block(text)) == []


def test_cities_at_home_are_no_parties_abroad(parties: Parties) -> None:
    """Our own cities and country are not returned."""
    assert parties.named(block("横浜市と川崎市は日本の都市である。")) == []


def test_a_national_team_acts_for_its_country(parties: Parties) -> None:
    """「英国代表チーム」 is a body, and the United Kingdom takes part."""
    line = block("英国オリンピック・パラリンピック代表チームの事前キャンプ受入れ")

    assert [(p.name, p.kinds) for p in parties.of(line)] == [
        ("英国オリンピック・パラリンピック代表チーム", ("organization",)),
        ("英国", ("country",)),
    ]


def test_a_network_in_quotes_is_learned(parties: Parties) -> None:
    """A network that one passage puts in quotes is known in the others."""
    quoted = block("「海辺の都市ネットワーク」が結成された。")
    learned = parties.introduced_by([quoted])

    (named,) = learned.named(block("海辺の都市ネットワークで発表した。"))

    assert named.party.kinds == ("network",)
