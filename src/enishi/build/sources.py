"""The documents of a folder, each with the layout that reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enishi.documents.manifest import Manifest, stored_manifest
from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.layout import Layout, Layouts
from enishi.loaders.plain_table.workbook import SUFFIX, read_workbook
from enishi.register.names import Names

_SUFFIXES: Final = frozenset({".txt", ".tsv", ".csv", ".md", SUFFIX})


@dataclass(frozen=True)
class Source:
    """A document that a layout recognises."""

    path: Path
    document: Document
    layout: Layout
    manifest: Manifest


@dataclass(frozen=True)
class Sources:
    """What a folder holds.

    Attributes:
        known: Documents with their layout, by slug.
        unknown: Names of files that no layout recognises.
    """

    known: tuple[Source, ...]
    unknown: tuple[str, ...]


def document_files(folder: Path) -> list[Path]:
    """Return the files of a folder that may be documents, in order of their names.

    Raises:
        SourceError: If there is no such folder, or no document in it.
    """
    if not folder.is_dir():
        raise SourceError(
            "there is no such folder of documents.",
            document=str(folder),
            hint="Name one with --documents.",
        )
    files = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix.lower() in _SUFFIXES
    ]
    if not files:
        raise SourceError(
            "the folder holds no document.",
            document=str(folder),
            hint="Put documents in it as UTF-8 text (.txt, .csv) or workbooks (.xlsx).",
        )
    return files


def read_document(path: Path) -> Document:
    """Read a document: text as it stands, a workbook as its first sheet.

    Raises:
        SourceError: If the file cannot be read.
    """
    if path.suffix.lower() == SUFFIX:
        return read_workbook(path)
    return Document.read(path)


def find_sources(files: Iterable[Path], layouts: Layouts, names: Names) -> Sources:
    """Read documents and tell their layouts by their content.

    Raises:
        SourceError: If a file cannot be read as text, two layouts claim it, or two
            documents are the same one.
    """
    known: dict[str, Source] = {}
    unknown: list[str] = []
    for path in files:
        document = read_document(path)
        layout = layouts.of(document)
        if layout is None:
            unknown.append(path.name)
            continue
        manifest = layout.manifest(document, names)
        manifest = manifest.completed_by(stored_manifest(path, document))
        twin = known.get(manifest.slug)
        if twin is not None:
            raise SourceError(
                f"says that it is {manifest.slug}, and so does {twin.path.name}.",
                document=path.name,
                hint="Keep one of the two.",
            )
        known[manifest.slug] = Source(path, document, layout, manifest)
    return Sources(tuple(known[slug] for slug in sorted(known)), tuple(unknown))
