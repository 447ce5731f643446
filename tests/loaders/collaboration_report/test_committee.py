"""Affiliations, status words, chapters, flows: the smaller readers."""

import pytest

from enishi.documents.source import Document, Span
from enishi.loaders.collaboration_report.chapters import read_chapters
from enishi.loaders.collaboration_report.committee import affiliations
from enishi.loaders.collaboration_report.flow import flow_of, printed_name, unwrap
from enishi.loaders.collaboration_report.status import read_status
from enishi.loaders.collaboration_report.tables import read_tables


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("桜大学大学院文学研究科教授", [("桜大学", "大学院文学研究科教授")]),
        ("社会福祉法人桜市社会福祉協議会活動部担当部長", None),
        ("NPO法人桜理事長 桜区連合会長協議会副会長", None),
        ("一般社団法人梅 代表理事", [("一般社団法人梅", "代表理事")]),
    ],
)
def test_affiliations_end_where_the_body_ends(
    cell: str, bodies: list[tuple[str, str]] | None
) -> None:
    """Unit and position are told apart from the body; one member may have two."""
    document = Document("table.txt", f"氏名\t所属等\n名 前\t{cell}\n")
    table = next(read_tables(document, document.lines))
    found = [(one.body.name, one.position) for one in affiliations(table)]
    several = [
        ("社会福祉法人桜市社会福祉協議会", "活動部担当部長"),
        ("NPO法人桜", "理事長"),
        ("桜区連合会長協議会", "副会長"),
    ]

    assert found == (bodies or [pair for pair in several if pair[0] in cell])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("講座の開催を中止した。", "cancelled"),
        ("※令和2年度は新型コロナの影響により開催は中止。", "cancelled"),
        ("オンラインにて開催し、啓発を行った。", "online"),
        ("講演会は実施できなかったが、検討した。", "no-activity"),
        ("まつりをはじめ様々なイベントの開催は中止となった。", "held"),
        ("補助金を交付。", "held"),
        ("", "not-stated"),
    ],
)
def test_status_is_that_of_the_project_itself(text: str, key: str) -> None:
    """What other events did is not what the project did."""
    assert read_status([text] if text else []).key == key


def test_numbers_open_headings_only_in_their_order() -> None:
    """Quoted rules and notes that begin with numbers are no measures."""
    document = Document(
        "chapters.txt",
        "1 取組\n\n(1) 周知\n\n本文。\n\n(2) 基金の状況\n\n本文。\n\n"
        "ア 助成金\n\n本文。\n\n【参考】規則（条例第6条）\n\n第6条 基金を置く。\n\n"
        "(1) 寄附について\n\n件数\t金額\n\n(3) 地域の課題に取り組みます。\n\n"
        "(3) その他\n\n本文。\n",
    )
    found = read_chapters(document, document.lines).measures

    assert [(m.level, m.title.text) for m in found] == [
        (0, "取組"),
        (1, "周知"),
        (1, "基金の状況"),
        (2, "助成金"),
        (1, "その他"),
    ]
    assert [passage.caption for passage in found[2].passages] == ["", "寄附について"]
    assert found[3].references[0][0].text == "規則（条例第6条）"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("株式会社 桜", "株式会社桜"),
        ("共同事業者 J V", "共同事業者JV"),
        ("I T交流", "IT交流"),
        ("Connection of the Children", "Connection of the Children"),
        ("NPO 法人桜", "NPO法人桜"),
    ],
)
def test_names_are_closed_up(printed: str, name: str) -> None:
    """Blanks stay only between Latin words."""
    assert printed_name(printed) == name


def test_wrapped_lines_are_joined_but_items_are_not() -> None:
    """Sentences, items and paragraphs keep their line feeds."""
    assert unwrap("- ・花を\n植えた\n- ・木を植えた。\n次の文\n\n段落 data\nbase") == (
        "・花を植えた\n・木を植えた。\n次の文\n段落 data base"
    )


def test_a_part_of_a_flow_knows_its_place() -> None:
    """Markup between does not shift what stands behind it."""
    document = Document("flow.txt", "前<p>**花の会** と森</p>")
    flow = flow_of(document, Span(1, len(document.text)))
    part = flow.part(flow.text.index("と"), len(flow.text))

    assert part.text == "と森"
    assert document.text[part.span.start : part.span.end] == "と森"
