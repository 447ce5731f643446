"""A spreadsheet file as a document: its first sheet, tab-separated."""

from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from enishi.documents.source import Document
from enishi.errors import SourceError

SUFFIX: Final = ".xlsx"
_BREAKS: Final = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def read_workbook(path: Path) -> Document:
    """Read the first sheet of a workbook, values as they are stored.

    Line breaks inside a cell become blanks, so that one row is one line.

    Raises:
        SourceError: If the file is no workbook, or its first sheet is empty.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise SourceError(
            f"is no workbook that can be read ({error}).",
            document=path.name,
            hint="Save it again as .xlsx or .csv.",
        ) from error
    sheet = book.worksheets[0]
    rows = [
        "\t".join(_text(value) for value in row)
        for row in sheet.iter_rows(values_only=True)
    ]
    book.close()
    text = "\n".join(rows) + "\n"
    if not text.strip():
        raise SourceError("its first sheet is empty.", document=path.name)
    return Document(path.name, text)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).translate(_BREAKS)
