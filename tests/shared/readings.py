"""What a layout reads from a document, and what a person read from it by hand."""

import csv
from pathlib import Path

from enishi.documents.source import Document
from enishi.loaders.layout import Layout
from enishi.loaders.records import Reading
from enishi.register.names import Names


def read_by(layout: Layout, document: Document, names: Names) -> Reading:
    """Read a document by a layout."""
    return layout.read(document, layout.manifest(document, names), names)


def facts(path: Path) -> list[dict[str, str]]:
    """Read a table of facts."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
