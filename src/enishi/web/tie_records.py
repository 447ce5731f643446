"""The records behind a number of the ties pages, each with its passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enishi.graph.activity import Activity
from enishi.graph.graph import Graph
from enishi.graph.ties import Record, Ties, names_of
from enishi.graph.words import path_of
from enishi.web.activity_words import activity_text
from enishi.web.choices import tail
from enishi.web.formats import page_number
from enishi.web.language import current_language
from enishi.web.pagination import Pagination
from enishi.web.record_filter import RecordFilter
from enishi.web.statement import Value
from enishi.web.tabular import PageTable
from enishi.web.thing_list import ThingView, thing_views
from enishi.web.values import thing_value
from enishi.web.wording import fiscal_year

PAGE_SIZE: Final = 40
COLUMNS: Final = (
    *("record", "name_ja", "name_en", "class", "home", "partner", "partner_ja"),
    *("partner_en", "fiscal_year", "activity", "agreements"),
)
"""Columns of the download."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """One record as the page shows it.

    Attributes:
        thing: The record.
        home: The home city.
        partner: The party abroad.
    """

    thing: ThingView
    home: Value
    partner: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsPage:
    """A page of records.

    Attributes:
        title: What they have in common, in words.
        pages: The pages of the list.
        records: Those of this page.
    """

    title: tuple[str, ...]
    pages: Pagination
    records: tuple[RecordView, ...]


def chosen_records(ties: Ties, wanted: RecordFilter) -> tuple[Record, ...]:
    """Return the records that a filter takes, in the order of ties."""
    return tuple(one for tie in ties.all for one in tie.records if wanted.takes(one))


def records_page(
    graph: Graph, ties: Ties, wanted: RecordFilter, found: Sequence[Record]
) -> RecordsPage:
    """Return the records of a filter as a page shows them."""
    number = min(page_number(), max(1, -(-len(found) // PAGE_SIZE)))
    pages = Pagination(total=len(found), size=PAGE_SIZE, number=number)
    shown = found[max(0, pages.first_item - 1) : pages.last_item]
    views = thing_views(graph, [one.iri for one in shown])
    return RecordsPage(
        title=_title(ties, wanted),
        pages=pages,
        records=tuple(
            RecordView(
                thing=views[one.iri],
                home=thing_value(ties.partners[one.home].thing),
                partner=thing_value(ties.partners[one.partner].thing),
            )
            for one in shown
            if one.iri in views
        ),
    )


def records_table(graph: Graph, ties: Ties, found: Sequence[Record]) -> PageTable:
    """Return records as rows."""
    named = names_of(graph.questions, [one.iri for one in found])
    return PageTable(
        name="ties-records",
        version=graph.version,
        columns=COLUMNS,
        rows=[
            [
                one.iri,
                named[one.iri].ja,
                named[one.iri].en,
                one.kind,
                one.home,
                one.partner,
                ties.partners[one.partner].thing.words.ja,
                ties.partners[one.partner].thing.words.en,
                one.year,
                str(one.activity) if one.is_deed else "",
                " ".join(one.agreements),
            ]
            for one in found
            if one.iri in named
        ],
        notes={},
    )


def _title(ties: Ties, wanted: RecordFilter) -> tuple[str, ...]:
    language = current_language()
    homes = [one.thing for one in ties.homes if tail(one.thing.iri) == wanted.city]
    partners = [
        one.thing
        for one in ties.partners.values()
        if wanted.partner and one.thing.path == wanted.partner
    ]
    agreements = [
        words.best(language)[0]
        for iri, words in ties.names.items()
        if wanted.agreement and path_of(iri) == f"agreement/{wanted.agreement}"
    ]
    parts = [one.named(language)[0] for one in (*homes, *partners)] + agreements
    if wanted.year is not None:
        parts.append(fiscal_year(wanted.year, language))
    if wanted.activity:
        parts.append(activity_text(Activity(wanted.activity)))
    return tuple(parts)
