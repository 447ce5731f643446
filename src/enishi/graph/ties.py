"""Ties of home cities with parties abroad: who, of what kind, how many records."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rdflib import URIRef

from enishi.graph.activity import Activity, Counts
from enishi.graph.answer import Questions
from enishi.graph.covering import Covering, year_in
from enishi.graph.words import Thing, Words, iri_in, text_in, words_in
from enishi.store.terms import Term
from enishi.vocabulary.terms import ENISHI

PARTNER_KINDS: Final = ("city", "network", "organization", "port")
"""Kinds of partners, in the order of a page."""
RECORD_KINDS: Final = ("Agreement", "Membership", "ProgramYear", "Event", "Program")
"""Local names of the classes that records of ties have, in the order of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Something a document says of a home city and a party abroad.

    Attributes:
        iri: What it is kept under.
        kind: Local name of its class, one of `RECORD_KINDS`.
        home: The home city.
        partner: The party abroad.
        year: First calendar year of its fiscal year, or None.
        activity: What it says took place; for agreements and memberships it says
            nothing.
        agreements: The agreements with the partner that it stands under.
    """

    iri: URIRef
    kind: str
    home: URIRef
    partner: URIRef
    year: int | None
    activity: Activity
    agreements: tuple[URIRef, ...] = ()

    @property
    def is_deed(self) -> bool:
        """Whether it tells of something to be done, and not of a standing tie."""
        return self.kind not in {"Agreement", "Membership"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A party abroad or international.

    Attributes:
        thing: Its address and name.
        kind: One of `PARTNER_KINDS`.
        country: Its country, or None.
        place: Latitude and longitude in degrees, or None.
    """

    thing: Thing
    kind: str
    country: Thing | None
    place: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """All that is recorded of one home city with one partner.

    Attributes:
        home: The home city.
        partner: The partner.
        records: The records, standing ties first, then by year.
    """

    home: Thing
    partner: Partner
    records: tuple[Record, ...]

    def of_kind(self, kind: str) -> tuple[Record, ...]:
        """Return the records of a class."""
        return tuple(one for one in self.records if one.kind == kind)

    @property
    def deeds(self) -> tuple[Record, ...]:
        """The records of things to be done."""
        return tuple(one for one in self.records if one.is_deed)

    @property
    def counts(self) -> Counts:
        """What the records of things to be done say."""
        return Counts.of(one.activity for one in self.deeds)

    @property
    def active_years(self) -> tuple[int, ...]:
        """The years for which something is recorded that took place, in order."""
        return tuple(
            sorted(
                {
                    one.year
                    for one in self.deeds
                    if one.activity.took_place and one.year is not None
                }
            )
        )


@dataclass(frozen=True)
class Ties:
    """All ties, by home city and partner.

    Attributes:
        records: The records in the order of homes and partners.
        partners: Partner by address.
        homes: The home cities, in the order of their names.
        names: Names of agreements and of their kinds.
        covering: What the documents cover.
    """

    records: tuple[Record, ...]
    partners: Mapping[URIRef, Partner]
    homes: tuple[Partner, ...]
    names: Mapping[URIRef, Words]
    covering: Covering

    @classmethod
    def read(cls, questions: Questions) -> "Ties":
        """Read all ties."""
        records = _records(questions.ask("ties/records"))
        described = _by_partner(questions.ask("ties/partners"))
        countries = {
            URIRef(str(row["country"]))
            for rows in described.values()
            for row in rows
            if "country" in row
        }
        agreements = {iri for one in records for iri in one.agreements}
        wanted = [*described, *sorted(countries), *sorted(agreements)]
        names = names_of(questions, wanted)
        known = {iri: _partner(iri, rows, names) for iri, rows in described.items()}
        homes = {one.home for one in records}
        return cls(
            records=records,
            partners=known,
            homes=tuple(
                sorted(
                    (known[iri] for iri in homes), key=lambda one: one.thing.words.en
                )
            ),
            names=names,
            covering=Covering.read(questions),
        )

    @cached_property
    def all(self) -> tuple[Tie, ...]:
        """Every tie, by home city and partner."""
        found: dict[tuple[URIRef, URIRef], list[Record]] = defaultdict(list)
        for one in self.records:
            found[one.home, one.partner].append(one)
        return tuple(
            Tie(
                home=self.partners[home].thing,
                partner=self.partners[partner],
                records=tuple(sorted(records, key=_place)),
            )
            for (home, partner), records in found.items()
        )

    def of(self, home: URIRef, partner: URIRef) -> Tie | None:
        """Return the tie of a home city with a partner, or None."""
        return self._by_ends.get((home, partner))

    @cached_property
    def _by_ends(self) -> Mapping[tuple[URIRef, URIRef], Tie]:
        return {(one.home.iri, one.partner.thing.iri): one for one in self.all}


def names_of(questions: Questions, things: Iterable[URIRef]) -> dict[URIRef, Words]:
    """Return what some things are called."""
    wanted = list(dict.fromkeys(things))
    names: dict[URIRef, Words] = {}
    if wanted:
        for record in questions.ask("entity/labels", entity=wanted):
            iri = iri_in(record, "entity")
            names[iri] = names.get(iri, Words()).joined(words_in(record))
    return names


def _records(rows: Iterable[Mapping[str, Term]]) -> tuple[Record, ...]:
    grouped: dict[tuple[URIRef, URIRef, URIRef], list[Mapping[str, Term]]]
    grouped = defaultdict(list)
    for row in rows:
        key = (iri_in(row, "home"), iri_in(row, "partner"), iri_in(row, "record"))
        grouped[key].append(row)
    # An event that belongs to a program year is told by that program year's record.
    return tuple(
        _record(key, same)
        for key, same in grouped.items()
        if not any(
            "of" in row and (*key[:2], URIRef(str(row["of"]))) in grouped
            for row in same
        )
    )


def _record(
    key: tuple[URIRef, URIRef, URIRef], same: Sequence[Mapping[str, Term]]
) -> Record:
    home, partner, iri = key
    agreements = {iri_in(row, "agreement") for row in same if "agreement" in row}
    return Record(
        iri=iri,
        kind=text_in(same[0], "kind").rpartition("#")[2],
        home=home,
        partner=partner,
        year=year_in(same[0]),
        activity=Activity.of(text_in(same[0], "status")),
        agreements=tuple(sorted(agreements)),
    )


def _by_partner(
    rows: Iterable[Mapping[str, Term]],
) -> dict[URIRef, list[Mapping[str, Term]]]:
    found: dict[URIRef, list[Mapping[str, Term]]] = defaultdict(list)
    for row in rows:
        found[iri_in(row, "partner")].append(row)
    return found


def _partner(
    iri: URIRef, rows: Sequence[Mapping[str, Term]], names: Mapping[URIRef, Words]
) -> Partner:
    country = rows[0].get("country")
    place = None
    if "lat" in rows[0] and "long" in rows[0]:
        place = (float(str(rows[0]["lat"])), float(str(rows[0]["long"])))
    return Partner(
        thing=Thing(iri, names.get(iri, Words())),
        kind=_kind({row["class"] for row in rows}),
        country=None
        if country is None
        else Thing(URIRef(str(country)), names.get(URIRef(str(country)), Words())),
        place=place,
    )


def _kind(classes: set[Term]) -> str:
    if ENISHI.LocalGovernment in classes:
        return "city"
    if ENISHI.CityNetwork in classes:
        return "network"
    return "port" if ENISHI.Port in classes else "organization"


def _place(record: Record) -> tuple[int, int, str]:
    return RECORD_KINDS.index(record.kind), record.year or 0, record.iri
