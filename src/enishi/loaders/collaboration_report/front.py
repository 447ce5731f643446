"""Summary, chapters and ordinance: everything of the report but its projects."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Span
from enishi.loaders.collaboration_report.chapters import (
    Chapters,
    Measure,
    Passage,
    read_chapters,
)
from enishi.loaders.collaboration_report.committee import (
    committee_records,
    is_on_committee,
)
from enishi.loaders.collaboration_report.contract_table import ContractTable
from enishi.loaders.collaboration_report.figures import Figures
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.measures import MeasureReader, proposals
from enishi.loaders.collaboration_report.opening import (
    Summary,
    merged,
    places_of,
    read_summary,
)
from enishi.loaders.collaboration_report.ordinance import (
    OrdinanceReader,
    reference_flow,
    referred_article,
)
from enishi.loaders.collaboration_report.partners import PartnerFinder
from enishi.loaders.collaboration_report.parts import Part, Report
from enishi.loaders.records import FigureRecord, FrameworkRecord, Record
from enishi.vocabulary.identity import Ref

_INTRODUCTION: Final = "はじめに"
_ASIDE: Final = re.compile(r"\s*[(（].*$")


@dataclass(frozen=True)
class Front:
    """The parts of a report around its projects.

    Attributes:
        document: The report.
        home: Whose report it is.
        report: Its parts.
        finder: Finds names in running text.
        table: The table of the contract projects.
        summary: What the summary in front repeats.
        chapters: Its chapters.
    """

    document: Document
    home: Home
    report: Report
    finder: PartnerFinder
    table: ContractTable
    summary: Summary
    chapters: Chapters

    @classmethod
    def of(
        cls, report: Report, home: Home, finder: PartnerFinder, table: ContractTable
    ) -> "Front":
        """Read the headings of summary and chapters."""
        document = report.document
        return cls(
            document,
            home,
            report,
            finder,
            table,
            read_summary(read_chapters(document, report.parts[Part.OPENING])),
            read_chapters(document, report.parts[Part.CHAPTERS]),
        )

    def project_places(self, keys: Sequence[str]) -> dict[str, tuple[Span, ...]]:
        """Return where summary and chapters present projects, by their keys."""
        told = {
            measure.key: list(measure.places)
            for measure in self.chapters.measures
            if measure.level and measure.key in keys
        }
        proposed = proposals(self.document, self.chapters.measures, keys)
        return merged(self.summary.projects, told, proposed)

    def records(self, projects: Mapping[str, tuple[Ref, Ref]]) -> Iterator[Record]:
        """Yield the records of chapters, committee and ordinance.

        Args:
            projects: References of projects and program years by normalised names.
        """
        reader = MeasureReader(self.document, self.home, projects, self.finder)
        measures = self._repeated(self.chapters.measures)
        yield from reader.records(measures)
        for chapter in (*self.summary.chapters, *self.chapters.measures):
            if chapter.level == 0 and chapter.key != _INTRODUCTION:
                figures = Figures(
                    about=self.home.ordinance, fiscal_year=self.home.fiscal_year
                )
                yield from reader.figures(self._without_contracts(chapter), figures)
            if is_on_committee(chapter) and chapter in self.chapters.measures:
                yield from committee_records(self.document, chapter, self.home)
        yield from self._summarised(reader)
        yield from self._total()
        yield from self._rules()
        yield from self._ordinance().records()

    def _summarised(self, reader: MeasureReader) -> Iterator[FigureRecord]:
        """Yield the figures of the summary, about the measures that it repeats."""
        paths = {measure.key: measure for measure in self.chapters.measures}
        for measure in self.summary.measures:
            same = paths.get(measure.key)
            about = reader.ref(same) if same else self.home.ordinance
            figures = Figures(about=about, fiscal_year=self.home.fiscal_year)
            yield from reader.figures(measure, figures)

    def _repeated(self, measures: Sequence[Measure]) -> list[Measure]:
        """Give the measures of the chapters the places that the summary repeats."""
        told = {measure.key: measure for measure in self.summary.measures}
        for measure in measures:
            same = told.get(measure.key)
            if measure.level == 1 and same is not None:
                measure.repeated = tuple(same.places)
        return list(measures)

    def _without_contracts(self, chapter: Measure) -> Measure:
        """Leave out the table of the contract projects, which they tell themselves."""
        header = self.table.header
        passages = [
            Passage(
                passage.caption,
                [
                    paragraph
                    for paragraph in passage.paragraphs
                    if header is None or header not in paragraph.lines
                ],
            )
            for passage in chapter.passages
        ]
        return Measure(
            chapter.level,
            chapter.number,
            chapter.title,
            chapter.heading,
            chapter.parent,
            passages,
        )

    def _total(self) -> Iterator[FigureRecord]:
        total = self.table.total
        if total is not None:
            yield FigureRecord(
                evidence=(total.place,),
                about=self.home.ordinance,
                label="協働契約 件数 合計",
                value=Decimal(total.count),
                unit="case",
                unit_text="件",
                text=self.document.text[total.place.start : total.place.end],
                fiscal_year=self.home.fiscal_year,
            )

    def _notes(self) -> Iterator[tuple[Flow, list[Flow]]]:
        """Yield the notes of all chapters: their titles, and what they quote."""
        for measure in self.chapters.measures:
            for title, paragraphs in measure.references:
                yield title, [paragraph.flow for paragraph in paragraphs]

    def _rules(self) -> Iterator[FrameworkRecord]:
        """Yield the rules that notes quote from elsewhere than the ordinance."""
        for title, body in self._notes():
            if referred_article(title.text) is None and body:
                label = _ASIDE.sub("", title.words)
                yield FrameworkRecord(
                    evidence=reference_flow(title, body),
                    ref=Ref(
                        "framework",
                        self.home.government,
                        owner="rule",
                        name=normalise(label),
                    ),
                    label=label,
                    government=self.home.government,
                    description="\n".join(flow.words for flow in body),
                )

    def _ordinance(self) -> OrdinanceReader:
        quoted: dict[int, tuple[Span, ...]] = {}
        for title, body in self._notes():
            number = referred_article(title.text)
            if number is not None:
                places = reference_flow(title, body)
                quoted[number] = (*quoted.get(number, ()), *places)
        chapters = [
            chapter
            for chapter in (*self.summary.chapters, *self.chapters.measures)
            if chapter.level == 0
        ]
        return OrdinanceReader(
            self.document,
            self.report.parts[Part.ORDINANCE],
            self.home,
            quoted,
            tuple(sorted(places_of(chapters))),
        )

    @property
    def furniture(self) -> Iterator[Span]:
        """Headings, captions, covering letter, contents list, closing page."""
        yield from self.summary.furniture
        yield from self.chapters.captions
        yield from self._ordinance().furniture
        if self.table.header is not None:
            yield self.table.header.span
        for part in (Part.CONTENTS, Part.CLOSING):
            for line in self.report.parts[part]:
                if line.text.strip():
                    yield line.span
