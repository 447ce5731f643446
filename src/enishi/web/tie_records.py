"""The records behind a number of the ties pages, each with its passages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.activity import Activity
from enishi.graph.graph import Graph
from enishi.graph.statement import Description
from enishi.graph.ties import Record, Ties
from enishi.graph.words import iri_in, path_of
from enishi.vocabulary.terms import DCTERMS, ENISHI
from enishi.web.activity_words import activity_text
from enishi.web.chips import chips_of
from enishi.web.choices import tail
from enishi.web.formats import page_number
from enishi.web.language import current_language
from enishi.web.pagination import Pagination
from enishi.web.record_filter import RecordFilter
from enishi.web.sections import statements_of
from enishi.web.statement import Chip, Statement, Value
from enishi.web.tabular import PageTable
from enishi.web.values import thing_value
from enishi.web.wording import fiscal_year

PAGE_SIZE: Final = 40
SHOWN: Final = frozenset(
    {
        DCTERMS.description,
        ENISHI.agreementType,
        ENISHI.cooperationField,
        ENISHI.heldOn,
        ENISHI.implementedBy,
        ENISHI.plannedContent,
        ENISHI.resultText,
        ENISHI.signedYear,
        ENISHI.statusWords,
    }
)
"""What is told of each record; its own page has the rest."""
COLUMNS: Final = (
    *("record", "name_ja", "name_en", "class", "home", "partner", "partner_ja"),
    *("partner_en", "fiscal_year", "activity", "agreements"),
)
"""Columns of the download."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """One record as the page shows it.

    Attributes:
        name: The record.
        home: The home city.
        partner: The party abroad.
        chips: Its year and its status.
        activity: What it says took place, in words; "" for standing ties.
        statements: What is told of it, with passages.
    """

    name: Value
    home: Value
    partner: Value
    chips: tuple[Chip, ...]
    activity: str
    statements: tuple[Statement, ...]


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
    results = _results(graph, shown)
    described = graph.describing.descriptions(
        [*(one.iri for one in shown), *(part for _, part in results)]
    )
    parts: dict[URIRef, list[Description]] = {}
    for record, part in results:
        parts.setdefault(record, []).append(described[part])
    return RecordsPage(
        title=_title(ties, wanted),
        pages=pages,
        records=tuple(
            _view(graph, ties, one, [described[one.iri], *parts.get(one.iri, ())])
            for one in shown
            if one.iri in described
        ),
    )


def records_table(graph: Graph, ties: Ties, found: Sequence[Record]) -> PageTable:
    """Return records as rows."""
    named = graph.describing.descriptions(one.iri for one in found)
    return PageTable(
        name="ties-records",
        version=graph.version,
        columns=COLUMNS,
        rows=[
            [
                one.iri,
                named[one.iri].thing.words.ja,
                named[one.iri].thing.words.en,
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


def _results(graph: Graph, records: Sequence[Record]) -> list[tuple[URIRef, URIRef]]:
    years = [one.iri for one in records if one.kind == "ProgramYear"]
    if not years:
        return []
    answer = graph.query("ties/results", record=list(dict.fromkeys(years)))
    return [(iri_in(row, "record"), iri_in(row, "result")) for row in answer]


def _view(
    graph: Graph, ties: Ties, record: Record, told: Sequence[Description]
) -> RecordView:
    facts = [
        fact for one in told for fact in one.statements if fact.predicate.iri in SHOWN
    ]
    return RecordView(
        name=thing_value(told[0].thing),
        home=thing_value(ties.partners[record.home].thing),
        partner=thing_value(ties.partners[record.partner].thing),
        chips=chips_of(told[0]),
        activity=activity_text(record.activity) if record.is_deed else "",
        statements=statements_of(facts, graph.documents),
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
