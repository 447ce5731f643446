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
