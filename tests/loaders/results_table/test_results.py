"""Overview and two years of results, however they share blocks and lines."""

import pytest

from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.results_table.cells import Block, strip_of
from enishi.loaders.results_table.results import read_results

YEAR = FiscalYear(2020)
OVERVIEW = "海外都市からの要請に基づき、技術情報を提供し、課題の解\n決を支援する。"


def blocks(*texts: str) -> list[Block]:
    """Make blocks of lines."""
    found, start, number = [], 0, 1
    for text in texts:
        lines = []
        for line in text.split("\n"):
            lines.append(strip_of(line, start, number))
            start, number = start + len(line) + 1, number + 1
        found.append(tuple(lines))
        start, number = start + 1, number + 1
    return found


@pytest.mark.parametrize(
    ("printed", "first", "second"),
    [
        (["・視察", "・会議"], "・視察", "・会議"),
        (["実績なし 実績なし"], "実績なし", "実績なし"),
        (["実績なし 公園に２か所設置"], "実績なし", "公園に２か所設置"),
        (["実績なし\n〇市長との会談\n・8月"], "実績なし", "〇市長との会談・8月"),
        (["実績なし\n【(2)環境】\n実績なし"], "実績なし", "【(2)環境】実績なし"),
        (
            ["【(6)文化】", "延期", "【(6)文化】", "中止"],
            "【(6)文化】延期",
            "【(6)文化】中止",
        ),
        (
            ["○研修\n・12名", "○派遣\n実績なし", "○研修\n・15名", "○派遣\n実績なし"],
            "○研修・12名○派遣実績なし",
            "○研修・15名○派遣実績なし",
        ),
        (
            ["・資料作成", "・資料作成", "※３年度で終了"],
            "・資料作成",
            "・資料作成※３年度で終了",
        ),
        (
            [
                "全て中止した。\n・会議",
                "・会議（令和３年10月）",
                "次の事業は中止した。\n・訓練",
            ],
            "全て中止した。・会議",
            "・会議（令和３年10月）次の事業は中止した。・訓練",
        ),
        ([], "", ""),
    ],
)
def test_results_of_two_years_are_told_apart(
    printed: list[str], first: str, second: str
) -> None:
    """By number of blocks, by shared lines, by likeness and by dates."""
    results = read_results(blocks(OVERVIEW, *printed), (), YEAR)

    assert results.overview.text == OVERVIEW.replace("\n", "")
    assert tuple(cell.text for cell in results.cells) == (first, second)


def test_the_width_of_wrapped_lines_tells_the_column() -> None:
    """Blank lines inside a cell of one width do not end it."""
    narrow = "あ" * 36 + "\n" + "い" * 36 + "\nう。"
    wide = "・" + "か" * 41 + "\n" + "き" * 41 + "\nく。"
    results = read_results(blocks(OVERVIEW, narrow, narrow, wide), (), YEAR)

    assert results.cells[0].text.count("う。") == 2
    assert results.cells[1].text.count("う。") == 0


def test_an_overview_may_share_its_line_with_results() -> None:
    """Single-line cells stand on one line, the sentence first."""
    alone = read_results(
        blocks("留学生を支援する。 新規募集を停止\n4校に補助"), (), YEAR
    )
    both = read_results(blocks("受入れを図る。 実績なし 実績なし"), (), YEAR)

    assert alone.overview.text == "留学生を支援する。"
    assert [c.text for c in alone.cells] == ["新規募集を停止", "4校に補助"]
    assert [c.text for c in both.cells] == ["実績なし", "実績なし"]


def test_a_list_of_fields_goes_on_the_overview() -> None:
    """What the overview announces as below is part of it."""
    results = read_results(
        blocks(
            "下記の分野で協力を行う。", "（1）環境\n（2）文化", "実績なし", "実績なし"
        ),
        (),
        YEAR,
    )

    assert results.overview.text == "下記の分野で協力を行う。（1）環境（2）文化"
    assert [c.text for c in results.cells] == ["実績なし", "実績なし"]


def test_an_overview_printed_twice_is_taken_once() -> None:
    """The copy in the column before is kept apart."""
    copy = "海外都市からの要請に基づき、\n技術情報を提供し、課題の解\n決を支援する。"
    results = read_results(blocks(copy, OVERVIEW, "・冊子", "・動画"), (), YEAR)

    assert results.repeated.text == results.overview.text
    assert [c.text for c in results.cells] == ["・冊子", "・動画"]


def test_one_cell_alone_is_given_by_the_width_of_its_lines() -> None:
    """A wrapped line reaches the edge of its own column."""
    first = read_results(blocks(OVERVIEW, "会" * 28 + "\nを開催"), (), YEAR)
    second = read_results(blocks(OVERVIEW, "会" * 32 + "\nを開催"), (), YEAR)

    assert [bool(cell) for cell in first.cells] == [True, False]
    assert [bool(cell) for cell in second.cells] == [False, True]
    assert first.doubts
    assert second.doubts


def test_one_short_cell_alone_is_not_given_to_a_year() -> None:
    """Which year it belongs to is lost: nothing is guessed."""
    results = read_results(blocks(OVERVIEW, "・会議を\n開催"), (), YEAR)

    assert not any(results.cells)
    assert results.doubts
