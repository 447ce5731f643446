"""The mapping file of a plain table: what each column says.

```toml
name = "exchange-programs"
government = "kawasaki"
fiscal_year = 2023
title_ja = "国際交流事業一覧"
title_en = "List of exchange programs"
expected_rows = 12            # optional: the total the source itself prints

[columns]
program = "事業名"
department = "担当"            # 局 and 課 may be separated by a blank
partner = "相手都市"           # several by 、 or a line break
description = "事業概要"
result = "実績"
field = "分野"

[fields]                      # what the field column prints, as shared policy fields
"環境" = "climate"

[amount]
heading = "予算額（千円）"
unit = 1000
phase = "initial-budget"
```
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from enishi.errors import SourceError
from enishi.vocabulary.namespaces import scheme

COLUMNS: Final = ("program", "department", "partner", "description", "result", "field")
_UNITS: Final = (1, 1_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """A column of money: its heading, unit in yen and finance phase."""

    heading: str
    unit: int = 1
    phase: str = "initial-budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What a mapping file says.

    Attributes:
        name: Name of the layout, in kebab case.
        government: Slug of the city whose table it is.
        fiscal_year: First calendar year of the fiscal year the rows report.
        columns: Heading by role; ``program`` at least.
        fields: Key of a shared policy field by what the field column prints.
        amount: The column of money, or None.
        expected_rows: How many rows the source says there are, or None.
    """

    name: str
    government: str
    fiscal_year: int
    title_ja: str
    title_en: str
    columns: Mapping[str, str]
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    amount: AmountColumn | None = None
    expected_rows: int | None = None

    @property
    def headings(self) -> frozenset[str]:
        """Every heading that must stand in the table's first rows."""
        amount = {self.amount.heading} if self.amount else set()
        return frozenset(self.columns.values()) | amount


def read_mapping(path: Path) -> TableMapping:
    """Read a mapping file.

    Raises:
        SourceError: If it is no TOML, lacks something, or names an unknown column,
            policy field, unit or finance phase.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        mapping = _mapping(table)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"cannot be read ({error}).", document=path.name) from error
    except (KeyError, TypeError, ValueError) as error:
        raise SourceError(
            f"lacks or misspells {error}.",
            document=path.name,
            hint="The page on plain tables shows a whole mapping file.",
        ) from error
    _check(mapping, path.name)
    return mapping


def read_mappings(folder: Path) -> tuple[TableMapping, ...]:
    """Read every mapping file of a folder, in the order of their names."""
    return tuple(read_mapping(path) for path in sorted(folder.glob("*.toml")))


def _mapping(table: Mapping[str, Any]) -> TableMapping:
    amount = table.get("amount")
    return TableMapping(
        name=str(table["name"]),
        government=str(table["government"]),
        fiscal_year=int(table["fiscal_year"]),
        title_ja=str(table["title_ja"]),
        title_en=str(table["title_en"]),
        columns=MappingProxyType(dict(table["columns"])),
        fields=MappingProxyType(dict(table.get("fields", {}))),
        amount=AmountColumn(**amount) if amount else None,
        expected_rows=table.get("expected_rows"),
    )


def _check(mapping: TableMapping, file: str) -> None:
    unknown = [name for name in mapping.columns if name not in COLUMNS]
    fields = scheme("field").concepts
    unknown += [key for key in mapping.fields.values() if key not in fields]
    if mapping.amount:
        amount = mapping.amount
        phases = scheme("finance-phase").concepts
        unknown += [] if amount.phase in phases else [amount.phase]
        unknown += [] if amount.unit in _UNITS else [str(amount.unit)]
    if unknown or "program" not in mapping.columns:
        raise SourceError(
            f"knows nothing called {', '.join(unknown) or 'program'}.",
            document=file,
            hint=f"Columns: {', '.join(COLUMNS)}.",
        )
