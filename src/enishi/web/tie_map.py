"""What the map of ties draws: points for partners, arcs to home cities."""

from collections.abc import Sequence
from dataclasses import dataclass

from enishi.graph.ties import Partner, Tie, Ties
from enishi.web.language import current_language
from enishi.web.links import page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A city on the map.

    Attributes:
        name: What it is called.
        href: Its page.
        longitude: Degrees east.
        latitude: Degrees north.
        is_home: Whether it is a home city.
        records: How many records of ties it has with the home cities shown.
        note: Its country and the home cities it has ties with.
    """

    name: str
    href: str
    longitude: float
    latitude: float
    is_home: bool
    records: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A tie on the map: indexes of two points, and how strongly it is recorded."""

    home: int
    partner: int
    records: int
    took_place: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieMap:
    """The map.

    Attributes:
        points: The cities, home cities first.
        arcs: The ties between them.
    """

    points: tuple[Point, ...]
    arcs: tuple[Arc, ...]


def map_points(shown: Sequence[Tie], ties: Ties) -> TieMap:
    """Return the map of some ties; what has no place is left out."""
    placed = [one for one in shown if one.partner.place]
    homes = [one for one in ties.homes if one.place]
    homes = [
        one for one in homes if any(tie.home.iri == one.thing.iri for tie in placed)
    ]
    partners = list({one.partner.thing.iri: one.partner for one in placed}.values())
    at = {one.thing.iri: index for index, one in enumerate([*homes, *partners])}
    return TieMap(
        points=tuple(
            _point(one, placed, is_home=one in homes) for one in [*homes, *partners]
        ),
        arcs=tuple(
            Arc(
                home=at[one.home.iri],
                partner=at[one.partner.thing.iri],
                records=len(one.records),
                took_place=bool(one.counts.took_place),
            )
            for one in placed
            if one.home.iri in at
        ),
    )


def _point(city: Partner, ties: Sequence[Tie], *, is_home: bool) -> Point:
    language = current_language()
    own = [
        one for one in ties if city.thing.iri in {one.home.iri, one.partner.thing.iri}
    ]
    latitude, longitude = city.place or (0.0, 0.0)
    others = [] if is_home else [one.home.named(language)[0] for one in own]
    country = [city.country.named(language)[0]] if city.country else []
    return Point(
        name=city.thing.named(language)[0],
        href=page_of(city.thing.iri),
        longitude=longitude,
        latitude=latitude,
        is_home=is_home,
        records=sum(len(one.records) for one in own),
        note=" · ".join([*country, *others]),
    )
