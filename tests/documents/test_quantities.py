"""Claims about quantities in running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    """Return the one quantity of a text."""
    [quantity] = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("5件実施", ("exact",)),
        ("約100件", ("about",)),
        ("20人程度", ("about",)),
        ("延べ約200人", ("head-count", "about")),
        ("受講者数:36人(延べ人数)", ("head-count",)),
        ("180人以上参加", ("at-least",)),
        ("10人以内", ()),
    ],
)
def test_the_words_around_a_number_limit_it(
    text: str, qualifiers: tuple[str, ...]
) -> None:
    """Keys of the scheme of qualifiers; an upper limit has no key and is not exact."""
    assert only(text).qualifiers == qualifiers


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("目標値35件に対し実績値92件", ["target", "actual"]),
        ("127千TEU(目標:150千TEU)", ["actual", "target"]),
        ("新たに14件実施(累計85件)", ["actual", "cumulative"]),
        ("2,400か所を目標に整備", ["target"]),
        ("基準値:12件", ["baseline"]),
    ],
)
def test_the_wording_says_what_a_value_is(text: str, roles: list[str]) -> None:
    """Target, total so far and baseline are told from what was achieved."""
    assert [quantity.role for quantity in find_quantities(text)] == roles


def test_a_quantity_keeps_what_is_printed() -> None:
    """Value in printed units, unit as printed, span with the qualifying words."""
    text = "コンテナは約127千TEUでした"

    quantity = only(text)

    assert (quantity.value, quantity.unit) == (Decimal(127), "千TEU")
    assert (quantity.unit_concept, quantity.scale) == ("teu", 1_000)
    assert text[quantity.start : quantity.end] == quantity.text == "約127千TEU"
    assert text[quantity.number_start :].startswith("127")
    assert quantity.words == ("約",)


def test_a_range_has_both_ends() -> None:
    """8～10校 is from 8 to 10."""
    assert only("8～10校").value == 8
    assert only("8～10校").upper == 10
    assert only("8校").upper is None


@pytest.mark.parametrize(("text", "per"), [("年4回の部会", "年"), ("40件／年", "年")])
def test_a_number_per_period_says_so(text: str, per: str) -> None:
    """年4回 is four times a year, not four times in all."""
    assert only(text).per == per


def test_a_number_after_a_date_is_not_per_year() -> None:
    """The 年 of 令和3年 belongs to the date."""
    assert only("令和3年5団体が").per is None


@pytest.mark.parametrize(
    "text",
    [
        "第27回",
        "第23期",
        "令和3年度",
        "10月1日",
        "14:00～16:00",
        "4-1-1",
        "(1) 事業",
        "①",
        "C40都市",
        "U-14サッカー",
        "資-11\n区の花",
        "10ページ",
        "1回目",
        "2020年大会",
        "119番通報",
        "\n3 事業内容\n",
        "取組の方向性2 企業の展開",
        "- 2 市は、",
    ],
)
def test_numbers_that_count_nothing_are_left_out(text: str) -> None:
    """Ordinals, dates, clocks, codes, list numbers, names, pages."""
    assert find_quantities(text) == []


def test_an_anniversary_is_a_quantity() -> None:
    """周年 counts years."""
    quantity = only("市制施行100周年")

    assert (quantity.value, quantity.unit) == (Decimal(100), "周年")


def test_a_year_in_brackets_does_not_hide_its_count() -> None:
    """約190回(R2:266回) are two counts of two years."""
    assert [q.value for q in find_quantities("約190回(R2:266回)")] == [190, 266]


@given(
    st.integers(0, 10**7),
    st.sampled_from(["名", "件", "団体", "か国", "枚"]),
    st.sampled_from(["", "約", "延べ", "計"]),
)
def test_a_printed_count_reads_back(value: int, unit: str, word: str) -> None:
    """Number, counter and word survive printing in a sentence."""
    quantity = only(f"参加は{word}{value:,}{unit}でした")

    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert quantity.words == ((word,) if word else ())


@given(st.text(alphabet="0123456789約延べ年人件回～-:/第目標。( ）\n"))
def test_quantities_stand_where_they_say(text: str) -> None:
    """Spans cut out the printed form and hold the number."""
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.start <= quantity.number_start < quantity.end


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3つの市民ボランティア団体から申請", 3, "団体"),
        ("15の日本語教室を開設", 15, "教室"),
        ("市内1医療機関より申請", 1, "医療機関"),
        ("区内にある6つの大学と連携", 6, "大学"),
    ],
)
def test_the_kind_of_what_is_counted_may_stand_before_its_counter(
    text: str, value: int, unit: str
) -> None:
    """The counter is what ends the name of the kind."""
    found = only(text)

    assert (found.value, found.unit) == (Decimal(value), unit)
