"""Claims about the names of departments."""

from collections.abc import Callable
from pathlib import Path

import pytest

from enishi.errors import SourceError
from enishi.register.departments import read_departments
from enishi.register.files import Register


def test_a_variant_leads_to_the_registered_spelling(small: Register) -> None:
    """子ども未来局 and こども未来局 are one department."""
    path = small.departments.canonical("kawasaki", "子ども未来局")

    assert path == "こども未来局"


def test_an_unknown_department_stays_as_it_came(small: Register) -> None:
    """Nothing is guessed, and another government's department is another one."""
    assert small.departments.get("yokohama", "こども未来局") is None
    assert small.departments.canonical("yokohama", "子ども未来局") == "子ども未来局"


def test_a_variant_stands_for_the_last_name_of_a_path(
    write: Callable[..., Path],
) -> None:
    """The bureau above stays in front of the variant."""
    rows = (
        {
            "government": "tokyo",
            "path": "生活局/文化部",
            "label_en": "Culture Division",
            "variants": "文化振興部",
        },
    )

    departments = read_departments(write(departments=rows))

    assert departments.canonical("tokyo", "生活局/文化振興部") == "生活局/文化部"
    assert departments.get("tokyo", "文化振興部") is None


def test_a_spelling_of_two_departments_is_refused(write: Callable[..., Path]) -> None:
    """A name must lead to one department."""
    row = {"government": "tokyo", "label_en": "Bureau"}
    rows = (row | {"path": "環境局", "variants": "環"}, row | {"path": "環"})

    with pytest.raises(SourceError, match="two departments"):
        read_departments(write(departments=rows))


def test_the_wards_of_yokohama_are_found_as_printed(shipped: Register) -> None:
    """保土ヶ谷区 of the lists and 保土ケ谷区 of the outlines are one ward."""
    departments = shipped.departments

    found = {departments.canonical("yokohama", f"保土{ke}谷区") for ke in "ヶケ"}

    assert found == {"保土ケ谷区"}
