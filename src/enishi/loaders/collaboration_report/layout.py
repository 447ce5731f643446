"""The layout «civic collaboration»: a city's yearly report under its ordinance."""

from enishi.documents.manifest import Manifest
from enishi.documents.source import Document
from enishi.loaders.collaboration_report.home import (
    issue_date,
    opens_report,
    read_home,
)
from enishi.loaders.collaboration_report.reading import ReportReader
from enishi.loaders.records import Reading
from enishi.register.names import Names


class CivicCollaboration:
    """Reads the yearly reports on collaboration between a city and its citizens."""

    name = "civic-collaboration"

    def recognises(self, document: Document) -> bool:
        """Tell whether a document opens as a report under the ordinance does."""
        return opens_report(document)

    def manifest(self, document: Document, names: Names) -> Manifest:
        """Return whose report of which year it is.

        Raises:
            SourceError: If the opening names no year, or no city the register knows.
        """
        home = read_home(document, names)
        return Manifest(
            slug=home.document,
            layout=self.name,
            government=home.government,
            title_ja=f"{home.year_label}{home.city}市民協働条例に基づく"
            "市民協働の取組状況報告書",
            title_en=f"{home.label_en}: report on civic collaboration under the"
            f" ordinance, FY{home.fiscal_year}",
            issued=issue_date(document),
            fiscal_years=(home.fiscal_year,),
        )

    def read(self, document: Document, manifest: Manifest, names: Names) -> Reading:
        """Read projects, contracts, measures, committee, ordinance and totals.

        Raises:
            SourceError: If the report breaks off; the error names the line.
        """
        del manifest  # the content decides; what else is known is of no use here
        return ReportReader(document, read_home(document, names), names).read()
