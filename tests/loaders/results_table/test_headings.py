"""Subcategory, department and measure, on one line or over several."""

import pytest

from enishi.documents.source import Document
from enishi.loaders.results_table.headings import read_headings
from enishi.loaders.results_table.sheet import read_sheet

OVERVIEW = (
    "\n\n海外の都市と協力して、環境に関する課題の解決を図る。\n\n実績なし 実績なし"
)


@pytest.mark.parametrize(
    "cells",
    [
        "ア 交流の推進 環境局総務部 環境協力",
        "ア 交流の推進 環境局総務部\n\n環境協力",
        "ア 交流の推進\n\n環境局\n総務部\n\n環境協力",
        "ア\n\n交流の\n推進\n\n環境局総務部\n環境協力",
        "ア\n交流の\n推進\n\n環境局総務部 環境協力",
    ],
)
def test_cells_are_told_apart_however_they_share_lines(cells: str) -> None:
    """The same cells, printed in five ways."""
    text = f"2\n課題の解決\n{cells}{OVERVIEW}\n"
    headings = read_headings(read_sheet(Document("x", text)).torsos[0])

    assert headings.subcategory.text == "交流の推進"
    assert headings.department_cell.text == "環境局総務部"
    assert headings.measure.text == "環境協力"
    assert len(headings.blocks) == 2


def test_a_wide_line_behind_a_measure_is_the_overview() -> None:
    """A single-line measure may share its block with the overview."""
    text = (
        "2\n課題の解決\nア 交流の推進\n\n環境局\n総務部\n\n多言語対応の推進\n"
        "海外から来訪する人々に向け、都市力の向上のために多言\n語対応を進める。\n"
    )
    headings = read_headings(read_sheet(Document("x", text)).torsos[0])

    assert headings.measure.text == "多言語対応の推進"
    assert headings.blocks[0][-1].text == "語対応を進める。"


def test_a_missing_department_leaves_the_measure() -> None:
    """What stands behind the subcategory and is no department is the measure."""
    text = f"3\n都市の実現\nエ 発信力の強化 海外広報の推進{OVERVIEW}\n"
    headings = read_headings(read_sheet(Document("x", text)).torsos[0])

    assert headings.departments is None
    assert headings.subcategory.text == "発信力の強化"
    assert headings.measure.text == "海外広報の推進"


def test_a_department_right_behind_the_kana_means_no_subcategory() -> None:
    """The name of the subcategory is not printed then."""
    text = f"3\n都市の実現\nウ 総務局総務部\n\n金融都市の実\n現{OVERVIEW}\n"
    headings = read_headings(read_sheet(Document("x", text)).torsos[0])

    assert not headings.subcategory
    assert headings.department_cell.text == "総務局総務部"


def test_results_before_the_other_cells_are_displaced() -> None:
    """Wide blocks before the department are results out of order."""
    wide = "・" + "あ" * 30
    text = f"3\n都市\nウ\n\n{wide}\n\n{wide}\n\n金融構想 総務局総務部\n金融\n\n概要。\n"
    headings = read_headings(read_sheet(Document("x", text)).torsos[0])

    assert len(headings.displaced) == 2
    assert headings.subcategory.text == "金融構想"
    assert headings.measure.text == "金融"
