"""Partners that cities share, and those that only one of them has."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.graph.ties import Partner, Tie, Ties
from enishi.graph.words import Thing, path_of
from enishi.web.activity_words import Portion, portions
from enishi.web.choices import tail
from enishi.web.language import current_language
from enishi.web.record_filter import RecordFilter
from enishi.web.statement import Value
from enishi.web.values import thing_value


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCell:
    """One city's tie with a shared partner: number of records, what they say."""

    records: int
    portions: tuple[Portion, ...]
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPartner:
    """A partner of at least two of the cities; None where a city has no tie."""

    partner: Value
    country: str
    cells: tuple[SharedCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyHere:
    """The partners that one of the cities has alone."""

    city: Value
    partners: tuple[tuple[Value, str, str], ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnersView:
    """Partners of one kind, compared.

    Attributes:
        shared: Those that at least two cities have, most cities first.
        only: Those that one city has alone, city by city.
    """

    shared: tuple[SharedPartner, ...]
    only: tuple[OnlyHere, ...]


def partners_view(ties: Ties, cities: Sequence[Thing], kind: str) -> PartnersView:
    """Return the partners of a kind, shared and only here.

    Args:
        ties: All ties.
        cities: The cities to compare.
        kind: One of `enishi.graph.ties.PARTNER_KINDS`.
    """
    language = current_language()
    wanted = {one.iri for one in cities}
    found: dict[Partner, list[Tie]] = {}
    for tie in ties.all:
        if tie.home.iri in wanted and tie.partner.kind == kind:
            found.setdefault(tie.partner, []).append(tie)
    ordered = sorted(
        found.items(), key=lambda pair: (-len(pair[1]), pair[0].thing.named(language))
    )
    return PartnersView(
        shared=tuple(
            _shared(partner, own, cities) for partner, own in ordered if len(own) > 1
        ),
        only=tuple(
            _only(city, [one for _, own in ordered if len(own) == 1 for one in own])
            for city in cities
        ),
    )


def _shared(
    partner: Partner, own: Sequence[Tie], cities: Sequence[Thing]
) -> SharedPartner:
    by_city = {one.home.iri: one for one in own}
    return SharedPartner(
        partner=thing_value(partner.thing),
        country=_country(partner),
        cells=tuple(
            _cell(by_city[city.iri]) if city.iri in by_city else None for city in cities
        ),
    )


def _cell(tie: Tie) -> SharedCell:
    return SharedCell(
        records=len(tie.records), portions=portions(tie.counts), href=_records(tie)
    )


def _only(city: Thing, ties: Sequence[Tie]) -> OnlyHere:
    own = [one for one in ties if one.home.iri == city.iri]
    return OnlyHere(
        city=thing_value(city),
        partners=tuple(
            (thing_value(one.partner.thing), _country(one.partner), _records(one))
            for one in own
        ),
        total=len(own),
    )


def _records(tie: Tie) -> str:
    partner = path_of(tie.partner.thing.iri)
    return RecordFilter(city=tail(tie.home.iri), partner=partner).href


def _country(partner: Partner) -> str:
    return partner.country.named(current_language())[0] if partner.country else ""
