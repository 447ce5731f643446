"""Accords, their fields, and the labels that name them."""

import pytest

from enishi.loaders.records import AgreementRecord, ProgramYearRecord, Reading
from enishi.loaders.results_table.accords import Accord
from enishi.loaders.results_table.items import FieldLabel


@pytest.fixture(scope="module")
def beijing(reading: Reading) -> Accord:
    """Tokyo's accord with Beijing."""
    record = next(
        r
        for r in reading.records
        if isinstance(r, AgreementRecord) and r.ref.path == "agreement/tokyo-beijing"
    )
    return Accord(record, record.parties[0])


@pytest.mark.parametrize(
    ("number", "name", "field"),
    [(8, "環境", 8), (6, "文化交流", 2), (4, "スポーツ", 4), (3, "交通", 9)],
)
def test_the_name_of_a_label_decides_before_its_number(
    beijing: Accord, number: int, name: str, field: int
) -> None:
    """A misnumbered label is the field of its name."""
    found = beijing.field_of(FieldLabel(number, name, 0, 0))

    assert found is not None
    assert found.number == field


def test_a_label_that_fits_no_field_names_none(beijing: Accord) -> None:
    """Neither name nor number alone is enough to guess."""
    assert beijing.field_of(FieldLabel(4, "廃棄物処理", 0, 0)) is None
    assert beijing.field_of(None) is None


def test_both_years_of_a_row_have_its_field(reading: Reading, beijing: Accord) -> None:
    """Every accord's rows with a label point to one of its fields."""
    years = [
        r
        for r in reading.records
        if isinstance(r, ProgramYearRecord) and r.cooperation_field
    ]
    fields = {part.ref for part in beijing.record.fields}

    assert len({r.cooperation_field for r in years} & fields) == 10 - 1
    assert len(years) % 2 == 0


def test_fields_are_printed_where_they_point(beijing: Accord) -> None:
    """Labels are as printed, in the order of their numbers."""
    assert [part.number for part in beijing.record.fields] == list(range(1, 11))
    assert beijing.record.fields[3].label == "スポーツ（オリンピック・パラリンピック）"
    assert beijing.record.label_en.endswith("Beijing")
