"""Claims about the reading of yen amounts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.money import find_amounts, read_cell


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("△ 59,644 千円", -59_644_000, 1_000),
        ("15億3,188万円", 1_531_880_000, 10_000),
        ("151百万円", 151_000_000, 1_000_000),
        ("1,003,209,104円", 1_003_209_104, 1),
        ("30 万円", 300_000, 10_000),
    ],
)
def test_an_amount_is_whole_yen_with_its_unit(
    printed: str, value: int, unit: int
) -> None:
    """The value is in yen, the unit says how exact it is, the text is as printed."""
    [amount] = find_amounts(f"予算は{printed}です")

    assert (amount.value, amount.unit, amount.text) == (Decimal(value), unit, printed)


def test_marks_before_amounts_are_kept() -> None:
    """③ and ② tell which fiscal year each of two amounts is of."""
    amounts = find_amounts("(③126,985千円 ②110,962千円)")

    assert [(a.mark, int(a.value)) for a in amounts] == [
        (3, 126_985_000),
        (2, 110_962_000),
    ]


def test_counts_are_no_amounts() -> None:
    """A number without 円 is no money."""
    assert find_amounts("457万枚、12回、円滑") == []


@given(st.integers(-(10**9), 10**9), st.sampled_from([1, 1_000, 1_000_000]))
def test_a_bare_cell_takes_the_tables_unit(value: int, unit: int) -> None:
    """What a budget table prints under (単位:千円) is read back in yen."""
    printed = f"△ {-value:,}" if value < 0 else f"{value:,}"

    amount = read_cell(printed, unit=unit)

    assert amount is not None
    assert (amount.value, amount.unit, amount.text) == (
        Decimal(value * unit),
        unit,
        printed,
    )


def test_a_cells_own_unit_wins() -> None:
    """41,500 千円 is thousands even in a table of yen."""
    amount = read_cell(" 41,500 千円", unit=1)

    assert amount is not None
    assert amount.value == 41_500_000


def test_a_foot_note_is_no_part_of_a_cells_amount() -> None:
    """104,390 (※2) is 104,390 yen."""
    amount = read_cell("104,390 (※2)", unit=1)

    assert amount is not None
    assert (amount.value, amount.text) == (Decimal(104_390), "104,390")


@pytest.mark.parametrize("cell", ["", "—", "増△減", "3件", "令和3年度", "1 2"])
def test_other_cells_are_no_amounts(cell: str) -> None:
    """A dash, a heading or a count is not read as money."""
    assert read_cell(cell, unit=1) is None
