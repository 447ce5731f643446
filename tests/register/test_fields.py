"""What sources call a subject leads to the shared policy fields."""

from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.errors import SourceError
from enishi.register.fields import read_field_mapping
from enishi.register.names import Names


def test_a_category_and_a_department_lead_to_fields(names: Names) -> None:
    """The shipped mapping knows an item of Kawasaki and a bureau of Yokohama."""
    fields = names.fields

    assert fields.of_category("kawasaki-hoshin", "危機管理") == ("disaster",)
    assert fields.of_department("yokohama", "水道局") == ("water",)
    assert fields.of_layout("civic-collaboration") == ("civic",)
    assert fields.of_category("kawasaki-hoshin", "誰も対応付けていない") == ()


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "category", "scope": "s", "name": "n", "fields": "no-such-field"},
        {"kind": "category", "scope": "s", "name": "n", "fields": ""},
        {"kind": "colour", "scope": "s", "name": "n", "fields": "climate"},
    ],
)
def test_a_wrong_row_names_its_line(
    write: Callable[..., Path], row: dict[str, str]
) -> None:
    """An unknown field or kind is an error of file and line."""
    folder = write(**{"field-mapping": ({**row, "basis": "test"},)})
    with pytest.raises(SourceError, match=r"field-mapping\.tsv, line 2"):
        read_field_mapping(folder)
