"""What is known of a document as a whole.

A manifest stands beside its document as ``<slug>.toml``. A document without one gets it
from its own content: the layout that recognises it says what it is.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from enishi.documents.source import Document
from enishi.errors import SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A document's particulars.

    Attributes:
        slug: ``<city>-<layout>-<fiscal year or plan>``; the document's graph and
            address are named by it.
        layout: Name of the layout that reads it.
        government: Slug of the issuing government, such as ``kawasaki``.
        title_ja: Title as printed.
        title_en: Title in English.
        issued: Date of issue as precise as known (``2021-09``), or "".
        issued_basis: How the date of issue is known, in English, or "".
        issued_basis_ja: The same in Japanese, or "".
        fiscal_years: First calendar years of the fiscal years covered.
        terms: Licence or terms of use, in English, or "".
        terms_ja: The same in Japanese, or "".
        source: Where the text comes from, in English, or "".
        source_ja: The same in Japanese, or "".
        sha256: Digest of the text the manifest was written for, or "".
    """

    slug: str
    layout: str
    government: str
    title_ja: str
    title_en: str
    issued: str = ""
    issued_basis: str = ""
    issued_basis_ja: str = ""
    fiscal_years: tuple[int, ...] = ()
    terms: str = ""
    terms_ja: str = ""
    source: str = ""
    source_ja: str = ""
    sha256: str = ""

    def completed_by(self, stored: "Manifest | None") -> "Manifest":
        """Return this manifest with what only a curated one can know.

        The content decides slug, layout, government and years; the curated manifest
        adds titles, date of issue, terms and source when it describes the same slug.
        """
        if stored is None or stored.slug != self.slug:
            return self
        return replace(
            self,
            title_ja=stored.title_ja or self.title_ja,
            title_en=stored.title_en or self.title_en,
            issued=self.issued or stored.issued,
            issued_basis=stored.issued_basis,
            issued_basis_ja=stored.issued_basis_ja,
            terms=stored.terms,
            terms_ja=stored.terms_ja,
            source=stored.source,
            source_ja=stored.source_ja,
        )


def stored_manifest(path: Path, document: Document) -> Manifest | None:
    """Return the manifest beside a document, if it was written for this very text.

    Args:
        path: The document's file.
        document: Its text; a manifest with another digest describes another text and
            is left aside.

    Raises:
        SourceError: If the manifest cannot be read or lacks a field.
    """
    beside = path.with_suffix(".toml")
    if not beside.exists():
        return None
    try:
        table = tomllib.loads(beside.read_text(encoding="utf-8"))
        manifest = _from_table(table)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise SourceError(
            f"the manifest cannot be read ({error}).",
            document=beside.name,
            hint="Mend the manifest, or remove it: content is enough.",
        ) from error
    return manifest if manifest.sha256 in ("", document.sha256) else None


def _from_table(table: Mapping[str, object]) -> Manifest:
    years = table.get("fiscal_years", [])
    if not isinstance(years, list):
        raise TypeError("fiscal_years must be a list")
    texts = {key: str(value) for key, value in table.items() if key != "fiscal_years"}
    return Manifest(fiscal_years=tuple(int(year) for year in years), **texts)
