"""What must be known before cities are compared, in the reader's words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.comparability import Caveat, Hindrance
from enishi.graph.covering import Covering
from enishi.graph.document import DocumentFacts
from enishi.graph.words import Thing
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.statement import Value
from enishi.web.values import thing_value
from enishi.web.wording import fiscal_year

SENTENCES: Final = {
    Hindrance.NO_COMMON_YEAR: marked(
        "There is no fiscal year of which documents of all these cities tell results:"
        " columns stand for different years."
    ),
    Hindrance.OTHER_YEARS: marked(
        "Only %(years)s is told of all these cities; for %(cities)s there are results"
        " of other years too."
    ),
    Hindrance.OTHER_KINDS: marked(
        "The documents are of different kinds and divide work in different ways."
        " Compare shares rather than counts: %(documents)s."
    ),
    Hindrance.OTHER_SUBJECT: marked(
        "Not about international policy as a whole: %(documents)s."
    ),
    Hindrance.NO_RESULTS: marked(
        "Covers its years without telling what took place: %(documents)s."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A document of a city, as a comparison names it.

    Attributes:
        document: The document.
        years: The fiscal years it covers.
        reported: How many program years it tells the outcome of.
        records: How many it names.
    """

    document: Value
    years: tuple[int, ...]
    reported: int
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CitySources:
    """The documents of one city."""

    city: Value
    sources: tuple[SourceView, ...]


def caveat_text(
    caveat: Caveat,
    cities: Mapping[str, Thing],
    documents: Mapping[URIRef, DocumentFacts],
) -> str:
    """Return a caveat as a sentence."""
    language = current_language()
    names = {one.iri: one.named(language)[0] for one in cities.values()}
    titles = {iri: one.thing.named(language)[0] for iri, one in documents.items()}
    return gettext(
        SENTENCES[caveat.hindrance],
        cities=_listed(names.get(one, "") for one in caveat.cities),
        years=_listed(fiscal_year(one, language) for one in caveat.years),
        documents=_listed(
            (f"「{title}」" if language == "ja" else f"“{title}”")
            for one in caveat.documents
            if (title := titles.get(one, ""))
        ),
    )


def sources_of(
    covering: Covering,
    documents: Mapping[URIRef, DocumentFacts],
    cities: Sequence[Thing],
) -> tuple[CitySources, ...]:
    """Return which documents each city is compared by."""
    made = []
    for city in cities:
        covered = covering.by_city.get(city.iri, ())
        used = list(dict.fromkeys(c.document for c in covered))
        made.append(
            CitySources(
                city=thing_value(city),
                sources=tuple(
                    SourceView(
                        document=thing_value(documents[one].thing),
                        years=tuple(c.year for c in covered if c.document == one),
                        reported=sum(c.reported for c in covered if c.document == one),
                        records=sum(c.records for c in covered if c.document == one),
                    )
                    for one in used
                    if one in documents
                ),
            )
        )
    return tuple(made)


def _listed(words: Iterable[str]) -> str:
    return ("、" if current_language() == "ja" else ", ").join(
        word for word in words if word
    )
