"""A whole report, read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Span, merge
from enishi.loaders.collaboration_report.annex import Annex
from enishi.loaders.collaboration_report.committee import affiliations
from enishi.loaders.collaboration_report.contract_table import read_contract_table
from enishi.loaders.collaboration_report.fields import contradictions
from enishi.loaders.collaboration_report.front import Front
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
from enishi.loaders.collaboration_report.project_list import (
    ListRow,
    read_list,
    unread_lines,
)
from enishi.loaders.collaboration_report.projects import ProjectReader
from enishi.loaders.collaboration_report.tables import read_tables
from enishi.loaders.records import Reading, Remark
from enishi.register.names import Names

_COUNT: Final = re.compile(r"\((?P<count>[0-9]+)事業\)")


@dataclass(frozen=True)
class ReportReader:
    """Reads one report.

    Attributes:
        document: The report.
        home: Whose it is, and of which year.
        names: The register's names.
    """

    document: Document
    home: Home
    names: Names

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
        finder = PartnerFinder(
            self.names, self.home.document, normalise(self.home.city)
        )
        front = Front.of(report, self.home, finder, table)
        annex = Annex(self.document, self.home, report)
        keys = [normalise(project.source.name.name) for project in projects]
        reader = ProjectReader(
            self.document,
            self.home,
            annex.fields.numbers,
            self._bodies(report, pages),
            finder,
            front.project_places(keys),
        )
        refs = reader.refs(projects)
        known = {
            key: (ref, reader.year_of(ref)) for key, ref in zip(keys, refs, strict=True)
        }
        records = [
            *reader.records(projects, refs),
            *front.records(known),
            *annex.records(),
        ]
        furniture = [
            *front.furniture,
            *annex.furniture,
            *(span for part in outlines for span in part.headings),
            *(span for page in pages for span in page.furniture),
            *reader.furniture,
        ]
        return Reading(
            records=tuple(records),
            furniture=tuple(merge(furniture)),
            remarks=(
                *reader.remarks,
                *_remarks(projects, left),
                *self._list_remarks(report, projects),
                *contradictions(annex.fields),
            ),
        )

    def _projects(self, report: Report, outlines: Sequence[Outlines]) -> list[Project]:
        units = [unit for part in outlines for unit in part.units]
        rows: list[ListRow] = []
        for part in (Part.WARD_LIST, Part.BUREAU_LIST):
            rows.extend(read_list(self.document, report.body(part), units))
        listed = [outline for part in outlines for outline in part.outlines]
        return list(join_projects(rows, listed))

    def _list_remarks(
        self, report: Report, projects: Sequence[Project]
    ) -> Iterator[Remark]:
        """Say where a list holds what is no row, or counts otherwise than its rows."""
        rows = [project.row for project in projects if project.row is not None]
        for part in (Part.WARD_LIST, Part.BUREAU_LIST):
            body = report.body(part)
            for line in unread_lines(body, rows):
                yield Remark(
                    evidence=(line.span,),
                    message="a line that is no project",
                    message_ja="事業として読み取れない行",
                )
            heading = report.heading(part)
            told = _COUNT.search(normalise(heading.text)) if heading else None
            found = len({row.line for row in rows} & set(body))
            if heading and told and int(told["count"]) != found:
                yield Remark(
                    evidence=(heading.span,),
                    message=f"the list counts {told['count']} projects and has {found}",
                    message_ja=f"一覧は{told['count']}事業とするが、{found}事業が並ぶ",
                )

    def _bodies(self, report: Report, pages: Sequence[Page]) -> frozenset[str]:
        """Return the bodies that pages and committee name, to know them again."""
        found: set[str] = set()
        for page in pages:
            section = page.section(Role.COUNTERPARTY)
            parties = read_parties(self.document, section, ()).parties
            found.update(bare_key(party.name) for party in parties)
        for table in read_tables(self.document, report.body(Part.CHAPTERS)):
            found.update(bare_key(member.body.name) for member in affiliations(table))
        return frozenset(found)


def _remarks(projects: Sequence[Project], left: Sequence[Contract]) -> Iterator[Remark]:
    """Say which projects stand in one part of the report only."""
    for project in projects:
        if project.row is None or project.outline is None:
            yield Remark(
                evidence=project.source.name.evidence,
                message="a project that stands in the list or in the outlines only",
                message_ja="一覧と概要のどちらか一方だけにある事業",
            )
    for contract in left:
        places: tuple[Span, ...] = contract.page.head
        yield Remark(
            evidence=places,
            message="a contract project that no list holds",
            message_ja="どの一覧にもない協働契約事業",
        )
