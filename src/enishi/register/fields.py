"""The mapping from what sources call a subject to the shared policy fields.

The concept schemes map the categories that the ontology itself holds. This file maps
what only documents introduce: the items below Kawasaki's directions, departments,
groups of programs that no category stands for, and last what a kind of document is
about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enishi.register.folding import fold_name
from enishi.register.tables import read_rows
from enishi.vocabulary.namespaces import scheme

_COLUMNS: Final = ("kind", "scope", "name", "fields", "basis")
_KINDS: Final = ("category", "department", "layout", "program")


@dataclass(frozen=True)
class FieldMapping:
    """Keys of shared policy fields by what they are mapped from.

    Attributes:
        rows: Keys by kind (``category``, ``department``, ``layout``, ``program``),
            scope (the scheme's key, the government's slug, or ``*``) and folded name
            (of a department: its path).
    """

    rows: Mapping[tuple[str, str, str], tuple[str, ...]]

    def of_category(self, scheme_key: str, label: str) -> tuple[str, ...]:
        """Return the fields of a category by its words, none when nobody mapped it."""
        return self.rows.get(("category", scheme_key, fold_name(label)), ())

    def of_department(self, government: str, path: str) -> tuple[str, ...]:
        """Return the fields of a department by its path, names separated by ``/``."""
        return self.rows.get(("department", government, fold_name(path)), ())

    def of_program(self, government: str, label: str) -> tuple[str, ...]:
        """Return the fields of a program that no category stands for."""
        return self.rows.get(("program", government, fold_name(label)), ())

    def of_layout(self, layout: str) -> tuple[str, ...]:
        """Return the fields of whatever a kind of document is about."""
        return self.rows.get(("layout", "*", fold_name(layout)), ())


def read_field_mapping(folder: Path) -> FieldMapping:
    """Read ``field-mapping.tsv``.

    Args:
        folder: The folder of the register's files.

    Raises:
        SourceError: If a row is wrong, stands twice, or names no field; file and line
            are named.
    """
    known = scheme("field").concepts
    rows: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for row in read_rows(folder / "field-mapping.tsv", _COLUMNS):
        kind = row.one_of("kind", _KINDS)
        key = (kind, row.required("scope"), fold_name(row.required("name")))
        fields = row.several("fields")
        row.required("basis")
        unknown = [field for field in fields if field not in known]
        if unknown or not fields or key in rows:
            raise row.error(f"{unknown or key} is unknown, missing or stands twice.")
        rows[key] = fields
    return FieldMapping(rows)
