"""The words of results decide how far a year was carried out."""

from collections.abc import Callable

import pytest

from enishi.documents.source import Document
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.status import item_status, read_status

Printed = Callable[[str], tuple[Document, Cell]]


@pytest.mark.parametrize(
    ("text", "key", "words"),
    [
        ("実績なし", "no-activity", "実績なし"),
        ("【(1)環境】\n※実績なし", "no-activity", "実績なし"),
        ("研修が中止となったため、派遣・受入ともに実績なし", "no-activity", "実績なし"),
        ("・市との連携は無し。\n・フェアは開催されず", "no-activity", "連携は無し"),
        ("○研修受入れ\n・42名を受入れ\n○職員派遣\n実績なし", "held", ""),
        ("（実施済み）", "completed", "実施済み"),
        ("令和2年度までに整備済", "completed", "整備済"),
        ("・全７施設で整備済み\n・サービスの提供を継続", "held", ""),
        ("感染拡大の影響により中止", "cancelled", "中止"),
        ("（○大会は中止（不参加の予定））\n（○交流は休止）", "cancelled", "中止"),
        ("大会と期間が重複する予定であったため休止", "suspended", "休止"),
        ("・表彰式は延期", "postponed", "延期"),
        ("・制度　2件を採択\n・派遣　3件を採択\nなお、全件実施せず。", "cancelled", ""),
        ("シンポジウムは中止となったが、研究交流は継続。", "held", ""),
        ("・ターミナル開業（※7月より延期）", "held", ""),
        ("・配置を継続（配置規模縮小）", "reduced", "規模縮小"),
        ("・会議をオンラインで開催", "online", "オンライン"),
        ("・協議会をオンライン併用開催", "held", ""),
        ("○11月24日、オンラインで実施\n・参加都市:3都市\n・内容:発表", "online", ""),
        ("会議を開催する予定だったが、中止した。", "cancelled", "中止"),
        (
            "以下の事業を予定していたが、全て中止した。\n・会議\n・研修の実施",
            "cancelled",
            "全て中止",
        ),
        ("・会議（10月）\n以下の事業は、中止した。\n・訓練", "held", ""),
    ],
)
def test_status_follows_from_all_items(
    printed: Printed, text: str, key: str, words: str
) -> None:
    """A cell is idle or stopped only when every item of it says so."""
    _, cell = printed(text)
    status = read_status(cell)

    assert status.key == key
    assert not words or status.words == words
    assert status.words in cell.text


def test_an_empty_cell_states_nothing() -> None:
    """A blank cell is neither idle nor cancelled."""
    assert read_status(Cell(())).key == "not-stated"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("・実績なし（欠席）", ""),
        ("・会議は中止", "cancelled"),
        ("・視察を実施", "held"),
    ],
)
def test_an_item_has_its_own_status(text: str, key: str) -> None:
    """What happened to one event is told by its item."""
    assert item_status(text) == key
