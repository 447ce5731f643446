"""Counterparties: named bodies, classes of parties, conditions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.loaders.collaboration_report.counterparties import (
    class_words,
    org_kind,
    read_counterparties,
)
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.party_words import names_a_class


def flow(text: str) -> Flow:
    """Return a text as a flow that starts a document."""
    return Flow(text, tuple(range(len(text))))


@pytest.mark.parametrize(
    ("clause", "named", "classes"),
    [
        ("桜川大学、桃山大学", ["桜川大学", "桃山大学"], []),
        ("公園愛護会、区内小学校、桜区民", [], ["公園愛護会", "区内小学校", "桜区民"]),
        ("㈱さくら、桜区内地域ケアプラザ", ["㈱さくら"], ["桜区内地域ケアプラザ"]),
        ("商工会議所桜支部 (株)花島", ["商工会議所桜支部", "(株)花島"], []),
        ("活動を行い、継続している団体", [], ["活動を行い、継続している団体"]),
        ("学校、保護者から構成される運営委員会", [], None),
        ("(1)桜保護司会、(2)青少年団体", ["桜保護司会"], ["青少年団体"]),
        ("・3人以上の団体\n・続ける団体", [], ["・3人以上の団体\n・続ける団体"]),
        ("（１）続ける団体\n（２）3人以上の団体", [], None),
        ("（１）桜保護司会、（２）青少年団体", ["桜保護司会"], ["青少年団体"]),
        ("花の会、緑の部屋 ほか", ["花の会", "緑の部屋"], []),
        ("介護事業者等", [], ["介護事業者等"]),
        ("協働：桜の会\nNPO法人梅\n支援：桜の会", ["桜の会", "NPO法人梅"], []),
        ("市民委員 ※関心のある個人", [], ["市民委員"]),
        ("参加者が作った市民グループ 木の実委員会", ["木の実委員会"], []),
        ("未来を描く会", ["未来を描く会"], []),
        ("審査の上、登録したNPO法人", [], ["審査の上、登録したNPO法人"]),
    ],
)
def test_enumerations_are_parted_and_sorted(
    clause: str, named: list[str], classes: list[str] | None
) -> None:
    """Bodies are named, classes are worded; conditions stay whole."""
    found = read_counterparties(flow(clause))

    assert sorted(item.text for item in found.named) == sorted(named)
    whole = [clause] if classes is None else classes
    assert [item.text for item in found.classes] == whole


@pytest.mark.parametrize(
    "name", ["桜大学", "鶴高等学校", "親が森", "はなのわ", "桜の会"]
)
def test_a_name_of_its_own_makes_a_body(name: str) -> None:
    """Kinds of schools and groups with a name before them are bodies."""
    assert not names_a_class(name)


@pytest.mark.parametrize(
    "name", ["大学", "協定を結んだ大学", "各図書館ボランティア", "地区連合", "NPO法人"]
)
def test_a_kind_alone_makes_a_class(name: str) -> None:
    """A kind without a name, or with a clause only, names nobody."""
    assert names_a_class(name)


def test_brackets_that_close_nothing_go() -> None:
    """The bracket that closed the label is no part of the conditions."""
    assert class_words(flow("要件を満たすもの)\n- ・規約(会則)があること)")) == (
        "要件を満たすもの\n・規約(会則)があること"
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("株式会社さくら・梅共同企業体", "jv"),
        ("共同事業者JV", "jv"),
        ("認定NPO法人さくら", "nintei-npo"),
        ("桜大学", "gakko"),
        ("桜の会", ""),
    ],
)
def test_names_tell_kinds_of_bodies(name: str, kind: str) -> None:
    """A consortium is one even where its name begins with a firm's."""
    assert org_kind(name) == kind


@given(st.text(alphabet="あ桜会、・(（)）「」①区内団体を\n 等※", max_size=40))
def test_any_clause_is_read_and_stays_in_place(clause: str) -> None:
    """Whatever is printed, items are parts of the clause, at their place."""
    found = read_counterparties(flow(clause))

    for item in (*found.named, *found.classes):
        assert clause[item.span.start : item.span.end] == item.text
