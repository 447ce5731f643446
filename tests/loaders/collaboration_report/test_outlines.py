"""Outlines in their many shapes, and lists."""

import pytest

from enishi.documents.source import Document
from enishi.loaders.collaboration_report.outlines import Outline, read_outlines
from enishi.loaders.collaboration_report.project_list import read_list

PLAIN = """事業名〔所管課〕<活動の分野>、事業内容について記載しています。

【桜区】**花の事業**〔区政推進課〕＜環境の保全＞

花を植えた。

(協働の相手方：花の会)
"""
ONE_PARAGRAPH = (
    "【桜区】\n\n<p>花の事業〔区政推進課〕<環境の保全> 花を植えた。"
    " (協働の相手方：花の会)</p>\n"
)
THREE_PARAGRAPHS = (
    "【桜区】\n<p>花の事業〔区政推進課〕〈環境の保全〉</p> <p>花を植えた。</p>"
    '<p style="text-align: right;">（協働の相手先：花の会）</p>\n--\n'
)
TWO_LINES = (
    "【桜区】\n花の事業〔区政推進課〕\n\n＜環境の保全＞\n\n花を植えた。\n\n"
    "(協働の相手方:花の会)\n"
)
ALL_BOLD = (
    "【桜区】**花の事業〔区政推進課〕〈環境の保全〉**\n\n花を植えた。\n\n"
    "(協働の相手方：花の会)\n"
)


def outlines(text: str) -> tuple[Outline, ...]:
    """Read outlines from a text."""
    document = Document("outlines.txt", text)
    return read_outlines(document, document.lines).outlines


@pytest.mark.parametrize(
    "text", [PLAIN, ONE_PARAGRAPH, THREE_PARAGRAPHS, TWO_LINES, ALL_BOLD]
)
def test_every_shape_says_the_same(text: str) -> None:
    """Bold, paragraphs, brackets and line breaks make no difference."""
    found = outlines(text)

    assert len(found) == 1
    assert (found[0].name.text, found[0].unit) == ("花の事業", "桜区")
    assert (found[0].divisions, found[0].field_key) == (("区政推進課",), "環境の保全")
    assert [part.words for part in found[0].content] == ["花を植えた。"]
    assert found[0].counterparty.text == "花の会"


def test_conditions_behind_the_bracket_belong_to_the_counterparty() -> None:
    """A list that follows the closing bracket, closed again or not."""
    found = outlines(
        "【桜局】\n花の事業〔花課〕<環境の保全>\n\n植えた。\n\n(協働の相手方:要件を満たすもの)\n\n"
        "- ・続けること\n- ・規約があること\n\n等の要件)\n"
    )

    assert found[0].counterparty.words == (
        "要件を満たすもの)\n・続けること\n・規約があること\n等の要件)"
    )


def test_remarks_behind_the_bracket_belong_to_the_content() -> None:
    """What is no list tells of the project."""
    found = outlines(
        "【桜局】\n花の事業〔花課〕<環境の保全>\n\n植えた。\n\n(協働の相手方：団体(5人))\n\n"
        "※活動は中止となった。\n"
    )

    assert found[0].counterparty.text == "団体(5人)"
    assert [part.words for part in found[0].content] == [
        "植えた。",
        "※活動は中止となった。",
    ]


def test_a_reference_to_the_main_part_is_no_content() -> None:
    """The page tells of the project; the outline only points to it."""
    found = outlines(
        "【桜局】\n花の事業〔花課〕<環境の保全>\n\n"
        "こちらの事業の詳細については、本編 24～25 ページをご参照ください。\n"
    )

    assert found[0].content == ()


def test_divisions_are_parted_but_not_inside_a_name() -> None:
    """・ parts divisions only behind the end of one."""
    found = outlines(
        "【桜局】\n花の事業〔学校支援・地域連携課・花図書館、梅図書館〕<環境の保全>\n"
        "植えた。\n"
    )

    assert found[0].divisions == ("学校支援・地域連携課", "花図書館", "梅図書館")


def test_a_unit_holds_until_the_next_one() -> None:
    """Page heads are skipped; spaces inside a division's name are closed up."""
    document = Document(
        "list.txt",
        "事業名\t所管課\tP\n"
        "花の事業【本編 11 ページ】\t桜区 区政推進課\t資-9\n"
        "森の事業\t3R 推進課 地域課\t\n\n事業名\t所管課\tP\n"
        "川の事業\t梅本部 調整課\t資-10\n",
    )
    rows = list(read_list(document, document.lines, ["桜区"]))

    assert [(row.key, row.unit, row.divisions, row.page) for row in rows] == [
        ("花の事業", "桜区", ("区政推進課",), 11),
        ("森の事業", "桜区", ("3R推進課", "地域課"), None),
        ("川の事業", "梅本部", ("調整課",), None),
    ]
