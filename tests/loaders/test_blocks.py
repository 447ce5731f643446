"""Blocks know where each of their characters stands."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.source import Document
from enishi.loaders.blocks import read_blocks

PIECES = st.sampled_from(
    ["市", "の", "A", "。", " ", "\t", "\n", "<p>", "</p>", "1", "・", "- "]
)


@given(st.lists(PIECES, min_size=1, max_size=60).map("".join))
def test_every_character_is_found_at_its_offset(text: str) -> None:
    """A block's letters stand in the document where the block says."""
    for block in read_blocks(Document("x", text)):
        assert len(block.offsets) == len(block.text)
        assert block.text == block.text.strip()
        for letter, offset in zip(block.text, block.offsets, strict=True):
            assert text[offset] == letter


def test_a_cell_of_several_paragraphs_is_several_blocks() -> None:
    """Paragraphs that the conversion marked in a cell stand apart, in their column."""
    blocks = read_blocks(Document("x", "名\t<p>一</p> <p>二</p>\n\n\n\n下"))

    assert [(b.text, b.column, b.columns) for b in blocks] == [
        ("名", 0, 2),
        ("一", 1, 2),
        ("二", 1, 2),
        ("下", 0, 1),
    ]
    assert blocks[-1].apart


def test_sentences_and_items_keep_their_places() -> None:
    """A part of a block is where it is printed."""
    (block,) = read_blocks(Document("x", "- ・甲です。乙です。"))
    item = block.item()

    assert item.text == "甲です。乙です。"
    assert [s.text for s in item.sentences()] == ["甲です。", "乙です。"]
    assert item.sentence(5).text == "乙です。"
    assert block.place(4, 7).start == 4


def test_a_broken_paragraph_or_item_is_one_block_with_its_place() -> None:
    """Captions of two lines, marked lines and headings are left as they stand."""
    text = (
        "外国人市民の増加や多様化が進む中、多様性と社会的包\n摂の重要性が高まっている。\n\n"
        "- 工業団地のスマートシティ化支援コン\nサルティング業務（(一社)YUSA）\n"
        "- ほか\n\n"
        "オンライン会議における\n市内企業を含めた意見交換\n\n"
        "○今後の取組\n施策を展開する。\n"
    )
    blocks = read_blocks(Document("a.txt", text))

    assert [block.text for block in blocks] == [
        "外国人市民の増加や多様化が進む中、多様性と社会的包摂の重要性が高まっている。",
        "- 工業団地のスマートシティ化支援コンサルティング業務（(一社)YUSA）",
        "- ほか",
        "オンライン会議における",
        "市内企業を含めた意見交換",
        "○今後の取組",
        "施策を展開する。",
    ]
    place = blocks[0].place(blocks[0].text.index("摂"), len(blocks[0].text))
    assert text[place.start : place.end] == "摂の重要性が高まっている。"
