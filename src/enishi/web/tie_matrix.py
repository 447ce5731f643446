"""Home cities by their partners abroad: what kind of tie, how many records, when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from enishi.graph.activity import Counts
from enishi.graph.ties import PARTNER_KINDS, Partner, Tie, Ties
from enishi.graph.words import path_of
from enishi.web.activity_words import Portion, portions
from enishi.web.choices import Choice, asked, choices, tail
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked, ngettext
from enishi.web.record_filter import RecordFilter
from enishi.web.statement import Value
from enishi.web.tabular import Cell, PageTable
from enishi.web.values import thing_value

CITIES: Final = marked("Cities and regions")
KINDS: Final = {
    "city": CITIES,
    "network": marked("City networks"),
    "organization": marked("Organisations"),
    "port": marked("Ports"),
}
"""Kinds of partners in words, by their keys."""
STANDING: Final = {
    "Agreement": marked("agreement"),
    "Membership": marked("membership"),
}
"""Kinds of ties that stand, in words."""
COLUMNS: Final = (
    *("home", "home_ja", "home_en", "partner", "partner_ja", "partner_en"),
    *("kind", "country", "latitude", "longitude", "agreements", "memberships"),
    *("records", "carried_out_or_online", "active_years"),
)
"""Columns of the download."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieCell:
    """One tie in the matrix.

    Attributes:
        standing: Agreements and memberships, with their records.
        portions: What the records of things to be done say.
        records: Their number in words, or "".
        href: Those records.
        years: The years in which something took place, in words, or "".
    """

    standing: tuple[Value, ...]
    portions: tuple[Portion, ...]
    records: str
    href: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    """One partner with its tie to each home city, None where there is none."""

    partner: Value
    key: str
    cells: tuple[TieCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryPart:
    """The partners of one country, or those of none."""

    country: Value | None
    rows: tuple[PartnerRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage:
    """The page.

    Attributes:
        homes: The home cities of the columns.
        parts: The partners by country.
        total: How many partners there are.
        shared: How many of them have ties with more than one home city.
        cities: The home cities to choose from.
        kinds: The kinds of partners to choose from.
        kind: The kind chosen.
    """

    homes: tuple[Value, ...]
    parts: tuple[CountryPart, ...]
    total: int
    shared: int
    cities: Sequence[Choice]
    kinds: Sequence[Choice]
    kind: str


def matrix_page(ties: Ties) -> MatrixPage:
    """Return the matrix that the address asks for, in the reader's language."""
    language = current_language()
    homes = {tail(one.thing.iri): one for one in ties.homes}
    city, kind = asked("city", homes), asked("kind", PARTNER_KINDS) or "city"
    shown = chosen_ties(ties)
    columns = [one for key, one in homes.items() if city in {"", key}]
    rows = _rows(shown, columns)
    partners = {
        one.partner.thing.iri: one.partner
        for one in ties.all
        if city in {"", tail(one.home.iri)}
    }
    return MatrixPage(
        homes=tuple(thing_value(one.thing) for one in columns),
        parts=_by_country(rows),
        total=len(rows),
        shared=sum(1 for _, row in rows if sum(map(bool, row.cells)) > 1),
        cities=choices(
            "city",
            {key: one.thing.named(language)[0] for key, one in homes.items()},
            gettext("All cities"),
            Counter(tail(one.home.iri) for one in ties.all if one.partner.kind == kind),
        ),
        kinds=choices(
            "kind",
            {key: gettext(text) for key, text in KINDS.items() if key != "city"},
            gettext(CITIES),
            Counter(partner.kind for partner in partners.values()),
        ),
        kind=kind,
    )


def chosen_ties(ties: Ties) -> tuple[Tie, ...]:
    """Return the ties that the address asks for."""
    city = asked("city", {tail(one.thing.iri) for one in ties.homes})
    kind = asked("kind", PARTNER_KINDS) or "city"
    return tuple(
        one
        for one in ties.all
        if city in {"", tail(one.home.iri)} and one.partner.kind == kind
    )


def matrix_table(ties: Sequence[Tie], version: str) -> PageTable:
    """Return ties as rows: one for each home city and partner."""
    return PageTable(
        name="ties",
        version=version,
        columns=COLUMNS,
        rows=[_flat(one) for one in ties],
        notes={"source": "Enishi"},
    )


def _flat(tie: Tie) -> list[Cell]:
    partner = tie.partner
    place = partner.place or (None, None)
    return [
        tie.home.iri,
        tie.home.words.ja,
        tie.home.words.en,
        partner.thing.iri,
        partner.thing.words.ja,
        partner.thing.words.en,
        partner.kind,
        partner.country.iri if partner.country else "",
        *place,
        len(tie.of_kind("Agreement")),
        len(tie.of_kind("Membership")),
        len(tie.deeds),
        tie.counts.took_place,
        " ".join(map(str, tie.active_years)),
    ]


def _rows(
    ties: Sequence[Tie], homes: Sequence[Partner]
) -> list[tuple[Partner, PartnerRow]]:
    language = current_language()
    by_ends = {(one.home.iri, one.partner.thing.iri): one for one in ties}
    partners = {one.partner.thing.iri: one.partner for one in ties}
    ordered = sorted(partners.values(), key=lambda one: one.thing.named(language))
    made = []
    for partner in ordered:
        found = [by_ends.get((one.thing.iri, partner.thing.iri)) for one in homes]
        cells = tuple(None if tie is None else _cell(tie) for tie in found)
        row = PartnerRow(
            partner=thing_value(partner.thing),
            key=path_of(partner.thing.iri),
            cells=cells,
        )
        made.append((partner, row))
    return made


def _cell(tie: Tie) -> TieCell:
    between = RecordFilter(
        city=tail(tie.home.iri), partner=path_of(tie.partner.thing.iri)
    )
    number = len(tie.deeds)
    return TieCell(
        standing=tuple(
            Value(
                text=f"{gettext(word)} {count}" if count > 1 else gettext(word),
                href=replace(between, kind=kind).href,
            )
            for kind, word in STANDING.items()
            if (count := len(tie.of_kind(kind)))
        ),
        portions=portions(Counts.of(one.activity for one in tie.deeds)),
        records=ngettext("%(num)s record", "%(num)s records", number) if number else "",
        href=between.href,
        years=tie.active_years,
    )


def _by_country(rows: Sequence[tuple[Partner, PartnerRow]]) -> tuple[CountryPart, ...]:
    language = current_language()
    countries = {one.country.iri: one.country for one, _ in rows if one.country}
    ordered = sorted(countries.values(), key=lambda one: one.named(language))
    parts = [
        CountryPart(
            country=thing_value(country),
            rows=tuple(row for one, row in rows if one.country == country),
        )
        for country in ordered
    ]
    stateless = tuple(row for one, row in rows if one.country is None)
    if stateless:
        parts.append(CountryPart(country=None, rows=stateless))
    return tuple(parts)
