"""The readings that the tests of the collaboration report share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from readings import read_by

from enishi.documents.source import Document
from enishi.loaders.collaboration_report.layout import CivicCollaboration
from enishi.loaders.records import Reading
from enishi.register.names import Names


@pytest.fixture(scope="session")
def collaboration(documents: Path) -> Document:
    """Yokohama's report of fiscal year 2020."""
    return Document.read(documents / "yokohama-civic-collaboration-fy2020.txt")


@pytest.fixture(scope="session")
def reading(reading_of: Callable[[str], Reading]) -> Reading:
    """All records of Yokohama's report."""
    return reading_of("yokohama-civic-collaboration-fy2020")


@pytest.fixture(scope="session")
def elsewhere(data: Path) -> Document:
    """A small report of another city and year, written for the tests."""
    return Document.read(data / "cases" / "civic-collaboration" / "another-city.txt")


@pytest.fixture(scope="session")
def small(elsewhere: Document, names: Names) -> Reading:
    """All records of the small report."""
    return read_by(CivicCollaboration(), elsewhere, names)
