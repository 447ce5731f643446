"""Agreements and memberships by the words that state them."""

from collections.abc import Callable

import pytest

from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.source import Document
from enishi.loaders.records import AgreementRecord, MembershipRecord, Record
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.parties import PartyFinder
from enishi.loaders.results_table.ties import TieReader
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

Printed = Callable[[str], tuple[Document, Cell]]
PROGRAM = Ref("program", "tokyo", name="施策")


@pytest.fixture
def ties(printed: Printed, names: Names) -> Callable[[str], list[Record]]:
    """Read the ties of a text of fiscal year 2021."""

    def read(text: str) -> list[Record]:
        document, cell = printed(text)
        reader = TieReader(PartyFinder(document, "tokyo-test", names), "tokyo")
        return list(reader.read(cell, FiscalYear(2021), PROGRAM))

    return read


def test_an_anniversary_gives_the_year_of_a_port_affiliation(
    ties: Callable[[str], list[Record]],
) -> None:
    """Two agreements: the affiliation, and the memorandum exchanged for it."""
    found = ties("天津港友好港40周年記念にあたり、覚書を取り交わし")

    assert [
        (r.kind, r.inferred_year, r.fiscal_year)
        for r in found
        if isinstance(r, AgreementRecord)
    ] == [("friendship-port", 1981, None), ("mou", None, 2021)]


@pytest.mark.parametrize(
    "text",
    [
        "・City of London Corporationと締結した金融分野でのMoU（基本合意書）に基づき",
        "・都と金融分野でのMoU（基本合意書）を締結しているCity of London Corporationと",
    ],
)
def test_a_memorandum_is_told_in_either_order(
    text: str, ties: Callable[[str], list[Record]]
) -> None:
    """Both wordings give the same agreement."""
    (found,) = ties(text)

    assert isinstance(found, AgreementRecord)
    assert found.kind == "mou"
    assert found.label == "City of London Corporationとの金融分野でのMoU（基本合意書）"
    assert found.ref.name == "organization/city-of-london-corporation"
    assert found.programs == (PROGRAM,)


def test_a_declaration_is_signed_on_the_day_before_its_name(
    ties: Callable[[str], list[Record]],
) -> None:
    """It is known by its ordinal, and no program is carried out under it."""
    (found,) = ties(
        "・令和４年１月20日 第17回アジア観光促進協議会（オンライン開\n"
        "催へ変更）にて共同宣言を採択"
    )

    assert isinstance(found, AgreementRecord)
    assert (found.kind, found.signed, found.programs) == (
        "declaration",
        "2022-01-20",
        (),
    )


def test_sister_cities_are_those_said_to_be(
    ties: Callable[[str], list[Record]],
) -> None:
    """An example of friendship cities is one; 等 behind the word decides nothing."""
    (found,) = ties("北京市などの姉妹友好都市と技術的な交流を行う。")

    assert isinstance(found, AgreementRecord)
    assert found.kind == "friendship-city"
    assert ties("北京市などの姉妹友好都市等の首長と会談") == []


def test_joining_a_network_is_a_membership(ties: Callable[[str], list[Record]]) -> None:
    """Since when stands in the bracket behind."""
    (found,) = ties("「FC4S」へ加盟し（令和元年６月）、アセスメントに参加")

    assert isinstance(found, MembershipRecord)
    assert (found.organization.name, found.since) == ("FC4S", "2019-06")
