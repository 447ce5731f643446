"""A whole report, read."""

from dataclasses import dataclass

from enishi.documents.characters import normalise
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document
from enishi.loaders.collaboration_report.contract_table import read_contract_table
from enishi.loaders.collaboration_report.fields import read_field_table
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.joining import (
    Contract,
    Project,
    join_contracts,
    join_projects,
    with_contracts,
)
from enishi.loaders.collaboration_report.outlines import Outlines, read_outlines
from enishi.loaders.collaboration_report.page_parties import bare_key, read_parties
from enishi.loaders.collaboration_report.pages import Page, Role, read_pages
from enishi.loaders.collaboration_report.partners import PartnerFinder
from enishi.loaders.collaboration_report.parts import Part, Report, part_report
from enishi.loaders.collaboration_report.project_list import ListRow, read_list
from enishi.loaders.collaboration_report.projects import ProjectReader
from enishi.loaders.records import Reading, Record, Remark
from enishi.register.names import Names


@dataclass(frozen=True)
class ReportReader:
    """Reads one report.

    Attributes:
        document: The report.
        home: Whose it is, and of which year.
        names: The register's names.
        manifest: Its particulars.
    """

    document: Document
    home: Home
    names: Names
    manifest: Manifest

    def read(self) -> Reading:
        """Return everything the report says.

        Raises:
            SourceError: If it breaks off.
        """
        report = part_report(self.document)
        report.require_end()
        outlines = [
            read_outlines(self.document, report.body(part))
            for part in (Part.WARD_OUTLINE, Part.BUREAU_OUTLINE)
        ]
        table = read_contract_table(self.document, report.body(Part.CHAPTERS))
        pages = list(read_pages(self.document, report.parts[Part.PAGES]))
        contracts = list(join_contracts(pages, table.rows))
        projects, left = with_contracts(self._projects(report, outlines), contracts)
        fields = read_field_table(self.document, report.body(Part.ANNEX))
        reader = ProjectReader(
            self.document,
            self.home,
            fields.numbers,
            self._bodies(pages),
            PartnerFinder(
                self.names, self.home.document, normalise(self.home.city)
            ),
            {},
        )
        records: list[Record] = list(reader.records(projects))
        remarks = [*reader.remarks, *_remarks(projects, left)]
        return Reading(records=tuple(records), remarks=tuple(remarks))

    def _projects(self, report: Report, outlines: list[Outlines]) -> list[Project]:
        units = [unit for part in outlines for unit in part.units]
        rows: list[ListRow] = []
        for part in (Part.WARD_LIST, Part.BUREAU_LIST):
            rows.extend(read_list(self.document, report.body(part), units))
        listed = [outline for part in outlines for outline in part.outlines]
        return list(join_projects(rows, listed))

    def _bodies(self, pages: list[Page]) -> frozenset[str]:
        """Return the names of the counterparties of all pages, to know them again."""
        found: set[str] = set()
        for page in pages:
            section = page.section(Role.COUNTERPARTY)
            parties = read_parties(self.document, section, ()).parties
            found.update(bare_key(party.name) for party in parties)
        return frozenset(found)


def _remarks(projects: list[Project], left: list[Contract]) -> list[Remark]:
    """Say which projects stand in one part of the report only."""
    remarks = [
        Remark(
            evidence=project.source.name.evidence,
            message="a project that stands in the list or in the outlines only",
        )
        for project in projects
        if project.row is None or project.outline is None
    ]
    remarks += [
        Remark(
            evidence=contract.page.head,
            message="a contract project that no list holds",
        )
        for contract in left
    ]
    return remarks

