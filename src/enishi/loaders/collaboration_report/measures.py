"""The records of the chapters: measures, their figures, and the grants they paid."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line, Span
from enishi.loaders.collaboration_report.chapters import Measure, Passage
from enishi.loaders.collaboration_report.figures import Figures
from enishi.loaders.collaboration_report.flow import Flow, flow_of_lines
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.pages import Paragraph
from enishi.loaders.collaboration_report.partners import PartnerFinder
from enishi.loaders.collaboration_report.results import prose_runs
from enishi.loaders.collaboration_report.tables import read_tables, table_figures
from enishi.loaders.records import (
    FigureRecord,
    FinanceRecord,
    ProgramRecord,
    Record,
)
from enishi.vocabulary.identity import Ref

_GRANT: Final = re.compile("助成|交付|補助")
_SAID: Final = re.compile(r"[(（](?P<what>[^()（）]{2,6})[)）]")
_PROPOSALS: Final = "提案事業名"


@dataclass(frozen=True)
class MeasureReader:
    """Makes the records of the measures of chapters.

    Attributes:
        document: The report.
        home: Whose report it is.
        projects: References of the projects and of their program years by normalised
            names: a measure that is one of the projects adds to it.
        finder: Finds names in running text.
    """

    document: Document
    home: Home
    projects: Mapping[str, tuple[Ref, Ref]]
    finder: PartnerFinder

    def records(self, measures: Sequence[Measure]) -> Iterator[Record]:
        """Yield the measures below chapters, with figures and grants."""
        granted: list[tuple[int, Ref, FigureRecord]] = []
        for measure in measures:
            if not measure.level:
                continue
            known = self.projects.get(measure.key)
            if known is None:
                yield self._program(measure)
            owner = known[0] if known else self.ref(measure)
            found = list(self.figures(measure, self._context(measure)))
            yield from found
            granted += [(-measure.level, owner, one) for one in found if _granted(one)]
        yield from self._grants(granted)

    def _context(self, measure: Measure) -> Figures:
        known = self.projects.get(measure.key)
        if known is not None:
            return Figures(of=known[1], fiscal_year=self.home.fiscal_year)
        return Figures(about=self.ref(measure), fiscal_year=self.home.fiscal_year)

    def ref(self, measure: Measure) -> Ref:
        """Return the reference of a measure by its path of titles."""
        *above, name = measure.path
        return Ref("program", self.home.government, "/".join(above), name)

    def _program(self, measure: Measure) -> ProgramRecord:
        texts = list(measure.prose)
        above = measure.parent if measure.parent and measure.parent.level else None
        return ProgramRecord(
            evidence=tuple(sorted(measure.places)),
            ref=self.ref(measure),
            label=measure.title.name,
            government=self.home.government,
            framework=self.home.ordinance,
            part_of=self.ref(above) if above else None,
            description="\n".join(text.words for text in texts),
            partners=self.finder.partners(texts, ()),
        )

    def figures(self, measure: Measure, figures: Figures) -> Iterator[FigureRecord]:
        """Yield the figures of everything that stands under a heading."""
        for passage in measure.passages:
            for paragraph in passage.paragraphs:
                yield from self._paragraph(measure, passage, paragraph, figures)

    def _paragraph(
        self, measure: Measure, passage: Passage, paragraph: Paragraph, figures: Figures
    ) -> Iterator[FigureRecord]:
        heading = passage.caption or measure.title.words
        said = _SAID.match(paragraph.flow.text)
        heading = f"{heading} {said['what']}" if said else heading
        for table in read_tables(self.document, paragraph.lines):
            if table.column(_PROPOSALS) is None:
                yield from table_figures(table, figures, heading, passage.caption)
        for lines in prose_runs(paragraph.lines):
            yield from figures.of_text(self._flow(lines), heading)

    def _flow(self, lines: Sequence[Line]) -> Flow:
        return flow_of_lines(self.document, lines)

    def _grants(
        self, granted: Sequence[tuple[int, Ref, FigureRecord]]
    ) -> Iterator[FinanceRecord]:
        """Yield the amounts that were granted, each once however often printed.

        An amount is that of the narrowest measure that prints it.
        """
        found: dict[object, tuple[Ref, FigureRecord]] = {}
        for _, owner, figure in sorted(granted, key=lambda one: one[0]):
            found.setdefault(figure.value, (owner, figure))
        for owner, figure in found.values():
            yield FinanceRecord(
                evidence=figure.evidence,
                of=owner,
                amount=figure.value,
                precision=1,
                fiscal_year=figure.fiscal_year or self.home.fiscal_year,
                phase="grant",
                text=figure.text,
                label=figure.label,
            )


def _granted(figure: FigureRecord) -> bool:
    return (
        figure.unit == "yen"
        and bool(_GRANT.search(figure.label))
        and figure.qualifier != "at-most"
    )


def proposals(
    document: Document, measures: Sequence[Measure], keys: Sequence[str]
) -> dict[str, list[Span]]:
    """Return where tables of proposals name a project, by the project's key.

    A table adds or leaves out 事業 at a name's end.
    """
    found: dict[str, list[Span]] = {}
    for measure in measures:
        lines = [
            line
            for passage in measure.passages
            for paragraph in passage.paragraphs
            for line in paragraph.lines
        ]
        for table in read_tables(document, lines):
            column = table.column(_PROPOSALS)
            for row in range(1, len(table.rows)) if column is not None else ():
                name = normalise(table.flow(row, column or 0).name)
                for key in keys:
                    if name and (name.startswith(key) or key.startswith(name)):
                        found.setdefault(key, []).append(table.lines[row].span)
    return found
