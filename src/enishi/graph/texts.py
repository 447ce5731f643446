"""The texts of the documents, for context around a passage and for the reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.resources import folder


@dataclass(frozen=True, slots=True)
class Texts:
    """Document texts by digest.

    Offsets in the graph hold for one text alone, so a text is found by what it says,
    not by what its file is called.

    Attributes:
        documents: Text by the SHA-256 of its UTF-8 bytes, in hexadecimal.
    """

    documents: Mapping[str, Document]

    @classmethod
    def read(cls, place: Path) -> "Texts":
        """Read every ``.txt`` file of a folder; what is no text is left out."""
        found: dict[str, Document] = {}
        for path in sorted(place.glob("*.txt")):
            document = _read(path)
            if document is not None:
                found[document.sha256] = document
        return cls(MappingProxyType(found))

    @classmethod
    def beside(cls, place: Path | None) -> "Texts":
        """Read the texts in a graph's folder, and else those that Enishi ships.

        Args:
            place: The graph's folder or file; None is the graph that Enishi ships.
        """
        own = (place or folder("graph")) / "documents"
        return cls.read(own if own.is_dir() else folder("graph") / "documents")

    def of(self, sha256: str) -> Document | None:
        """Return the text with a digest, or None if it is not at hand."""
        return self.documents.get(sha256)


def _read(path: Path) -> Document | None:
    try:
        return Document.read(path)
    except SourceError:
        return None
