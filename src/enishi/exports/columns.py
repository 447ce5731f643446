"""Records turned into columns, each of one type."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from enishi.errors import UsageError
from enishi.exports.cell import (
    Cell,
    Column,
    ColumnKind,
    Part,
    Read,
    bare,
    fitted,
    is_wide,
    kind_of,
    precision,
    read,
)

Record: TypeAlias = dict[str, Read | None]
"""What is known of one node or edge, by the name of the column."""

_FIXED: Final = {
    Part.NODE: {
        "iri": ColumnKind.IRI,
        "label_ja": ColumnKind.STRING,
        "label_en": ColumnKind.STRING,
        "kind": ColumnKind.STRING,
        "community": ColumnKind.INT,
        "latitude": ColumnKind.FLOAT,
        "longitude": ColumnKind.FLOAT,
        "start": ColumnKind.DATE,
        "end": ColumnKind.DATE,
    },
    Part.EDGE: {
        "iri": ColumnKind.IRI,
        "kind": ColumnKind.STRING,
        "start": ColumnKind.DATE,
        "end": ColumnKind.DATE,
        "years": ColumnKind.LIST,
        "evidence": ColumnKind.LIST,
    },
}
_ALWAYS: Final = {
    Part.NODE: frozenset({"iri", "label_ja", "label_en", "kind"}),
    Part.EDGE: frozenset({"kind"}),
}
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
# Names that one format or another takes for itself, in any case of letters.
_RESERVED: Final = (
    frozenset({"id", "label", "source", "target", "weight", "type", "directed"})
    | frozenset({"x", "y", "z", "size", "color", "colour", "r", "g", "b", "viz"})
    | frozenset({"spells", "timeset", "interval", "description", "tags", "selected"})
    | frozenset({"name", "shared_name", "interaction", "parent", "url", "cluster"})
    | frozenset({"from", "to", "direction", "aliases", "part"})
    | frozenset({"source_iri", "target_iri", "source_label", "target_label"})
    | _FIXED[Part.NODE].keys()
    | _FIXED[Part.EDGE].keys()
)


def own(values: Mapping[str, object]) -> Record:
    """Return a caller's own columns of one node or edge.

    Raises:
        UsageError: If a name is unfit or reserved, or a value is of no type.
    """
    _check_own(values)
    return {name: read(value) for name, value in values.items()}


def _check_own(names: Iterable[str]) -> None:
    for name in names:
        if not _NAME.fullmatch(name) or name.lower() in _RESERVED:
            raise UsageError(
                f"a column may not be called {name!r}.",
                hint="Take ASCII letters, digits and underscores, and none of the names"
                " that formats keep for themselves, such as id, type or weight.",
            )


def typed(
    part: Part, records: Sequence[Record], declared: Sequence[Column]
) -> tuple[tuple[Column, ...], list[tuple[Cell, ...]]]:
    """Give every column one type, and every record its cells in their order.

    Raises:
        UsageError: If a declared type cannot hold a value, a declared name is unfit,
            or two columns have one name.
    """
    _check_own(column.name for column in declared)
    fixed = _FIXED[part]
    kinds = dict(fixed) | {
        column.name: column.kind for column in declared if column.part is part
    }
    others = {name for record in records for name in record} - kinds.keys()
    columns: list[Column] = []
    by_column: list[list[Cell]] = []
    for name in (*kinds, *sorted(others)):
        values = [record.get(name) for record in records]
        if name in fixed and name not in _ALWAYS[part] and not any(values):
            continue
        for column, cells in _column(name, part, kinds.get(name), values):
            columns.append(column)
            by_column.append(cells)
    _check_names(columns)
    return tuple(columns), list(zip(*by_column, strict=True))


def _column(
    name: str, part: Part, kind: ColumnKind | None, values: Sequence[Read | None]
) -> list[tuple[Column, list[Cell]]]:
    column = Column(name, kind or kind_of(values), part)
    made = [fitted(value, column) for value in values]
    cells = [bare(value) for value in made]
    column = Column(name, column.kind, part, wide=is_wide(cells))
    if column.kind is not ColumnKind.DATE:
        return [(column, cells)]
    known = Column(f"{name}_precision", ColumnKind.STRING, part)
    return [(column, cells), (known, [precision(value) for value in made])]


def _check_names(columns: Iterable[Column]) -> None:
    seen: set[str] = set()
    for column in columns:
        if column.name.lower() in seen:
            raise UsageError(f"two columns are called {column.name!r}.")
        seen.add(column.name.lower())
