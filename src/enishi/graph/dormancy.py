"""Agreements against what is recorded of each fiscal year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.activity import Counts, Silence, Verdict
from enishi.graph.answer import Questions
from enishi.graph.ties import Partner, Record, Ties, names_of
from enishi.graph.words import Thing, Words, iri_in, text_in
from enishi.store.terms import Term

_ORDER: Final = tuple(Verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What is recorded of an agreement in one fiscal year.

    Attributes:
        year: First calendar year of the fiscal year.
        under: What records under the agreement itself say.
        beside: What other records of the city with the same partner say.
        silence: Why there is no record, or None if there is one.
    """

    year: int
    under: Counts
    beside: Counts
    silence: Silence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An agreement with what is recorded of it.

    Attributes:
        agreement: The agreement.
        type: What kind of agreement it is.
        home: The home city.
        partner: The party abroad.
        since: Year it was signed, as far as known, or "".
        years: What is recorded of each fiscal year.
        last: The last fiscal year for which anything with the partner is recorded
            that took place, or None.
    """

    agreement: Thing
    type: Thing
    home: Thing
    partner: Partner
    since: str
    years: tuple[Year, ...]
    last: int | None

    @property
    def has_own_records(self) -> bool:
        """Whether any record stands under the agreement itself."""
        return any(one.under for one in self.years)

    @property
    def verdict(self) -> Verdict:
        """What can be said of it over all years.

        Records under the agreement itself decide where there are any, and else all
        records of the city with the same partner.
        """
        own = [
            one.under if self.has_own_records else one.beside
            for one in self.years
            if one.under or one.beside
        ]
        if any(one.took_place for one in own):
            return Verdict.ACTIVE
        if any(one.total > one.unsaid for one in own):
            return Verdict.NO_ACTIVITY
        silences = {one.silence for one in self.years}
        if not own and Silence.NOTHING_RECORDED in silences:
            return Verdict.NOTHING_RECORDED
        return Verdict.UNKNOWN


def standings(questions: Questions, ties: Ties) -> tuple[Standing, ...]:
    """Return all agreements abroad, by home city, the weakest evidence first."""
    rows = list(questions.ask("ties/agreements"))
    things = {iri_in(row, name) for row in rows for name in ("agreement", "type")}
    names = names_of(questions, sorted(things))
    found = [_standing(row, ties, names) for row in rows]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.home.words.en,
                _ORDER.index(one.verdict),
                one.partner.thing.words.en,
                one.agreement.iri,
            ),
        )
    )


def under(records: Iterable[Record], agreement: URIRef) -> tuple[Record, ...]:
    """Return the records that stand under an agreement."""
    return tuple(one for one in records if agreement in one.agreements)


def _standing(
    row: Mapping[str, Term], ties: Ties, names: Mapping[URIRef, Words]
) -> Standing:
    home, partner = iri_in(row, "home"), iri_in(row, "partner")
    agreement, type_ = iri_in(row, "agreement"), iri_in(row, "type")
    tie = ties.of(home, partner)
    deeds = tie.deeds if tie else ()
    took_place = [one.year for one in deeds if one.activity.took_place and one.year]
    return Standing(
        agreement=Thing(agreement, names.get(agreement, Words())),
        type=Thing(type_, names.get(type_, Words())),
        home=ties.partners[home].thing,
        partner=ties.partners[partner],
        since=text_in(row, "since"),
        years=tuple(
            _year(ties, home, agreement, (year, [d for d in deeds if d.year == year]))
            for year in ties.covering.years
        ),
        last=max(took_place, default=None),
    )


def _year(
    ties: Ties,
    home: URIRef,
    agreement: URIRef,
    deeds: tuple[int, list[Record]],
) -> Year:
    year, of_year = deeds
    own = under(of_year, agreement)
    return Year(
        year=year,
        under=Counts.of(one.activity for one in own),
        beside=Counts.of(one.activity for one in of_year if one not in own),
        silence=None if of_year else ties.covering.silence(home, year),
    )
