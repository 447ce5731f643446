"""Tab-separated files that people review: reading them, and saying which row is wrong.

A file of the register is UTF-8 with LF line ends. Its first line names the columns; no
cell is quoted; a cell that holds several values separates them with ``|``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from enishi.errors import SourceError


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file of the register, by column name.

    Attributes:
        file: The file's name, for messages.
        line: 1-based line of the row.
        cells: What each column holds, without surrounding space.
    """

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return a cell, "" when it is empty."""
        return self.cells[column]

    def required(self, column: str) -> str:
        """Return a cell that must not be empty.

        Raises:
            SourceError: If it is.
        """
        value = self.cells[column]
        if not value:
            raise self.error(f"the column {column!r} is empty.")
        return value

    def several(self, column: str) -> tuple[str, ...]:
        """Return the values of a cell, none for an empty one.

        Raises:
            SourceError: If a value is empty or stands there twice.
        """
        value = self.cells[column]
        values = tuple(value.split("|")) if value else ()
        if "" in values or len(set(values)) != len(values):
            raise self.error(
                f"the column {column!r} has an empty or a doubled value: {value}"
            )
        return values

    def number(self, column: str) -> float | None:
        """Return a cell as a number, None when it is empty.

        Raises:
            SourceError: If it is not a number.
        """
        value = self.cells[column]
        if not value:
            return None
        try:
            return float(value)
        except ValueError:
            raise self.error(
                f"the column {column!r} is no number: {value!r}."
            ) from None

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        """Return a cell that must be one of a closed list.

        Raises:
            SourceError: If it is not.
        """
        value = self.cells[column]
        if value not in allowed:
            raise self.error(
                f"the column {column!r} is {value!r}.",
                hint=f"Write one of: {', '.join(allowed)}.",
            )
        return value

    def error(self, message: str, *, hint: str = "") -> SourceError:
        """Return an error that names this row's file and line."""
        return SourceError(
            message,
            document=self.file,
            line=self.line,
            hint=hint or "Mend this row of the register.",
        )


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """Read a file of the register row by row.

    Args:
        path: The file.
        columns: The columns it must have, in this order.

    Yields:
        Its rows, in the order of the file.

    Raises:
        SourceError: If the file is missing, is not UTF-8, has other columns, or a row
            has another number of cells.
    """
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except FileNotFoundError:
        raise SourceError(
            "the file is missing.",
            document=path.name,
            hint=f"Put it into {path.parent}.",
        ) from None
    except UnicodeDecodeError as error:
        raise SourceError(
            f"byte {error.start} is not UTF-8.",
            document=path.name,
            hint="Save the file as UTF-8.",
        ) from None
    if tuple(lines[0].split("\t")) != tuple(columns):
        raise SourceError(
            f"the columns are {lines[0].split(chr(9))}.",
            document=path.name,
            line=1,
            hint=f"They must be: {', '.join(columns)}.",
        )
    for number, line in enumerate(lines[1:], start=2):
        if line:
            yield _row(path.name, number, line, columns)


def _row(file: str, number: int, line: str, columns: Sequence[str]) -> Row:
    """Cut a line into its cells."""
    cells = [cell.strip() for cell in line.split("\t")]
    if "\r" in line or len(cells) != len(columns):
        raise SourceError(
            f"the row has {len(cells)} cells, not {len(columns)}.",
            document=file,
            line=number,
            hint="Separate the cells with tabs and end the line with LF.",
        )
    return Row(file, number, dict(zip(columns, cells, strict=True)))
