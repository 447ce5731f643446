"""The ordinance that the report prints: its articles, and when it came into force."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.source import Document, Line, Span
from enishi.loaders.collaboration_report.flow import (
    Flow,
    flow_of,
    flow_of_lines,
    unwrap,
)
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.records import FrameworkRecord
from enishi.vocabulary.identity import Ref

_ARTICLE: Final = re.compile(r"(?:-\s*)?第(?P<number>[0-9０-９]+)条\s+(?P<text>.*)")
_HEADING: Final = re.compile(r"[(（](?P<title>[^()（）0-9０-９]{2,40})[)）]")
_DIVISION: Final = re.compile(r"第[0-9０-９]+[章節]\s+.*")
_SUPPLEMENT: Final = re.compile(r"附\s*則")
_NUMBER: Final = re.compile(r"条例第[0-9０-９]+号")
_REPLACED: Final = re.compile(
    r"(?P<name>[^\s(（]+条例)[(（](?P<date>[^()（）]*年[0-9０-９]+月)"
    r"(?P<number>[^()（）]*号)[)）]の全部を改正"
)
_IN_FORCE: Final = re.compile(r"[(（](?P<words>[^()（）]*から施行)[)）]")
_REFERRED: Final = re.compile(r"条例第(?P<number>[0-9０-９]+)条")


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    Attributes:
        number: Its number.
        title: Its title, or "".
        text: Its text.
        places: Where title and text stand.
    """

    number: int
    title: str
    text: str
    places: tuple[Span, ...]


@dataclass(frozen=True)
class OrdinanceReader:
    """Makes the records of the ordinance.

    Attributes:
        document: The report.
        lines: The lines of the ordinance.
        home: Whose report it is.
        quoted: Where else the report quotes an article, by its number.
        mentions: Where else the report tells of the ordinance as a whole.
    """

    document: Document
    lines: Sequence[Line]
    home: Home
    quoted: Mapping[int, tuple[Span, ...]]
    mentions: tuple[Span, ...]

    def records(self) -> Iterator[FrameworkRecord]:
        """Yield the ordinance, the one it replaced, and its articles."""
        head, articles, supplement = self._parts()
        replaced = self._replaced(head)
        if replaced is not None:
            yield replaced
        yield self._ordinance(head, supplement, replaced)
        for article in self._articles(articles):
            label = f"第{article.number}条"
            yield FrameworkRecord(
                evidence=(*article.places, *self.quoted.get(article.number, ())),
                ref=self.home.ordinance.part("framework", label),
                label=f"{self._label} {label}"
                + (f"（{article.title}）" if article.title else ""),
                government=self.home.government,
                description=article.text,
                number=label,
                part_of=self.home.ordinance,
            )
        if supplement:
            flow = flow_of_lines(self.document, supplement)
            yield FrameworkRecord(
                evidence=flow.evidence,
                ref=self.home.ordinance.part("framework", "附則"),
                label=f"{self._label} 附則",
                government=self.home.government,
                description=flow.words,
                number="附則",
                part_of=self.home.ordinance,
            )

    @property
    def furniture(self) -> Iterator[Span]:
        """The headings of chapters and sections."""
        for line in self.lines:
            if _DIVISION.fullmatch(line.text.strip()):
                yield line.span

    @property
    def _label(self) -> str:
        return f"{self.home.city}市民協働条例"

    def _parts(self) -> tuple[list[Line], list[Line], list[Line]]:
        """Part the lines into preamble, articles and supplementary provisions."""
        parts: tuple[list[Line], list[Line], list[Line]] = ([], [], [])
        current = 0
        for line in self.lines:
            text = line.text.strip()
            if current == 0 and (_DIVISION.fullmatch(text) or _ARTICLE.match(text)):
                current = 1
            if _SUPPLEMENT.fullmatch(text):
                current = 2
            if text:
                parts[current].append(line)
        return parts

    def _ordinance(
        self,
        head: Sequence[Line],
        supplement: Sequence[Line],
        replaced: FrameworkRecord | None,
    ) -> FrameworkRecord:
        number = next((m[0] for ln in head if (m := _NUMBER.search(ln.text))), "")
        preamble = [
            line.text.strip() for line in head if line.text.strip()[-1:] == "。"
        ]
        english = f"{self.home.label_en} Civic Collaboration Ordinance"
        return FrameworkRecord(
            evidence=(
                *flow_of_lines(self.document, head).evidence,
                *self.mentions,
            ),
            ref=self.home.ordinance,
            label=self._label,
            label_en=english,
            government=self.home.government,
            description="\n".join(preamble),
            number=normalise(number),
            created=_first_day(head),
            start=_in_force(supplement),
            replaces=replaced.ref if replaced else None,
        )

    def _replaced(self, head: Sequence[Line]) -> FrameworkRecord | None:
        for line in head:
            flow = flow_of(self.document, line.span)
            match = _REPLACED.search(flow.text)
            if match is None:
                continue
            dates = find_dates(match["date"])
            name = match["name"]
            return FrameworkRecord(
                evidence=flow.part(*match.span()).evidence,
                ref=Ref(
                    "framework",
                    self.home.government,
                    owner="ordinance",
                    name=normalise(name),
                ),
                label=name,
                government=self.home.government,
                number=match["number"],
                created=dates[0].date.isoformat() if dates else "",
            )
        return None

    def _articles(self, lines: Sequence[Line]) -> Iterator[Article]:
        held: list[Line] = []
        title: Line | None = None
        following: Line | None = None
        for line in lines:
            text = line.text.strip()
            if _DIVISION.fullmatch(text) or _HEADING.fullmatch(text):
                following = line if _HEADING.fullmatch(text) else None
                continue
            if _ARTICLE.match(text):
                yield from self._article(held, title)
                held, title, following = [line], following, None
            elif held:
                held.append(line)
        yield from self._article(held, title)

    def _article(self, lines: Sequence[Line], title: Line | None) -> Iterator[Article]:
        if not lines:
            return
        flow = flow_of_lines(self.document, lines)
        first = _ARTICLE.match(lines[0].text.strip())
        if first is None:
            return
        heading = _HEADING.fullmatch(title.text.strip()) if title else None
        text = unwrap(flow.text)
        yield Article(
            number=int(normalise(first["number"])),
            title=heading["title"] if heading else "",
            text=text,
            places=((title.span,) if title else ()) + flow.evidence,
        )


def _first_day(lines: Sequence[Line]) -> str:
    """Return the first whole date that is a line by itself, or ""."""
    for line in lines:
        dates = find_dates(line.text)
        if len(dates) == 1 and dates[0].text.strip() == line.text.strip():
            return dates[0].date.isoformat()
    return ""


def _in_force(lines: Sequence[Line]) -> str:
    """Return the day from which supplementary provisions bring it into force, or ""."""
    for line in lines:
        match = _IN_FORCE.search(line.text)
        dates = find_dates(match["words"]) if match else []
        if dates:
            return dates[-1].date.isoformat()
    return ""


def referred_article(title: str) -> int | None:
    """Return the article that a note's title refers to (条例第6条), or None."""
    match = _REFERRED.search(title)
    return int(normalise(match["number"])) if match else None


def reference_flow(title: Flow, body: Sequence[Flow]) -> tuple[Span, ...]:
    """Return where a quoted article stands: the note's title and its text."""
    return tuple(flow.span for flow in (title, *body) if flow)
