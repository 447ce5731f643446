"""The layout «city-diplomacy-results»: measures with two fiscal years' results."""

from enishi.documents.manifest import Manifest
from enishi.documents.source import Document
from enishi.loaders.records import Reading
from enishi.loaders.results_table.particulars import (
    NAME,
    fiscal_years,
    read_manifest,
    require_whole,
)
from enishi.loaders.results_table.reading import TableReader
from enishi.loaders.results_table.rows import read_rows
from enishi.loaders.results_table.sheet import is_sheet, read_sheet
from enishi.register.names import Names


class CityDiplomacyResults:
    """Reads tables of the results of city diplomacy over two fiscal years."""

    name = NAME

    def recognises(self, document: Document) -> bool:
        """Tell from legend and captions whether a document is such a table."""
        return is_sheet(document)

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return whose table it is and which fiscal years it covers.

        Raises:
            SourceError: If the document does not say so.
        """
        return read_manifest(document, names)

    def read(self, document: Document, manifest: Manifest, names: Names) -> Reading:
        """Read all records.

        Raises:
            SourceError: If the document breaks off.
        """
        years = fiscal_years(document)
        sheet = read_sheet(document)
        rows = read_rows(sheet.torsos, years[0])
        require_whole(document, rows)
        reader = TableReader(document, manifest, names, years)
        return reader.read(rows, sheet.furniture)
