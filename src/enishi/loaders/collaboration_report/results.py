"""What came of a contract project: results, effects and figures of its page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.source import Document, Line
from enishi.loaders.collaboration_report.contracts import ContractReader
from enishi.loaders.collaboration_report.figures import Figures
from enishi.loaders.collaboration_report.flow import evidence_of, flow_of_lines
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.pages import (
    Paragraph,
    Role,
    Section,
    is_example,
)
from enishi.loaders.collaboration_report.tables import read_tables, table_figures
from enishi.loaders.records import FigureRecord, Record, ResultRecord

_NUMBERED: Final = re.compile(
    r"(?:[(（][0-9０-９]+[)）]|[①-⑳])\s*(?P<title>[^\n。]{2,30})"
)


@dataclass(frozen=True)
class ResultReader:
    """Makes the results and figures of one contract project.

    Attributes:
        document: The report.
        contract: The contract whose page it is.
        home: Whose report it is.
    """

    document: Document
    contract: ContractReader
    home: Home

    def records(self) -> Iterator[Record]:
        """Yield results, effects and figures."""
        page = self.contract.page
        for role in (Role.CONTENT, Role.RESULTS, Role.EFFECT):
            section = page.section(role)
            if section is None:
                continue
            for title, paragraphs in _parts(section):
                if role is not Role.CONTENT and paragraphs:
                    yield self._result(title, paragraphs)
                heading = f"{self.contract.label} {title}"
                for paragraph in paragraphs:
                    heading = _heading(paragraph) or heading
                    yield from self._figures(paragraph, heading)
        yield from self._count()

    def _result(self, title: str, paragraphs: Sequence[Paragraph]) -> ResultRecord:
        flows = [paragraph.flow for paragraph in paragraphs]
        return ResultRecord(
            evidence=evidence_of(flows),
            of=self.contract.year,
            text="\n".join(flow.words for flow in flows),
            label=title,
        )

    def _figures(self, paragraph: Paragraph, heading: str) -> Iterator[FigureRecord]:
        figures = Figures(of=self.contract.year, fiscal_year=self.home.fiscal_year)
        if self._is_ward_table(paragraph):
            return
        for table in read_tables(self.document, paragraph.lines):
            yield from table_figures(table, figures, heading)
        for lines in prose_runs(paragraph.lines):
            yield from figures.of_text(flow_of_lines(self.document, lines), heading)

    def _is_ward_table(self, paragraph: Paragraph) -> bool:
        table = self.contract.table
        heads = table.heads if table else ()
        return any(paragraph.flow.span.covers(head) for head in heads)

    def _count(self) -> Iterator[FigureRecord]:
        """Yield how many contracts the table counts for the project."""
        contract = self.contract.project.contract
        row = contract.row if contract else None
        if row is not None:
            yield FigureRecord(
                evidence=(row.count_place,),
                of=self.contract.year,
                label=f"{self.contract.label} 協働契約 件数",
                value=row.count_value,
                unit="case",
                unit_text="件",
                text=row.count_text,
                fiscal_year=self.home.fiscal_year,
            )


def _heading(paragraph: Paragraph) -> str:
    """Return the words of a paragraph that numbers what follows, or ""."""
    match = _NUMBERED.fullmatch(paragraph.flow.text)
    return match["title"] if match else ""


def _parts(section: Section) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """Yield the text of a section, and that of each example it adds, with its title."""
    title = section.title.words.lstrip("0123456789０１２３４５６７８９ 　")
    held: list[Paragraph] = []
    for paragraph in section.paragraphs:
        if is_example(paragraph):
            yield title, tuple(held)
            title, held = paragraph.flow.words.strip("【】"), [paragraph]
        else:
            held.append(paragraph)
    yield title, tuple(held)


def prose_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of lines that are no rows of a table."""
    held: list[Line] = []
    for line in lines:
        if "\t" not in line.text:
            held.append(line)
        elif held:
            yield held
            held = []
    if held:
        yield held
