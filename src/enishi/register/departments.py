"""Bureaus and wards: their English names, and the spellings they are printed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enishi.register.folding import fold_name
from enishi.register.tables import Row, read_rows

_COLUMNS: Final = ("government", "path", "label_en", "variants", "basis")


@dataclass(frozen=True, slots=True)
class DepartmentName:
    """What the register says about one department.

    Attributes:
        government: Slug of its government, such as ``tokyo``.
        path: Its Japanese names from the bureau down, separated by ``/``.
        label_en: Its English name.
        variants: Other spellings of the last name of the path.
        basis: Where the row comes from.
    """

    government: str
    path: str
    label_en: str
    variants: tuple[str, ...]
    basis: str


class Departments:
    """The departments that the register names.

    Args:
        by_path: Each department by government and path, its variants included.
    """

    def __init__(self, by_path: Mapping[tuple[str, str], DepartmentName]) -> None:
        self._by_path = dict(by_path)

    def get(self, government: str, path: str) -> DepartmentName | None:
        """Return a department by its path in any of its spellings.

        Args:
            government: Slug of the government.
            path: Names from the bureau down, separated by ``/``.

        Returns:
            What the register says, or None.
        """
        return self._by_path.get((government, fold_name(path)))

    def canonical(self, government: str, path: str) -> str:
        """Return the path in the spelling of the register, or as it came."""
        known = self.get(government, path)
        return known.path if known else path

    def __len__(self) -> int:
        return len(set(self._by_path.values()))


def read_departments(folder: Path) -> Departments:
    """Read ``departments.tsv``.

    Args:
        folder: The folder of the register's files.

    Raises:
        SourceError: If a row is wrong or a spelling stands for two departments.
    """
    by_path: dict[tuple[str, str], DepartmentName] = {}
    for row in read_rows(folder / "departments.tsv", _COLUMNS):
        department = _department(row)
        above = department.path.rpartition("/")[:2]
        spellings = (
            department.path,
            *("".join((*above, v)) for v in department.variants),
        )
        for spelling in dict.fromkeys(map(fold_name, spellings)):
            key = (department.government, spelling)
            if key in by_path:
                raise row.error(f"{spelling!r} stands for two departments.")
            by_path[key] = department
    return Departments(by_path)


def _department(row: Row) -> DepartmentName:
    """Build a department from its row."""
    return DepartmentName(
        government=row.required("government"),
        path=row.required("path"),
        label_en=row.required("label_en"),
        variants=row.several("variants"),
        basis=row.required("basis"),
    )
