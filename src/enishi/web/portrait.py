"""A thing as its page shows it: head, facts, years, tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rdflib import URIRef

from enishi.graph.arrangement import OTHER, heading_of, headings
from enishi.graph.entity import Entity
from enishi.graph.reading import Documents
from enishi.graph.statement import Description
from enishi.graph.statement import Statement as Fact
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.terms import DCTERMS, ENISHI, RDFS, SKOS
from enishi.web.language import current_language
from enishi.web.links import page_of
from enishi.web.statement import Chip, Statement, StatementGroup, Value
from enishi.web.values import thing_value, value_of

_TONES: Final = {
    "achievement/1": "good",
    "achievement/2": "good",
    "achievement/3": "good",
    "achievement/4": "poor",
    "achievement/5": "poor",
    "contribution/A": "good",
    "contribution/C": "poor",
    "status/cancelled": "poor",
    "status/postponed": "fair",
    "status/no-activity": "fair",
}
"""The colour of a grade, by the end of its address; it always stands with its word."""
_CHIPS: Final = (
    "fiscalYear",
    "policyField",
    "country",
    "implementationStatus",
    "achievementLevel",
    "contributionLevel",
    "agreementType",
    "agreementStatus",
    "financePhase",
)
_IN_THE_HEAD: Final = frozenset({RDFS.label, SKOS.prefLabel, DCTERMS.title})
_OF_A_PART: Final = frozenset(
    URIRef(TERMS + name)
    for name in ("ofProgram", "outcomeOf", "financeFor", "contractFor", "government")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A row of a table of figures or amounts.

    Attributes:
        what: What is counted.
        figure: The figure, with its passages.
        kind: What sort of figure it is: "actual", "target, about".
        year: The fiscal year, or None.
    """

    what: Value
    figure: Value
    kind: str
    year: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a thing under a heading of its own.

    Attributes:
        key: Its anchor.
        title: The heading, leading to the part's own page.
        chips: Year, status and grades.
        statements: What is said of it.
        figures: Its figures.
    """

    key: str
    title: Value
    chips: tuple[Chip, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A thing as its page shows it.

    Attributes:
        name: What it is called.
        other_name: What it is called in the other language, or "".
        other_language: That language.
        classes: Its classes.
        chips: What marks it at a glance.
        description: What it is about, or None.
        groups: What is said of it.
        sections: Its parts.
        figures: Figures about it.
        money: Amounts for it.
    """

    name: Value
    other_name: str
    other_language: str
    classes: tuple[Chip, ...]
    chips: tuple[Chip, ...]
    description: Value | None
    groups: tuple[StatementGroup, ...]
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    money: tuple[Figure, ...]


def portrait_of(entity: Entity, documents: Documents) -> Portrait:
    """Return an entity as its page shows it, in the reader's language."""
    description = entity.description
    language = current_language()
    other = "en" if language == "ja" else "ja"
    other_name = getattr(entity.labels, other)
    about = description.values(DCTERMS.description)
    told = [one for one in about if one.words.best(language)[1] == language] or about
    return Portrait(
        name=thing_value(entity.thing),
        other_name=other_name if other_name != entity.thing.named(language)[0] else "",
        other_language=other,
        classes=tuple(
            Chip(text=one.named(language)[0], href=page_of(one.iri))
            for one in description.classes
        ),
        chips=chips_of(description),
        description=value_of(told[0], documents) if told else None,
        groups=_groups(description, documents),
        sections=tuple(
            _section(part, documents) for part in description.parts if _is_section(part)
        ),
        figures=_figures(description, documents),
        money=_money(description, documents),
    )


def chips_of(description: Description) -> tuple[Chip, ...]:
    """Return what marks a thing at a glance: its year, fields, status and grades."""
    language = current_language()
    with_results = [description, *(p for p in description.parts if _is_folded(p))]
    facts = [fact for one in with_results for fact in one.statements]
    return tuple(
        Chip(
            text=fact.words.best(language)[0],
            href=page_of(str(fact.value)),
            tone=_TONES.get("/".join(str(fact.value).split("/")[-2:]), "plain"),
        )
        for name in _CHIPS
        for fact in facts
        if str(fact.predicate.iri) == TERMS + name and fact.words
    )


