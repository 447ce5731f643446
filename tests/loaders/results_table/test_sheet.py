"""Records begin with a lone number; captions are furniture, marks end a record."""

import pytest

from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.results_table.sheet import (
    ends_with_marks,
    is_caption,
    is_sheet,
    read_sheet,
)

CAPTION = "④実績（R２年度） ⑤実績（R３年度）施策大分類 施策小分類"
RECORD = "1\n大会の成\n\n功\nイ 交流の推進 環境局総務部\n\n本文。\n"


def test_a_record_begins_with_number_names_and_kana() -> None:
    """The category's name is joined over blank lines; the rest is a block."""
    torso = read_sheet(Document("x", RECORD)).torsos[0]

    assert (torso.head.number.text, torso.head.kana) == ("1", "イ")
    assert torso.head.category.text == "大会の成功"
    assert [[s.text for s in b] for b in torso.blocks] == [
        ["交流の推進 環境局総務部"],
        ["本文。"],
    ]


def test_a_number_in_running_text_begins_no_record() -> None:
    """Without a kana close behind, a lone number is text."""
    text = RECORD + "\n3\nこれは長い文章であって施策の大分類の名称ではありません。\n"

    assert len(read_sheet(Document("x", text)).torsos) == 1


def test_captions_in_the_middle_are_furniture() -> None:
    """A page header parts blocks and belongs to none."""
    sheet = read_sheet(Document("x", f"題名\n{RECORD} {CAPTION}\n続き\n"))

    assert [len(block) for block in sheet.torsos[0].blocks] == [1, 1, 1]
    assert len(sheet.furniture) == 2


def test_a_page_header_inside_a_head_parts_nothing() -> None:
    """A page may break within the name of a category, or before its kana."""
    whole = read_sheet(Document("x", RECORD)).torsos[0]
    text = RECORD.replace("大会の成\n\n", f"大会の成\n\n {CAPTION}\n\n")
    sheet = read_sheet(Document("x", text))

    (torso,) = sheet.torsos
    assert torso.head.category.text == whole.head.category.text
    assert [len(block) for block in torso.blocks] == [1, 1]
    assert len(sheet.furniture) == 1


def test_marks_end_a_record_wherever_they_stand() -> None:
    """Alone on a line or behind text, marks are counted and what follows is a tail."""
    text = RECORD + "\n実績なし 実績なし ○ ○\n\n別の記録の行\n"
    torso = read_sheet(Document("x", text)).torsos[0]

    assert torso.mark_count == 2
    assert torso.blocks[-1][0].text == "実績なし 実績なし"
    assert torso.tail[0][0].text == "別の記録の行"


def test_a_bullet_is_no_mark() -> None:
    """A circle before text belongs to the text."""
    torso = read_sheet(Document("x", RECORD + "○研修を実施\n")).torsos[0]

    assert torso.mark_count == 0
    assert ends_with_marks("英語版 ○")
    assert not ends_with_marks("○研修")


@pytest.mark.parametrize("text", ["1\n大会の成\n", RECORD + "\n2\n課題\n"])
def test_a_head_that_breaks_off_is_refused(text: str) -> None:
    """The error names document and line."""
    with pytest.raises(SourceError, match=r"x, line \d+: breaks off"):
        read_sheet(Document("x", text))


def test_a_text_without_records_is_refused() -> None:
    """Nothing begins: the error says so."""
    with pytest.raises(SourceError, match="no record begins"):
        read_sheet(Document("x", "本文だけ\n"))


def test_captions_and_legend_tell_the_layout() -> None:
    """Either of them is enough, other circled numbers are not."""
    assert is_caption("①中止 ②縮小 ③拡充 ④影響なし")
    assert is_sheet(Document("x", f"a\n{CAPTION}"))
    assert not is_sheet(Document("x", "①中止した事業 ②その他"))
