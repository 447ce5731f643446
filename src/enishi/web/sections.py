"""Parts of a thing on its page: years with their results, figures, amounts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final
from urllib.parse import urlencode

from rdflib import Literal, URIRef

from enishi.graph.arrangement import OTHER, heading_of, headings
from enishi.graph.reading import Documents
from enishi.graph.statement import Description
from enishi.graph.statement import Statement as Fact
from enishi.graph.words import Thing
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.terms import DCTERMS, ENISHI, RDFS, SKOS
from enishi.web.chips import chips_of, is_folded
from enishi.web.language import current_language, tongue
from enishi.web.links import page_of
from enishi.web.statement import Chip, Statement, Value
from enishi.web.values import listed, thing_value, value_of

IN_THE_HEAD: Final = frozenset({RDFS.label, SKOS.prefLabel, DCTERMS.title})
"""Properties that a page's head shows already."""
LONGEST: Final = 100
"""Values of a property that a page shows; of more, a list of their own has the rest."""
SAYS: Final = "says"
"""The argument of a thing's page that asks for the values of one property."""
_NAMES: Final = frozenset({SKOS.altLabel, SKOS.hiddenLabel})
_OF_A_PART: Final = frozenset(
    URIRef(TERMS + name)
    for name in (
        "ofProgram",
        "outcomeOf",
        "financeFor",
        "contractFor",
        "government",
        "fiscalYear",
    )
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
class Line:
    """A part of a thing in a list.

    Attributes:
        number: Its number, or "".
        title: Its name, leading to its own page.
        chips: What marks it.
    """

    number: str
    title: Value
    chips: tuple[Chip, ...]


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


def statements_of(facts: Iterable[Fact], documents: Documents) -> tuple[Statement, ...]:
    """Return facts as statements: each property once, with all its values.

    A text that is given in both languages is shown in the reader's.
    """
    return tuple(
        _shortened(prop, readable(list(same)), documents)
        for prop, same in groupby(facts, key=lambda one: one.predicate)
    )


def _shortened(prop: Thing, facts: Sequence[Fact], documents: Documents) -> Statement:
    """Return a property with its values; of very many the first, and where all are."""
    shown = [value_of(one, documents) for one in facts[:LONGEST]]
    statement = _statement(prop, shown)
    if len(facts) <= LONGEST:
        return statement
    whole = f"{page_of(facts[0].subject)}?{urlencode({SAYS: prop.iri})}"
    return replace(statement, total=len(facts), whole=whole)


def readable(same: Sequence[Fact]) -> list[Fact]:
    """Leave out the translations, except of names: another name is no translation."""
    language = current_language()
    tags = {_tag(one) for one in same}
    if same[0].predicate.iri in _NAMES or language not in tags:
        return list(same)
    return [one for one in same if _tag(one) in {language, ""}]


def _tag(fact: Fact) -> str:
    return fact.value.language or "" if isinstance(fact.value, Literal) else ""


def _statement(prop: Thing, values: Sequence[Value]) -> Statement:
    """Return a property with its values; a remark that all share is made once."""
    notes = {value.note or value.origin for value in values}
    shared = notes.pop() if len(values) > 1 and len(notes) == 1 else ""
    bare = [replace(one, note="", origin="") for one in values] if shared else values
    return Statement(
        label=prop.named(current_language())[0],
        href=page_of(prop.iri) if prop.iri.startswith(TERMS) else "",
        values=tuple(bare),
        note=shared,
    )


def section_of(part: Description, documents: Documents) -> Section:
    """Return a part as a section of its own, its results among its statements."""
    results = [one for one in part.parts if is_folded(one)]
    facts = [*own_facts(part), *(fact for one in results for fact in own_facts(one))]
    facts.sort(key=_place)
    return Section(
        key=part.thing.path.rpartition("/")[2] or "part",
        title=_title(part),
        chips=chips_of(part),
        statements=statements_of(facts, documents),
        figures=figures_of(part, documents) + money_of(part, documents),
    )


def figures_of(whole: Description, documents: Documents) -> tuple[Figure, ...]:
    """Return the figures among the parts of a thing."""
    parts = [one for one in whole.parts if one.is_a(ENISHI.QuantitativeResult)]
    words = (ENISHI.valueText, ENISHI.value)
    kinds = (ENISHI.valueRole, ENISHI.valueQualifier)
    return tuple(
        row for one in parts if (row := _row(one, documents, words, kinds)) is not None
    )


def money_of(whole: Description, documents: Documents) -> tuple[Figure, ...]:
    """Return the amounts of money among the parts of a thing."""
    parts = [one for one in whole.parts if one.is_a(ENISHI.FinancialItem)]
    words = (ENISHI.amount, ENISHI.valueText)
    kinds = (ENISHI.financePhase, ENISHI.fundingSource)
    return tuple(
        row for one in parts if (row := _row(one, documents, words, kinds)) is not None
    )


def _title(part: Description) -> Value:
    """Return the heading of a part: for a fiscal year, the year and who acted."""
    value = thing_value(part.thing)
    if not part.is_a(ENISHI.ProgramYear):
        return value
    facts = (*part.values(ENISHI.fiscalYear), *part.values(ENISHI.implementedBy))
    words = [one.words.best(current_language())[0] for one in facts]
    text = " · ".join(words)
    return replace(value, text=text, language=tongue(text)) if words else value


def _place(fact: Fact) -> tuple[int, int]:
    order = [*headings(), OTHER]
    heading = heading_of(fact.predicate.iri)
    listed = heading.properties
    at = listed.index(fact.predicate.iri) if fact.predicate.iri in listed else 0
    return order.index(heading), at


def own_facts(part: Description) -> list[Fact]:
    """Return what is said of a part, without what its whole says already."""
    left_out = _OF_A_PART | IN_THE_HEAD
    return [one for one in part.statements if one.predicate.iri not in left_out]


def is_section(part: Description) -> bool:
    """Tell whether a part has a section of its own; others are rows or folded in."""
    return part.is_a(ENISHI.ProgramYear)


def is_listed(part: Description) -> bool:
    """Tell whether a part is a line of a list: a field of an accord, a contract."""
    tabled = part.is_a(ENISHI.QuantitativeResult) or part.is_a(ENISHI.FinancialItem)
    return not (tabled or is_folded(part) or is_section(part))


def line_of(part: Description) -> Line:
    """Return a part as a line: its number and name, and what marks it."""
    numbers = [str(one.value) for one in part.values(ENISHI.fieldNumber)]
    return Line(
        number=" ".join(numbers), title=thing_value(part.thing), chips=chips_of(part)
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
        kind=listed(said, language),
        year=value_of(years[0], documents) if years else None,
    )
