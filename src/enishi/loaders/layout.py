"""What a loader of a layout is, and how loaders are found.

A layout is found by a document's content, never by its file's name. Layouts are entry
points of the group ``enishi.layouts``, so that a package from outside can add one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol

from enishi.documents.composition import compose
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document
from enishi.errors import SourceError, UsageError
from enishi.loaders.composed import as_printed
from enishi.loaders.records import Reading
from enishi.register.names import Names

GROUP = "enishi.layouts"


class Layout(Protocol):
    """Reads the documents of one layout."""

    @property
    def name(self) -> str:
        """Name of the layout, in kebab case (``progress-sheet``)."""

    def recognises(self, document: Document) -> bool:
        """Tell from its content whether a document has this layout, whole or not."""

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return what the content says of the document as a whole.

        Args:
            document: A document this layout recognises.
            names: The register's names, to tell whose document it is.

        Raises:
            SourceError: If the document breaks off before it says what it is.
        """

    def read(self, document: Document, manifest: Manifest, names: Names) -> Reading:
        """Read all records.

        Args:
            document: A document this layout recognises.
            manifest: Its particulars.
            names: The register's recogniser and resolver, to find names in prose.

        Raises:
            SourceError: If the document breaks off or is damaged beyond reading; the
                error names the line.
        """


@dataclass(frozen=True)
class ComposedLayout:
    """A layout whose reader is given documents in composed letters.

    So no reader need know in how many ways a converter can write one letter. What it
    finds is led back to the document as given: passages are as printed.

    Args:
        layout: The reader's own layout.
    """

    layout: Layout

    @property
    def name(self) -> str:
        """Name of the layout."""
        return self.layout.name

    def recognises(self, document: Document) -> bool:
        """Tell whether a document has this layout, whole or not."""
        return self.layout.recognises(compose(document).document)

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return what the content says of the document as a whole.

        Raises:
            SourceError: If the document breaks off before it says what it is.
        """
        return self.layout.manifest(compose(document).document, names)

    def read(self, document: Document, manifest: Manifest, names: Names) -> Reading:
        """Read all records, with their passages in the document as given.

        Raises:
            SourceError: If the document breaks off or is damaged beyond reading; the
                error names the line.
        """
        composed = compose(document)
        reading = self.layout.read(composed.document, manifest, names)
        return as_printed(reading, composed)


@dataclass(frozen=True)
class Layouts:
    """The layouts at hand."""

    layouts: tuple[Layout, ...]

    def of(self, document: Document) -> Layout | None:
        """Return the layout that recognises a document, or None.

        It reads the document in whatever letters it is written.

        Raises:
            SourceError: If two layouts claim the document.
        """
        text = compose(document).document
        claims = [layout for layout in self.layouts if layout.recognises(text)]
        if len(claims) > 1:
            names = ", ".join(layout.name for layout in claims)
            raise SourceError(
                f"claimed by several layouts: {names}.", document=document.name
            )
        return ComposedLayout(claims[0]) if claims else None


def installed_layouts(names: Iterable[str] | None = None) -> Layouts:
    """Return the layouts that installed packages offer, in order of their names.

    Args:
        names: Only these, or all.

    Raises:
        UsageError: If a named one is not installed.
    """
    found = {point.name: point for point in entry_points(group=GROUP)}
    wanted = sorted(found) if names is None else list(names)
    missing = [name for name in wanted if name not in found]
    if missing:
        raise UsageError(f"no such layout: {', '.join(missing)}.")
    return Layouts(tuple(found[name].load()() for name in wanted))
