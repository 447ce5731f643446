"""Partners are parties abroad; addresses, languages and home bodies are not."""

from collections.abc import Callable

import pytest

from enishi.documents.source import Document
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.parties import Named, PartyFinder
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

Printed = Callable[[str], tuple[Document, Cell]]


@pytest.fixture
def named(printed: Printed, names: Names) -> Callable[[str], Named]:
    """Find everyone a text names."""

    def find(text: str) -> Named:
        document, cell = printed(text)
        return PartyFinder(document, "tokyo-test", names).find(cell)

    return find


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        ("ソウル市、クアラルンプ\nールとの会議", ["ソウル市", "クアラルンプール"]),
        ("研修員をブータン王国、マレーシアから受入れ", ["ブータン王国", "マレーシア"]),
        ("シンガポール動物園（シンガポール共和国）と", ["シンガポール動物園"]),
        ("セルビアのベオグラード動物園から", ["ベオグラード動物園"]),
        ("フランス共和国 アヌシーにて開催", ["アヌシー"]),
        ("台湾台北市で開催", ["台北市"]),
        ("ブラジル大使館の職員が視察", ["ブラジル大使館"]),
        ("ヴィリニュス工科大学との共同研究", ["ヴィリニュス工科大学"]),
        ("連携先:Green Harbour 財団（インドネシア）", ["Green Harbour 財団"]),
        ("チリ国の主要都市では外出が制限され、チリ大使館に照会", ["チリ大使館"]),
        ("ドイツ語、中国語、韓国語に対応", []),
        ("東京都と江東区、多摩動物公園で実施", []),
        ("Web大学説明会とグローバル人材", []),
    ],
)
def test_partners_are_those_abroad_that_act(
    text: str, partners: list[str], named: Callable[[str], Named]
) -> None:
    """By the register, and by the form of names it does not know."""
    assert [party.name for party in named(text).partners] == partners


def test_classes_of_counterparties_are_kept_in_words(
    named: Callable[[str], Named],
) -> None:
    """No organisation is made of them, and no country of their address."""
    found = named("ドイツ企業と進める研究は、ドイツでの規制により遅れた")

    assert found.classes == ["ドイツ企業"]
    assert found.partners == []


def test_home_bodies_are_named_but_no_partners(
    named: Callable[[str], Named],
) -> None:
    """Schools of the city are told by their form."""
    found = named("国際高等学校、北園高等学校がJICAの研修を実施。都立高等学校等に周知")

    assert [p.name for p in found.others] == ["JICA", "国際高等学校", "北園高等学校"]


def test_a_name_of_several_things_is_reported(
    named: Callable[[str], Named],
) -> None:
    """City or province: the text does not say."""
    assert [p.name for p in named("Quebecに窓口を開設").doubtful] == ["Quebec"]


def test_a_city_state_is_the_city(named: Callable[[str], Named]) -> None:
    """A city deals with the city of Hong Kong, and the context says so."""
    (party,) = named("香港と共同で商談会を開催").partners

    assert (party.ref, party.method) == (Ref.curated("city/hong-kong"), "context")


def test_an_office_abroad_makes_no_partner_of_its_place(
    named: Callable[[str], Named],
) -> None:
    """The city is named, but nobody there is dealt with."""
    found = named("ビジネス東京・香港窓口を開設")

    assert found.partners == []
    assert [party.name for party in found.others] == ["香港"]


def test_a_name_stands_where_its_evidence_points(
    printed: Printed, names: Names
) -> None:
    """Also when a line break falls into it."""
    document, cell = printed("参加都市:クイーンズ\nランド、ロッテルダム")
    found = PartyFinder(document, "tokyo-test", names).find(cell)

    texts = [document.passage(p.evidence[0]).text for p in found.partners]
    assert texts == ["クイーンズ\nランド", "ロッテルダム"]
