"""The documents of all layouts, and copies of them, as their readers read them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from enishi.documents.source import Document
from enishi.loaders.layout import Layouts, installed_layouts
from enishi.loaders.records import Reading
from enishi.register.names import Names

Read = Callable[[str], Reading]


@pytest.fixture(scope="session")
def layouts() -> Layouts:
    """The installed layouts."""
    return installed_layouts()


@pytest.fixture(scope="session")
def read_copy(layouts: Layouts, names: Names) -> Read:
    """Read a text in the layout that it is recognised as."""

    def reading(text: str) -> Reading:
        document = Document("copy.txt", text)
        layout = layouts.of(document)
        assert layout is not None, "the copy is not recognised"
        return layout.read(document, layout.manifest(document, names), names)

    return reading


@pytest.fixture(scope="session")
def reading_of(documents: Path, read_copy: Read) -> Read:
    """Give what is read from one of the source documents, read once."""

    @cache
    def reading(slug: str) -> Reading:
        return read_copy(Document.read(documents / f"{slug}.txt").text)

    return reading


@pytest.fixture(scope="session")
def originals(documents: Path, reading_of: Read) -> dict[str, tuple[str, Reading]]:
    """The documents and what is read from them."""
    texts = {path.stem: Document.read(path).text for path in documents.glob("*.txt")}
    return {slug: (text, reading_of(slug)) for slug, text in texts.items()}
