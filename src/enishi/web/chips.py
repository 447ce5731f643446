"""Chips that mark a thing at a glance: its year, fields, status and grades."""

from typing import Final

from enishi.graph.statement import Description
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.terms import ENISHI
from enishi.web.language import current_language
from enishi.web.links import page_of
from enishi.web.statement import Chip

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


def chips_of(description: Description) -> tuple[Chip, ...]:
    """Return what marks a thing at a glance: its year, fields, status and grades."""
    language = current_language()
    with_results = [description, *(p for p in description.parts if is_folded(p))]
    facts = [fact for one in with_results for fact in one.statements]
    return tuple(
        Chip(
            text=fact.words.best(language)[0],
            href=page_of(str(fact.value)),
            tone=tone_of(str(fact.value)),
        )
        for name in _CHIPS
        for fact in facts
        if str(fact.predicate.iri) == TERMS + name and fact.words
    )


def tone_of(iri: str) -> str:
    """Return the tone of a concept: of a grade or a status its own, else ``plain``."""
    return _TONES.get("/".join(iri.split("/")[-2:]), "plain")


def is_folded(part: Description) -> bool:
    """Tell whether a part is shown among its whole's own statements."""
    return part.is_a(ENISHI.ResultStatement) or part.is_a(ENISHI.Assessment)
