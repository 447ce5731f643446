"""Whom a contract is with."""

import pytest

from enishi.documents.source import Document
from enishi.loaders.collaboration_report.flow import flow_of_lines
from enishi.loaders.collaboration_report.page_parties import (
    bare_key,
    read_parties,
    read_party,
    split_names,
)
from enishi.loaders.collaboration_report.pages import Paragraph, Role, Section


def section(text: str) -> tuple[Document, Section]:
    """Return a section on the counterparty with this text."""
    document = Document("page.txt", text)
    flow = flow_of_lines(document, document.lines)
    paragraph = Paragraph(flow, document.lines, 0)
    return document, Section(flow, Role.COUNTERPARTY, (paragraph,), ())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("株式会社 桜\n株式会社 梅", ["株式会社桜", "株式会社梅"]),
        ("桜・\n梅共同事業体", ["桜・梅共同事業体"]),
        (
            "桜のネットワーク\n（準備会議）〔通称 さく〕",
            ["桜のネットワーク（準備会議）"],
        ),
        ("- ・桜\n- ・ 梅・桃の会", ["桜", "梅・桃の会"]),
        ("①桜\t②梅\n③桃", ["桜", "梅", "桃"]),
        ("株式会社桜（委託型）", ["株式会社桜"]),
        ("桜研究所(SKR)", ["桜研究所"]),
        ("NPO法人Connection of\nthe City", ["NPO法人Connection of", "the City"]),
    ],
)
def test_names_are_parted_by_line_mark_and_comma(text: str, names: list[str]) -> None:
    """A line ends a name, save behind ・ and before a bracket."""
    document, part = section(text)

    assert [p.name for p in read_parties(document, part, ()).parties] == names


@pytest.mark.parametrize(
    "text",
    [
        "共同事業者 J V（株式会社桜、\n梅株式会社）",
        "共同事業者JV\n\n(株式会社桜、梅株式会社)",
    ],
)
def test_members_of_a_consortium_are_those_in_brackets(text: str) -> None:
    """Capitals that the conversion set apart are one word."""
    document, part = section(text)
    party = read_parties(document, part, ()).parties[0]

    assert party.name == "共同事業者JV"
    assert [member.name for member in party.members] == ["株式会社桜", "梅株式会社"]


def test_members_of_a_joined_name_must_be_known() -> None:
    """A name with ・ is parted only if both sides are bodies of the report."""
    document, _ = section("桜の会・梅共同事業体")
    item = next(split_names(flow_of_lines(document, document.lines)))

    known = frozenset({bare_key("NPO法人桜の会"), bare_key("梅株式会社")})
    assert [m.name for m in read_party(item, known).members] == ["桜の会", "梅"]
    assert read_party(item, frozenset({"梅"})).members == ()


def test_a_class_of_parties_names_nobody() -> None:
    """A generic phrase is kept as worded."""
    document, part = section("市内で実績を有するNPO法人、保育を営む社会福祉法人等")
    found = read_parties(document, part, ())

    assert found.parties == ()
    assert found.classes == ("市内で実績を有するNPO法人、保育を営む社会福祉法人等",)


def test_a_type_of_contract_behind_a_name_is_kept() -> None:
    """（委託型） tells the kind of the contract."""
    document, part = section("株式会社桜（委託型）")

    assert read_parties(document, part, ()).remark == "委託型"
