"""The summary in front: it says in short what the report says again at length."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Span
from enishi.loaders.collaboration_report.chapters import Chapters, Measure

_EXAMPLES: Final = re.compile(r".*事業紹介$")
_OFFICE: Final = re.compile(r"〔[^〕]*〕$")
_TOLD: Final = re.compile(r"[○〇]|【")
_PICTURE_GAP: Final = 3


@dataclass(slots=True)
class Summary:
    """What the summary repeats.

    Attributes:
        projects: Places that present a project, by its normalised name.
        measures: Headings that repeat a measure of the chapters, by path.
        chapters: Chapters without measures.
        furniture: Headings of examples, captions, covering letter, title page.
    """

    projects: dict[str, list[Span]] = field(default_factory=dict)
    measures: list[Measure] = field(default_factory=list)
    chapters: list[Measure] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)


def read_summary(chapters: Chapters) -> Summary:
    """Sort the headings of the summary by what they repeat."""
    summary = Summary(furniture=list(chapters.captions))
    for measure in chapters.measures:
        above = measure.parent
        if above is not None and _EXAMPLES.match(above.key):
            _example(summary, measure)
        elif above is not None:
            summary.measures.append(measure)
        elif _EXAMPLES.match(measure.key):
            summary.furniture.append(measure.heading)
        else:
            summary.chapters.append(measure)
    return summary


def _example(summary: Summary, measure: Measure) -> None:
    name = normalise(_OFFICE.sub("", measure.title.name))
    places = summary.projects.setdefault(name, [measure.heading])
    told = True
    for passage in measure.passages:
        for paragraph in passage.paragraphs:
            marked = _TOLD.match(paragraph.flow.text)
            told = bool(marked) or (told and paragraph.gap < _PICTURE_GAP)
            (places if told else summary.furniture).append(paragraph.flow.span)


def merged(
    *maps: Mapping[str, Sequence[Span]],
) -> dict[str, tuple[Span, ...]]:
    """Return the places of several maps together."""
    found: dict[str, list[Span]] = {}
    for one in maps:
        for key, places in one.items():
            found.setdefault(key, []).extend(places)
    return {key: tuple(places) for key, places in found.items()}


def places_of(measures: Sequence[Measure]) -> Iterator[Span]:
    """Yield where headings and what stands under them are printed."""
    for measure in measures:
        yield from measure.places
