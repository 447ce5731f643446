"""The annex's first pages: totals, the table of fields, the rules of collaboration."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Span
from enishi.loaders.collaboration_report.fields import FieldTable, read_field_table
from enishi.loaders.collaboration_report.figures import Figures
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.pages import Paragraph, paragraphs_of
from enishi.loaders.collaboration_report.parts import Part, Report
from enishi.loaders.records import FrameworkRecord, Record
from enishi.vocabulary.identity import Ref

_REFERENCE: Final = re.compile(r"【参考】\s*(?P<title>.+)")
_COUNT: Final = re.compile(r"[(（]\s*[0-9０-９]+\s*事業\s*[)）]")
_LEGEND: Final = re.compile(r"事業名\s*〔")
_LISTS: Final = (Part.WARD_LIST, Part.BUREAU_LIST)
_OUTLINES: Final = (Part.WARD_OUTLINE, Part.BUREAU_OUTLINE)


@dataclass(frozen=True)
class Annex:
    """What the annex says beside its lists and outlines.

    Attributes:
        document: The report.
        home: Whose report it is.
        report: Its parts.
    """

    document: Document
    home: Home
    report: Report

    @property
    def fields(self) -> FieldTable:
        """The table of the fields of activity."""
        return read_field_table(self.document, self.report.body(Part.ANNEX))

    def records(self) -> Iterator[Record]:
        """Yield totals, counts by field, and the rules quoted."""
        figures = Figures(about=self.home.ordinance, fiscal_year=self.home.fiscal_year)
        yield from self.fields.categories(self.home)
        yield from self.fields.figures(figures)
        title: Flow | None = None
        for paragraph in self._paragraphs():
            reference = _REFERENCE.match(paragraph.flow.text)
            if reference:
                title = paragraph.flow.part(*reference.span("title"))
            elif title is not None and paragraph.flow.text.startswith("-"):
                yield self._rules(title, paragraph)
                title = None
            elif "\t" not in paragraph.flow.text:
                yield from figures.of_text(paragraph.flow)
        for part in _LISTS:
            heading = self.report.heading(part)
            if heading is None:
                continue
            flow = Flow(heading.text, tuple(range(heading.start, heading.span.end)))
            count = _COUNT.search(flow.text)
            if count:
                label = flow.part(0, count.start()).words
                yield from figures.of_text(flow.part(*count.span()), label)

    def _rules(self, title: Flow, body: Paragraph) -> FrameworkRecord:
        return FrameworkRecord(
            evidence=(title.span, body.flow.span),
            ref=Ref(
                "framework",
                self.home.government,
                owner="rule",
                name=normalise(title.name),
            ),
            label=title.name,
            government=self.home.government,
            description=body.flow.words,
        )

    def _paragraphs(self) -> Iterator[Paragraph]:
        return paragraphs_of(self.document, self.report.body(Part.ANNEX))

    @property
    def furniture(self) -> Iterator[Span]:
        """Headings of the annex, of its lists and outlines, and of their columns."""
        parts = (Part.ANNEX, *_LISTS, *_OUTLINES)
        headings = map(self.report.heading, parts)
        yield from (heading.span for heading in headings if heading)
        for paragraph in self._paragraphs():
            text = paragraph.flow.text
            if "\t" not in text and not text.endswith(("。", "）")):
                yield paragraph.flow.span
        table = self.fields.table
        for line in table.lines[:2] if table else ():
            yield line.span
        for part in (*_LISTS, *_OUTLINES):
            for line in self.report.body(part):
                heads = normalise(line.text).startswith("事業名")
                named = heads and (part in _LISTS or _LEGEND.match(line.text))
                if named or set(line.text.strip()) == {"-"}:
                    yield line.span
