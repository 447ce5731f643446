"""The pages of contract projects and what they cost."""

from decimal import Decimal

import pytest

from enishi.documents.source import Document
from enishi.loaders.collaboration_report.page_costs import contract_kind, read_costs
from enishi.loaders.collaboration_report.pages import Page, Role, read_pages

PAGE = """事業紹介②⑥

桜のまちづくり
(みんなの事業)（新規）

（担当区局所管課：桜区区政推進課）

1 協働契約の相手方

NPO法人梅

2 事業費（1地区30万円を上限とします）

令和2年度執行額：2,014,999円
令和3年度執行予定額：35,520,000円

※5,000円は別です。

3 事業内容

桜を植えました。



写真の説明

4 事業実績**(1) 会議**

- ・会議を3回実施



会議の様子

チラシの言葉です。

(2) 報告

報告書を配りました。

写真だけの説明

5 協働で事業を行った効果

つながりができました。

まちに花を！
みんなで植えよう。
"""


@pytest.fixture
def page() -> Page:
    """The one page of the text above."""
    document = Document("page.txt", PAGE)
    return next(read_pages(document, document.lines))


def test_head_is_name_newness_and_office(page: Page) -> None:
    """The name goes on over two lines; the number of the label does not matter."""
    assert page.name.name == "桜のまちづくり(みんなの事業)"
    assert page.is_new
    assert page.office.text == "桜区区政推進課"


def test_sections_are_told_by_their_titles(page: Page) -> None:
    """Five sections, each with its role."""
    assert [part.role for part in page.sections] == [
        Role.COUNTERPARTY,
        Role.COST,
        Role.CONTENT,
        Role.RESULTS,
        Role.EFFECT,
    ]


def test_text_of_pictures_is_no_text_of_the_section(page: Page) -> None:
    """It ends where the section's own marks go on; slogans are no effects."""
    results, effect = page.section(Role.RESULTS), page.section(Role.EFFECT)

    assert results is not None
    assert effect is not None
    assert results.words.split("\n") == [
        "(1) 会議",
        "・会議を3回実施",
        "(2) 報告",
        "報告書を配りました。",
    ]
    assert [caption.flow.text for caption in results.captions] == [
        "会議の様子",
        "チラシの言葉です。",
        "写真だけの説明",
    ]
    assert effect.words == "つながりができました。"


def test_costs_have_years_phases_and_notes(page: Page) -> None:
    """Executed and planned amounts differ; remarks are no amounts."""
    costs = list(read_costs(page.section(Role.COST), 2020))

    assert [(cost.amount.value, cost.fiscal_year, cost.phase) for cost in costs] == [
        (Decimal(2014999), 2020, "settled"),
        (Decimal(35520000), 2021, "planned"),
    ]
    assert costs[0].note.endswith("※5,000円は別です。")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("管理・運営に関する委託費等", "commission"),
        ("補助金", "subsidy"),
        ("負担金等事業全体の決算額", "cost-sharing"),
        ("人件費", ""),
    ],
)
def test_words_behind_an_amount_tell_the_kind_of_contract(
    words: str, kind: str
) -> None:
    """Only the three printed kinds are read; nothing else is guessed."""
    assert contract_kind(words) == kind


def test_a_page_that_lost_its_office_keeps_its_name() -> None:
    """What else a damaged page says is read."""
    document = Document("page.txt", "\n事業紹介①\n\n桜のまちづくり\n")

    (page,) = read_pages(document, document.lines)

    assert (page.key, page.office.text) == ("桜のまちづくり", "")
    assert page.sections == ()


def test_a_page_that_lost_its_label_begins_with_its_name() -> None:
    """Neither the page before nor its own name takes what is its own."""
    document = Document(
        "pages.txt",
        "事業紹介①\n\n桜のまちづくり\n(担当区局所管課：西区地域振興課)\n\n"
        "1 協働契約の相手方\n\nNPO法人さくら\n\n"
        "梅のまちづくり（新規）\n\n(担当区局所管課：市民局市民活動課)\n\n"
        "1 協働契約の相手方\n\nNPO法人うめ\n",
    )

    first, second = read_pages(document, document.lines)

    assert (first.key, first.office.text) == ("桜のまちづくり", "西区地域振興課")
    assert (second.key, second.office.text) == ("梅のまちづくり", "市民局市民活動課")
    assert second.is_new
    assert second.label is None
    assert [page.sections[0].words for page in (first, second)] == [
        *("NPO法人さくら", "NPO法人うめ"),
    ]
