"""Agreements against what is recorded of each fiscal year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from enishi.graph.activity import Activity, Counts, Verdict
from enishi.graph.dormancy import Standing, Year
from enishi.graph.words import path_of
from enishi.web.activity_words import (
    VERDICTS,
    Portion,
    portions,
    silence_text,
    verdict_chip,
)
from enishi.web.choices import Choice, asked, choices, tail
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.record_filter import RecordFilter
from enishi.web.statement import Chip, Value
from enishi.web.tabular import Cell, PageTable
from enishi.web.values import thing_value

_SAID: Final = ("carried_out", "online", "not_said", "completed", "cancelled", "none")
COLUMNS: Final = (
    *("home", "home_ja", "home_en", "agreement", "agreement_ja", "type"),
    *("partner", "partner_ja", "partner_en", "verdict", "fiscal_year", "why_no_record"),
    *(f"under_{kind}" for kind in _SAID),
    *(f"beside_{kind}" for kind in _SAID),
    "last_activity",
)
"""Columns of the download; counts of records in the order of `Activity`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """How many records say what, drawn and written.

    Attributes:
        portions: The stretches.
        total: How many records there are.
        href: The page that lists them all.
        hrefs: The page that lists those of each stretch.
    """

    portions: tuple[Portion, ...]
    total: int
    href: str
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCell:
    """One fiscal year of one agreement.

    Attributes:
        under: Records under the agreement, or None.
        beside: Other records with the same partner, or None.
        silence: Why there is none, in words, or "".
        silence_key: Why there is none, for style, or "".
    """

    under: Strip | None
    beside: Strip | None
    silence: str
    silence_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """One agreement as a row.

    Attributes:
        name: The agreement.
        partner: The party abroad.
        type: What kind of agreement it is.
        since: The year it was signed, or "".
        verdict: What can be said of it.
        cells: One for each fiscal year.
        last: The last fiscal year with activity, or None.
        last_href: The records of that year.
    """

    name: Value
    partner: Value
    type: str
    since: str
    verdict: Chip
    cells: tuple[YearCell, ...]
    last: int | None
    last_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePart:
    """The agreements of one home city."""

    home: Value
    key: str
    rows: tuple[StandingRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DormantPage:
    """The page.

    Attributes:
        years: The fiscal years, first calendar years.
        planned: Covered fiscal years that are only planned for.
        parts: The agreements by home city.
        summary: The result in a few sentences.
        cities: The home cities to choose from.
        verdicts: The verdicts to choose from.
        total: How many agreements are shown.
    """

    years: tuple[int, ...]
    planned: tuple[int, ...]
    parts: tuple[HomePart, ...]
    summary: tuple[str, ...]
    cities: Sequence[Choice]
    verdicts: Sequence[Choice]
    total: int


def chosen_standings(standings: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return the agreements that the address asks for."""
    city = asked("city", {tail(one.home.iri) for one in standings})
    verdict = asked("verdict", set(Verdict))
    return tuple(
        one
        for one in standings
        if city in {"", tail(one.home.iri)} and verdict in {"", one.verdict}
    )


def dormant_page(
    everything: Sequence[Standing], years: tuple[int, ...], planned: tuple[int, ...]
) -> DormantPage:
    """Return the page for the agreements that the address asks for.

    Args:
        everything: All agreements.
        years: The fiscal years of which something is recorded.
        planned: Fiscal years that documents cover without naming program years.
    """
    language = current_language()
    shown = chosen_standings(everything)
    homes = {tail(one.home.iri): one.home for one in everything}
    city = asked("city", homes)
    in_city = [one for one in everything if city in {"", tail(one.home.iri)}]
    verdict = asked("verdict", set(Verdict))
    of_verdict = [one for one in everything if verdict in {"", one.verdict}]
    return DormantPage(
        years=years,
        planned=planned,
        parts=_parts(shown),
        summary=_summary(shown),
        cities=choices(
            "city",
            {key: home.named(language)[0] for key, home in homes.items()},
            gettext("All cities"),
            Counter(tail(one.home.iri) for one in of_verdict),
        ),
        verdicts=choices(
            "verdict",
            {str(key): gettext(words) for key, (words, _) in VERDICTS.items()},
            gettext("All"),
            Counter(str(one.verdict) for one in in_city),
        ),
        total=len(shown),
    )


def dormant_table(standings: Sequence[Standing], version: str) -> PageTable:
    """Return the agreements as rows: one for each agreement and fiscal year."""
    rows: list[list[Cell]] = [
        [
            one.home.iri,
            one.home.words.ja,
            one.home.words.en,
            one.agreement.iri,
            one.agreement.words.ja,
            tail(one.type.iri),
            one.partner.thing.iri,
            one.partner.thing.words.ja,
            one.partner.thing.words.en,
            str(one.verdict),
            year.year,
            str(year.silence or ""),
            *_numbers(year.under),
            *_numbers(year.beside),
            one.last,
        ]
        for one in standings
        for year in one.years
    ]
    return PageTable(
        name="ties-activity",
        version=version,
        columns=COLUMNS,
        rows=rows,
        notes={"caution": "No evidence of activity is not proof that there was none."},
    )


def _numbers(counts: Counts) -> list[Cell]:
    return [counts.by_activity.get(one, 0) for one in Activity]


def _parts(standings: Sequence[Standing]) -> tuple[HomePart, ...]:
    homes = dict.fromkeys(one.home for one in standings)
    return tuple(
        HomePart(
            home=thing_value(home),
            key=tail(home.iri),
            rows=tuple(_row(one) for one in standings if one.home == home),
        )
        for home in homes
    )


def _row(standing: Standing) -> StandingRow:
    return StandingRow(
        name=thing_value(standing.agreement),
        partner=thing_value(standing.partner.thing),
        type=standing.type.named(current_language())[0],
        since=standing.since,
        verdict=verdict_chip(standing.verdict),
        cells=tuple(_cell(standing, one) for one in standing.years),
        last=standing.last,
        last_href=replace(_between(standing), year=standing.last).href,
    )


def _between(standing: Standing) -> RecordFilter:
    return RecordFilter(
        city=tail(standing.home.iri), partner=path_of(standing.partner.thing.iri)
    )


def _cell(standing: Standing, year: Year) -> YearCell:
    of_year = replace(_between(standing), year=year.year)
    agreement = path_of(standing.agreement.iri).partition("/")[2]
    return YearCell(
        under=_strip(year.under, replace(of_year, agreement=agreement)),
        beside=_strip(year.beside, replace(of_year, without=agreement)),
        silence=silence_text(year.silence) if year.silence else "",
        silence_key=str(year.silence or ""),
    )


def _strip(counts: Counts, records: RecordFilter) -> Strip | None:
    if not counts:
        return None
    made = portions(counts)
    return Strip(
        portions=made,
        total=counts.total,
        href=replace(records, kind="").href,
        hrefs=tuple(replace(records, activity=one.activity).href for one in made),
    )


def _summary(standings: Sequence[Standing]) -> tuple[str, ...]:
    counted = Counter(one.verdict for one in standings)
    said = [
        gettext(
            "%(total)s accords, affiliations and memoranda with parties abroad.",
            total=len(standings),
        )
    ]
    if counted[Verdict.NO_ACTIVITY]:
        said.append(
            gettext(
                "Of %(count)s there are records, and none tells of anything that took"
                " place.",
                count=counted[Verdict.NO_ACTIVITY],
            )
        )
    if counted[Verdict.NOTHING_RECORDED]:
        said.append(
            gettext(
                "Of %(count)s the documents that report results have no record.",
                count=counted[Verdict.NOTHING_RECORDED],
            )
        )
    if counted[Verdict.UNKNOWN]:
        said.append(
            gettext(
                "Of %(count)s the documents do not tell.",
                count=counted[Verdict.UNKNOWN],
            )
        )
    return tuple(said)