def statements_of(facts: Iterable[Fact], documents: Documents) -> tuple[Statement, ...]:
    """Return facts as statements: each property once, with all its values."""
    language = current_language()
    return tuple(
        Statement(
            label=prop.named(language)[0],
            href=page_of(prop.iri) if prop.iri.startswith(TERMS) else "",
            values=tuple(value_of(one, documents) for one in same),
        )
        for prop, same in groupby(facts, key=lambda one: one.predicate)
    )


def _groups(
    description: Description, documents: Documents
) -> tuple[StatementGroup, ...]:
    facts = [
        one
        for one in description.statements
        if one.predicate.iri not in _IN_THE_HEAD or one.evidence
    ]
    folded = [p for p in description.parts if _is_folded(p)]
    facts += [fact for part in folded for fact in _own(part)]
    language = current_language()
    groups = []
    for heading in (*headings(), OTHER):
        below = [one for one in facts if heading_of(one.predicate.iri) is heading]
        if below:
            groups.append(
                StatementGroup(
                    label=heading.words.best(language)[0],
                    key=heading.key,
                    statements=statements_of(below, documents),
                )
            )
    return tuple(groups)


def _section(part: Description, documents: Documents) -> Section:
    results = [one for one in part.parts if _is_folded(one)]
    facts = [*_own(part), *(fact for one in results for fact in _own(one))]
    facts.sort(key=_place)
    return Section(
        key=part.thing.path.rpartition("/")[2] or "part",
        title=thing_value(part.thing),
        chips=chips_of(part),
        statements=statements_of(facts, documents),
        figures=_figures(part, documents) + _money(part, documents),
    )


def _place(fact: Fact) -> tuple[int, int]:
    order = [*headings(), OTHER]
    heading = heading_of(fact.predicate.iri)
    listed = heading.properties
    at = listed.index(fact.predicate.iri) if fact.predicate.iri in listed else 0
    return order.index(heading), at


def _own(part: Description) -> list[Fact]:
    """Return what is said of a part, without what its whole says already."""
    left_out = _OF_A_PART | _IN_THE_HEAD
    return [one for one in part.statements if one.predicate.iri not in left_out]


def _is_folded(part: Description) -> bool:
    """Tell whether a part is shown among its whole's own statements."""
    return part.is_a(ENISHI.ResultStatement) or part.is_a(ENISHI.Assessment)


def _is_section(part: Description) -> bool:
    tabled = part.is_a(ENISHI.QuantitativeResult) or part.is_a(ENISHI.FinancialItem)
    return not (tabled or _is_folded(part))


def _figures(whole: Description, documents: Documents) -> tuple[Figure, ...]:
    parts = [one for one in whole.parts if one.is_a(ENISHI.QuantitativeResult)]
    words = (ENISHI.valueText, ENISHI.value)
    kinds = (ENISHI.valueRole, ENISHI.valueQualifier)
    return tuple(
        row for one in parts if (row := _row(one, documents, words, kinds)) is not None
    )


def _money(whole: Description, documents: Documents) -> tuple[Figure, ...]:
    parts = [one for one in whole.parts if one.is_a(ENISHI.FinancialItem)]
    words = (ENISHI.amount, ENISHI.valueText)
    kinds = (ENISHI.financePhase, ENISHI.fundingSource)
    return tuple(
        row for one in parts if (row := _row(one, documents, words, kinds)) is not None
    )


def _row(
    part: Description,
    documents: Documents,
    words: Sequence[URIRef],
    kinds: Sequence[URIRef],
) -> Figure | None:
    language = current_language()
    shown = [fact for prop in words for fact in part.values(prop)]
    if not shown:
        return None
    said = [
        fact.words.best(language)[0]
        for prop in kinds
        for fact in part.values(prop)
        if not str(fact.value).endswith("/exact")
    ]
    years = part.values(ENISHI.fiscalYear)
    return Figure(
        what=thing_value(part.thing),
        figure=value_of(shown[0], documents),
        kind=("・" if language == "ja" else ", ").join(said),
        year=value_of(years[0], documents) if years else None,
    )
