"""The library of questions: by key word, found by words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flask import Response, jsonify, make_response, render_template, request

from enishi.catalog.library import QUESTIONS
from enishi.catalog.query import NamedQuery
from enishi.graph.graph import Graph
from enishi.search.folding import fold
from enishi.web.choices import asked, choices
from enishi.web.formats import JSON, wants
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.workbench.views import NAMES

TAGS: Final = {
    "lookup": marked("Look up"),
    "comparison": marked("Compare"),
    "time": marked("Time"),
    "partners": marked("Partners"),
    "agreements": marked("Agreements"),
    "dormant ties": marked("Dormant ties"),
    "departments": marked("Departments"),
    "organisations": marked("Organisations"),
    "fields": marked("Policy fields"),
    "outcomes": marked("Outcomes"),
    "evaluation": marked("Evaluation"),
    "figures": marked("Figures"),
    "money": marked("Money"),
    "contracts": marked("Contracts"),
    "collaboration": marked("Collaboration"),
    "events": marked("Events"),
    "covid": marked("COVID-19"),
    "networks": marked("Networks"),
    "places": marked("Places"),
    "countries": marked("Countries"),
    "programs": marked("Programs"),
    "plans": marked("Plans"),
    "documents": marked("Documents"),
    "names": marked("Names"),
    "provenance": marked("Provenance"),
    "data quality": marked("Data quality"),
}
"""Key words that the library is sorted by, in the order of the menu."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A question in the list."""

    key: str
    title: str
    description: str
    view: str
    parameters: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages that list the library.

    Attributes:
        graph: Has the library.
    """

    graph: Graph

    def page(self) -> Response:
        """Show the questions that fit what was chosen and typed."""
        words = request.args.get("q", "").strip()
        questions = self.graph.library.questions
        counts = Counter(tag for query in questions for tag in query.header.tags)
        tags = {tag: gettext(name) for tag, name in TAGS.items() if counts[tag]}
        tag = asked("tag", tags)
        found = [_listed(query) for query in fitting(questions, words, tag)]
        if wants(JSON):
            return jsonify(questions=found)
        return make_response(
            render_template(
                "workbench/library.html",
                questions=found,
                total=len(questions),
                words=words,
                tags=choices("tag", tags, gettext("All"), counts),
                tag=tag,
            )
        )


def fitting(questions: Iterable[NamedQuery], words: str, tag: str) -> list[NamedQuery]:
    """Return the questions that have a key word and hold every one of some words.

    Args:
        questions: All of them.
        words: Words in either language, in any order; "" fits all.
        tag: The key word; "" fits all.
    """
    wanted = [fold(word) for word in words.replace("\u3000", " ").split()]
    return [
        query
        for query in questions
        if (not tag or tag in query.header.tags)
        and all(word in _text(query) for word in wanted)
    ]


def _text(query: NamedQuery) -> str:
    header = query.header
    texts = [
        query.name,
        *header.tags,
        *(parameter.label_ja for parameter in header.parameters),
        *(parameter.label_en for parameter in header.parameters),
        *(
            header.text(key, language)
            for key in ("summary", "description")
            for language in ("ja", "en")
        ),
    ]
    return fold("\n".join(texts))


def _listed(query: NamedQuery) -> Listed:
    language, header = current_language(), query.header
    return Listed(
        key=query.name.removeprefix(f"{QUESTIONS}/"),
        title=header.text("summary", language),
        description=header.text("description", language),
        view=gettext(NAMES.get(header.view, NAMES["table"])),
        parameters=tuple(
            parameter.label(language)
            for parameter in header.parameters
            if parameter.type != "language"
        ),
        tags=tuple(gettext(TAGS[tag]) for tag in header.tags if tag in TAGS),
    )
