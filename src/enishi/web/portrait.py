"""A thing as its page shows it: head, facts, years, tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.arrangement import OTHER, heading_of, headings
from enishi.graph.entity import Entity
from enishi.graph.reading import Documents
from enishi.graph.statement import Description
from enishi.graph.statement import Statement as Fact
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.terms import DCTERMS, ENISHI
from enishi.web.chips import chips_of, is_folded
from enishi.web.language import current_language
from enishi.web.links import place_in
from enishi.web.sections import (
    IN_THE_HEAD,
    Figure,
    Line,
    Section,
    figures_of,
    is_listed,
    is_section,
    line_of,
    money_of,
    own_facts,
    section_of,
    statements_of,
)
from enishi.web.statement import Chip, StatementGroup, Value
from enishi.web.values import listed, thing_value, value_of

QUOTED: Final = 60
"""Characters of a passage that stand for its name."""

_GENERAL: Final = frozenset(
    {"Program", "Outcome", "Party", "Organization", "Agreement", "Place", "City"}
    | {"LocalGovernment", "PartnerCity", "http://www.w3.org/2004/02/skos/core#Concept"}
)
"""Classes that say little when there is another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A thing as its page shows it.

    Attributes:
        name: What it is called; a passage, which has no name, by its words.
        place: Where a passage stands in its document, or "".
        other_name: What it is called in the other language, or "".
        other_language: That language.
        kicker: Its class, number and city.
        chips: What marks it at a glance.
        description: What it is about, or None.
        groups: What is said of it.
        sections: Its fiscal years.
        lines: Its other parts.
        figures: Figures about it.
        money: Amounts for it.
    """

    name: Value
    place: str
    other_name: str
    other_language: str
    kicker: str
    chips: tuple[Chip, ...]
    description: Value | None
    groups: tuple[StatementGroup, ...]
    sections: tuple[Section, ...]
    lines: tuple[Line, ...]
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
        name=_name(entity),
        place=_place(description),
        other_name=other_name if other_name != entity.thing.named(language)[0] else "",
        other_language=other,
        kicker=_kicker(description),
        chips=_head_chips(description),
        description=value_of(told[0], documents) if told else None,
        groups=_groups(description, told[:1], documents),
        sections=tuple(
            section_of(part, documents)
            for part in description.parts
            if is_section(part)
        ),
        lines=tuple(line_of(part) for part in description.parts if is_listed(part)),
        figures=figures_of(description, documents),
        money=money_of(description, documents),
    )


def _name(entity: Entity) -> Value:
    quoted = entity.description.values(ENISHI.passageText)
    if entity.labels or not quoted:
        return thing_value(entity.thing)
    words = " ".join(str(quoted[0].value).split())
    short = words if len(words) <= QUOTED else f"{words[:QUOTED]}…"
    return Value(text=f"「{short}」", language="ja")


def _place(description: Description) -> str:
    properties = (ENISHI.charStart, ENISHI.charEnd, ENISHI.lineStart)
    found = [description.values(one) for one in (ENISHI.inDocument, *properties)]
    if not all(found):
        return ""
    document, *numbers = (values[0].value for values in found)
    return place_in(URIRef(str(document)), *(int(str(one)) for one in numbers))


def _kicker(description: Description) -> str:
    """Return the narrowest class of a thing with its number and its city."""
    language = current_language()
    narrow = [
        one
        for one in description.classes
        if one.iri.removeprefix(TERMS) not in _GENERAL
    ]
    classes = narrow or list(description.classes)
    named = [one.named(language)[0] for one in classes]
    numbers = [str(one.value) for one in description.values(ENISHI.programNumber)]
    cities = [
        one.words.best(language)[0] for one in description.values(ENISHI.government)
    ]
    first = " ".join([listed(named, language), *numbers])
    return " · ".join(part for part in (first, *cities) if part)


def _head_chips(description: Description) -> tuple[Chip, ...]:
    """Return the chips of a thing, with those of its only fiscal year."""
    years = [one for one in description.parts if one.is_a(ENISHI.ProgramYear)]
    chips = chips_of(description)
    return chips + (chips_of(years[0]) if len(years) == 1 else ())


def _groups(
    description: Description, told: Sequence[Fact], documents: Documents
) -> tuple[StatementGroup, ...]:
    facts = [
        one
        for one in description.statements
        if one.predicate.iri not in IN_THE_HEAD
        and one.predicate.iri != ENISHI.hasCooperationField  # a list of its own
        and one not in told
    ]
    folded = [p for p in description.parts if is_folded(p)]
    facts += [fact for part in folded for fact in own_facts(part)]
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
