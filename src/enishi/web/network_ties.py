"""The ties of a network as a table, and the records and passages behind one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.analysis.hop_evidence import bases
from enishi.analysis.network import Edge, Record
from enishi.analysis.route import Hop, Path
from enishi.errors import NotFoundError
from enishi.graph.naming import term_thing
from enishi.graph.network_choice import AROUND, whole_iri
from enishi.graph.passage import Evidence
from enishi.graph.passages import quotations_of
from enishi.graph.words import Thing, Words, iri_in, words_in
from enishi.web.formats import page_number
from enishi.web.language import current_language
from enishi.web.network_likely import focus_of
from enishi.web.network_scene import Scene, figure
from enishi.web.pagination import Pagination
from enishi.web.passage import Quotation
from enishi.web.statement import Value
from enishi.web.values import quotations, thing_value
from enishi.web.wording import fiscal_year

PAGE_SIZE: Final = 40
QUOTED: Final = 3
"""Passages that are quoted for one record."""
STATED: Final = frozenset({AROUND, "whole-graph"})
"""Networks of statements, whose ties are properties."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """A tie in the table."""

    source: Value
    target: Value
    weight: str
    kinds: tuple[str, ...]
    years: tuple[int, ...]
    records: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TieTable:
    """A page of the table of ties, the heaviest first."""

    rows: tuple[TieRow, ...]
    pages: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRecord:
    """One record behind a tie.

    Attributes:
        name: The agreement, program year, membership … it runs through, or the
            property for a statement.
        kinds: What makes the tie, in words.
        when: Its fiscal year, or since when it holds, in words; "" if unknown.
        weight: What it adds to the tie.
        quotations: Passages.
        more: How many passages are not quoted here.
    """

    name: Value | None
    kinds: tuple[str, ...]
    when: str
    since: int | None
    weight: str
    quotations: tuple[Quotation, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TiePage:
    """A tie with all its records.

    Attributes:
        source: One end.
        target: The other end.
        weight: The whole weight.
        unit: What the weight counts.
        network: The name of the network.
        back: The network's page.
        records: The records.
    """

    source: Value
    target: Value
    weight: str
    unit: str
    network: str
    back: str
    records: tuple[TieRecord, ...]


def tie_table(scene: Scene) -> TieTable:
    """Return the page of ties that the address asks for."""
    focus = focus_of(scene)
    edges = [
        edge
        for edge in scene.network.edges
        if focus is None or focus in {edge.source, edge.target}
    ]
    edges.sort(key=lambda edge: (-edge.weight, edge.source, edge.target))
    last = max(1, -(-len(edges) // PAGE_SIZE))
    pages = Pagination(
        total=len(edges), size=PAGE_SIZE, number=min(page_number(), last)
    )
    shown = edges[max(0, pages.first_item - 1) : pages.last_item]
    return TieTable(rows=tuple(_row(scene, edge) for edge in shown), pages=pages)


def _row(scene: Scene, edge: Edge) -> TieRow:
    return TieRow(
        source=scene.value(edge.source),
        target=scene.value(edge.target),
        weight=figure(edge.weight),
        kinds=_kind_names(scene, edge.kinds),
        years=edge.years,
        records=len(edge.records),
        href=scene.tie_href(edge),
    )


def tie_page(scene: Scene, source: str, target: str) -> TiePage:
    """Return a tie with its records and passages.

    Raises:
        NotFoundError: If there is no such tie in the network as it was chosen.
        UsageError: If an end is no address.
    """
    pair = whole_iri(source), whole_iri(target)
    edge = scene.network.ties.get(pair)
    if edge is None:
        raise NotFoundError(
            f"no tie joins {source} and {target} in this network.",
            hint="Take back what narrows it, or choose another tie.",
        )
    language = current_language()
    passages = _passages(scene, edge)
    wanted = {one for found in passages for one in found[:QUOTED]}
    documents = scene.graph.documents
    quoted = quotations_of(scene.graph.questions, wanted, documents.text_of)
    names = _names(scene, edge)
    return TiePage(
        source=scene.value(edge.source),
        target=scene.value(edge.target),
        weight=figure(edge.weight),
        unit=scene.network.unit.text(language),
        network=scene.network.title.text(language),
        back=scene.address(),
        records=tuple(
            _record(scene, record, (found, quoted), names)
            for record, found in zip(edge.records, passages, strict=True)
        ),
    )


def _passages(scene: Scene, edge: Edge) -> list[tuple[URIRef, ...]]:
    """Return the passages of each record of a tie."""
    if scene.view.choice.name not in STATED:
        return [record.evidence for record in edge.records]
    hop = Path((Hop(edge.source, edge.target, (edge,)),))
    resting = bases(scene.graph.networks.networks, [hop])
    return [
        tuple(
            dict.fromkeys(
                passage
                for kind in record.kinds
                if (basis := resting.get((edge.source, kind, edge.target)))
                for passage in basis.evidence
            )
        )
        for record in edge.records
    ]


def _record(
    scene: Scene,
    record: Record,
    passages: tuple[tuple[URIRef, ...], Mapping[URIRef, Evidence]],
    names: Mapping[URIRef, Words],
) -> TieRecord:
    found, quoted = passages
    language = current_language()
    known = [quoted[one] for one in found[:QUOTED] if one in quoted]
    name = None
    if record.via is not None:
        name = thing_value(Thing(record.via, names.get(record.via, Words())))
    return TieRecord(
        name=name,
        kinds=_kind_names(scene, record.kinds),
        when="" if record.year is None else fiscal_year(record.year, language),
        since=record.since,
        weight=figure(record.weight),
        quotations=quotations(known, scene.graph.documents),
        more=len(found) - len(known),
    )


def _names(scene: Scene, edge: Edge) -> Mapping[URIRef, Words]:
    if not edge.vias:
        return {}
    answer = scene.graph.query("entity/labels", entity=list(edge.vias))
    found = {iri_in(row, "entity"): words_in(row) for row in answer}
    return {iri: words for iri, words in found.items() if words}


def _kind_names(scene: Scene, kinds: tuple[URIRef, ...]) -> tuple[str, ...]:
    language = current_language()
    return tuple(
        term_thing(scene.graph.terms, kind).named(language)[0] for kind in kinds
    )
