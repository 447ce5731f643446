"""Cells keep the way back from joined text to the printed page."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.source import Document, Span
from enishi.loaders.results_table.cells import Cell, stretches, strip_of

LINES = st.lists(st.text("あ東都Aa1 　・。", max_size=12), min_size=1, max_size=6)


@given(LINES)
def test_every_character_of_a_cell_is_where_it_says(lines: list[str]) -> None:
    """Whatever the lines, a place gives back the character that was joined."""
    document = Document("x.txt", "\n".join(lines))
    strips = [strip_of(ln.text, ln.start, ln.number) for ln in document.lines]
    cell = Cell(tuple(strip for strip in strips if strip.text))
    for at, character in enumerate(cell.text):
        for span in cell.place(document, at, at + 1):
            assert document.text[span.start : span.end] == character


def test_wrapped_lines_are_joined_with_nothing_between(
    printed: Callable[[str], tuple[Document, Cell]],
) -> None:
    """A blank is set only between two Latin letters or digits."""
    _, cell = printed("東京都の施\n策をTokyo\nGlobal\nで発信")

    assert cell.text == "東京都の施策をTokyo Globalで発信"


def test_a_cell_over_blank_lines_is_one_passage(
    printed: Callable[[str], tuple[Document, Cell]],
) -> None:
    """White space alone does not tear a passage; other text does."""
    document, cell = printed("一行目\n\n二行目")

    assert cell.spans(document) == (Span(0, len(document.text)),)
    assert stretches(document, (Span(0, 1), Span(2, 3))) == (Span(0, 1), Span(2, 3))


def test_pieces_of_a_line_keep_their_offsets() -> None:
    """Single blanks set cells of one line apart."""
    pieces = strip_of("  実績なし 英語 ○", 10, 3).pieces()

    assert [(p.text, p.start) for p in pieces] == [
        ("実績なし", 12),
        ("英語", 17),
        ("○", 20),
    ]
