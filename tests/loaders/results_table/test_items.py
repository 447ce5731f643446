"""Items of a cell of results, and the label before them."""

from collections.abc import Callable

from enishi.documents.source import Document
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.items import field_label, items

Printed = Callable[[str], tuple[Document, Cell]]


def test_bullets_begin_items_and_wrapped_lines_do_not(printed: Printed) -> None:
    """A line without a bullet goes on the item before it."""
    _, cell = printed("・会議を開\n催\n10/22　Daring Cities\n受入:12名\n※なお継続")

    assert [item.text for item in items(cell)] == [
        "・会議を開催",
        "10/22　Daring Cities",
        "受入:12名",
        "※なお継続",
    ]


def test_a_field_label_belongs_to_no_item(printed: Printed) -> None:
    """The label is read with its number; a stray blank in it does no harm."""
    _, cell = printed("【(2)環境対策 】\n実績なし")
    label = field_label(cell)

    assert label is not None
    assert (label.number, label.name) == (2, "環境対策")
    assert [item.text for item in items(cell)] == ["実績なし"]


def test_a_label_may_stand_without_its_brackets(printed: Printed) -> None:
    """A numbered name alone on the first line is a label, a sentence is not."""
    _, bare = printed("（3）福祉保健対策\n・情報交換を実施")
    _, sentence = printed("（3）は実施しなかったので、次年度に\n行う。")

    label = field_label(bare)
    assert label is not None
    assert (label.number, label.name) == (3, "福祉保健対策")
    assert field_label(sentence) is None
