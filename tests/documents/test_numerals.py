"""Claims about the reading of numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.numerals import circled_value, find_numbers, kanji_value

WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("15億3,188万", 1_531_880_000),
        ("3万1,000", 31_000),
        ("457万", 4_570_000),
        ("30 万", 300_000),
        ("△ 59,644", -59_644),
        ("▲8.0", Decimal("-8.0")),
        ("２０２１", 2021),
        ("2千", 2_000),
        ("2,054", 2_054),
    ],
)
def test_a_printed_number_has_its_value(printed: str, value: Decimal | int) -> None:
    """Widths, separators, scales and signs are all read, and the span covers them."""
    [number] = find_numbers(printed)

    assert number.value == value
    assert (number.start, number.end, number.text) == (0, len(printed), printed)


@given(st.integers(0, 10**12), st.booleans())
def test_a_formatted_number_reads_back(value: int, wide: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    """Separators and widths carry no value."""
    printed = f"{value:,}".translate(WIDE) if wide else f"{value:,}"

    assert [number.value for number in find_numbers(f"約{printed}人")] == [value]


@given(st.text())
def test_numbers_stand_where_they_say(text: str) -> None:
    """The span of every number cuts out its printed form."""
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text


def test_a_circled_digit_is_a_mark_and_no_digit() -> None:
    """③126,985 is 126985 with the mark 3."""
    [number] = find_numbers("(③126,985千円)")

    assert (number.value, number.mark) == (Decimal(126_985), 3)


@pytest.mark.parametrize("printed", ["151百万円", "127千TEU", "71,871千円"])
def test_the_unit_of_printing_is_no_part_of_the_number(printed: str) -> None:
    """百万円 and 千TEU keep their 百万 and 千."""
    [number] = find_numbers(printed)

    assert "千" not in number.text
    assert "百" not in number.text


def test_kanji_numerals_are_read_as_counts_only() -> None:
    """三か国 counts; 第三か国 orders; 一部 and 二都市 may be words or names."""
    assert [n.value for n in find_numbers("三か国")] == [3]
    assert find_numbers("第三か国 一部 二都市間交流事業") == []


@pytest.mark.parametrize(
    ("numeral", "value"), [("十", 10), ("二十三", 23), ("百五", 105), ("九千", 9000)]
)
def test_a_kanji_numeral_has_its_value(numeral: str, value: int) -> None:
    """Tens, hundreds and thousands multiply the digit before them."""
    assert kanji_value(numeral) == value


def test_what_is_no_kanji_numeral_is_refused() -> None:
    """A letter that is no numeral is an error, not a zero."""
    with pytest.raises(ValueError, match="not a kanji numeral"):
        kanji_value("二人")


@pytest.mark.parametrize(
    ("mark", "value"),
    [("①", 1), ("⑭", 14), ("㉑", 21), ("㊿", 50), ("②⑥", 26), ("③〇", 30), ("③①", 31)],
)
def test_circled_digits_have_their_value(mark: str, value: int) -> None:
    """Whole ones, and those that came in two pieces."""
    assert circled_value(mark) == value


@pytest.mark.parametrize("mark", ["", "1", "①②③", "⑳①", "市"])
def test_other_text_is_no_circled_digit(mark: str) -> None:
    """Nothing is guessed."""
    assert circled_value(mark) is None
