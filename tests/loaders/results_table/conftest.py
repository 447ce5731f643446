"""Documents of the layout: the published table, and a small one written by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from readings import read_by

from enishi.documents.source import Document
from enishi.loaders.records import Reading
from enishi.loaders.results_table.cells import Cell, strip_of
from enishi.loaders.results_table.layout import CityDiplomacyResults
from enishi.register.names import Names


@pytest.fixture(scope="session")
def table(documents: Path) -> Document:
    """Tokyo's table of fiscal years 2020 and 2021."""
    return Document.read(documents / "tokyo-city-diplomacy-results-fy2021.txt")


@pytest.fixture(scope="session")
def reading(reading_of: Callable[[str], Reading]) -> Reading:
    """All records of Tokyo's table."""
    return reading_of("tokyo-city-diplomacy-results-fy2021")


@pytest.fixture(scope="session")
def other_table(data: Path) -> Document:
    """A table of another city, other years, in another order."""
    folder = data / "cases" / "city-diplomacy-results"
    return Document.read(folder / "kawasaki-fy2023.txt")


@pytest.fixture(scope="session")
def other_reading(other_table: Document, names: Names) -> Reading:
    """All records of the other city's table."""
    return read_by(CityDiplomacyResults(), other_table, names)


@pytest.fixture(scope="session")
def printed() -> Callable[[str], tuple[Document, Cell]]:
    """Make a document of a text, and a cell of all its lines."""

    def make(text: str) -> tuple[Document, Cell]:
        document = Document("cell.txt", text)
        strips = [strip_of(ln.text, ln.start, ln.number) for ln in document.lines]
        return document, Cell(tuple(strip for strip in strips if strip.text))

    return make
