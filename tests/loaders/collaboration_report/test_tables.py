"""Small tables and running text as figures."""

import pytest

from enishi.documents.quantities import find_quantities
from enishi.documents.source import Document
from enishi.loaders.collaboration_report.contract_table import read_contract_table
from enishi.loaders.collaboration_report.figures import Figures, text_label
from enishi.loaders.collaboration_report.flow import flow_of_lines
from enishi.loaders.collaboration_report.tables import (
    read_tables,
    short_fiscal_year,
    table_figures,
)


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("30年度", 2018),
        ("元年度", 2019),
        ("2年度", 2020),
        ("令和元年度", 2019),
        ("区", None),
    ],
)
def test_a_year_without_its_era_is_the_last_such_year(
    head: str, year: int | None
) -> None:
    """平成 for 30, 令和 for 2, as seen from the report's year."""
    assert short_fiscal_year(head, 2020) == year


def figures(text: str, caption: str = "") -> list[tuple[str, int, str]]:
    """Return label, value and printed unit of the figures of a table."""
    document = Document("table.txt", text)
    table = next(read_tables(document, document.lines))
    return [
        (figure.label, int(figure.value), figure.unit_text)
        for figure in table_figures(table, Figures(fiscal_year=2020), "", caption)
    ]


def test_labels_are_made_of_the_heads() -> None:
    """The number of a row is no head; its words are."""
    found = figures(
        "\t研修名\t参加人数\n①\t新人研修\t787名\n②\t管理職研修\t48名\n", "研修"
    )

    assert found == [
        ("研修 新人研修 参加人数", 787, "名"),
        ("研修 管理職研修 参加人数", 48, "名"),
    ]


def test_a_head_further_down_heads_what_stands_below_it() -> None:
    """Two tables run into one keep their own heads."""
    found = figures("内容\t回数\n講座\t18回\n会場\t参加校\nWeb\t8校\n")

    assert found == [("講座 回数", 18, "回"), ("Web 参加校", 8, "校")]


def test_words_before_a_number_name_it() -> None:
    """A cell that names and counts at once (その他 3件)."""
    found = figures("件数\t金額\nその他 3件\t1,034,500円\n", "寄附")

    assert found == [("寄附 件数 その他", 3, "件"), ("寄附 その他 金額", 1034500, "円")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("イベント参加者数：延 2,798 名", "イベント参加者数"),
        ("区役所所管：118事業 局所管：85事業", "局所管"),
        ("①Aコース\n・・・242件", "Aコース"),
        ("市の発意により実施した事業が27事業（73件）", "市の発意により実施した事業"),
        ("助成金を交付（上限 30 万円）", "助成金を交付 上限"),
        ("令和2年度は4回開催した", "花の会 開催"),
    ],
)
def test_the_last_quantity_of_a_text_is_labelled_in_its_words(
    text: str, label: str
) -> None:
    """Words before a colon, the clause, the line above, or the heading."""
    assert text_label(text, find_quantities(text)[-1], "花の会") == label


def test_a_limit_is_no_exact_number() -> None:
    """An upper limit is qualified as one."""
    document = Document("text.txt", "団体へ助成金を交付（上限30万円）した。")
    flow = flow_of_lines(document, document.lines)

    assert [f.qualifier for f in Figures().of_text(flow)] == ["at-most"]


def test_rows_of_contracts_with_a_missing_or_extra_cell_are_read() -> None:
    """The initiator holds down the rows; numbers may run out of order."""
    document = Document(
        "table.txt",
        "番号\t事業提案者\t事業名\t担当区局\t件数\t\n①\t桜市\t花の事業（新規）\t桜区\t1件\n"
        "③\t\t森の事業\t梅局（各区）\t13件\n②\t市民等\t川の事業\t梅局\t2件\n"
        "④\t\t\t海の事業\t港局\t1件\n合 計\t\t\t\t17件\n",
    )
    table = read_contract_table(document, document.lines)

    assert [(r.number, r.initiator, r.key, r.is_new, r.count) for r in table.rows] == [
        (1, "桜市", "花の事業", True, 1),
        (3, "桜市", "森の事業", False, 13),
        (2, "市民等", "川の事業", False, 2),
        (4, "市民等", "海の事業", False, 1),
    ]
    assert table.total is not None
    assert table.total.count == 17
