"""One pass from what a caller says of a network to a clean and typed table."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Final

from rdflib import URIRef

from enishi.errors import UsageError
from enishi.exports.about import IRI, About, Language
from enishi.exports.cell import Cell, Column, Part, read
from enishi.exports.columns import Record, own, typed
from enishi.exports.period import Spell, closing, date_of, span, spells_of_years
from enishi.exports.table import Edge, EdgeRow, Node, NodeEdgeTable, NodeRow
from enishi.exports.text import clean

_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")


def tabulate(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    about: About,
    *,
    directed: bool,
    language: Language = Language.JA,
    columns: Iterable[Column] = (),
) -> NodeEdgeTable:
    """Make the table that every format is written from.

    The result depends on the content alone, never on its order. A column whose type
    is not declared gets the narrowest one that holds its values. A date of which only
    the year or month is known stands as its first day, an ``end`` as its last, and
    ``<name>_precision`` (``day``, ``month``, ``year``) beside it tells.

    Args:
        nodes: All nodes; every address once.
        edges: Edges between these nodes.
        about: Title, version, query, licence, citation.
        directed: Whether an edge runs only from source to target.
        language: Language of the labels that formats show.
        columns: Declared types, and the order of the columns; others follow by name.

    Raises:
        UsageError: For an address that is none or stands twice, an edge to a node
            that is missing, a weight that is not above zero, a period that ends before
            it starts, a column's name that is reserved or unfit, a value that a
            declared type cannot hold.
    """
    wanted = tuple(columns)
    ordered = sorted(nodes, key=lambda node: node.iri)
    node_columns, node_cells = typed(
        Part.NODE, [_node_record(node) for node in ordered], wanted
    )
    rows: dict[str, NodeRow] = {}
    for node, cells in zip(ordered, node_cells, strict=True):
        if node.iri in rows:
            raise UsageError(f"two nodes have the address <{node.iri}>.")
        rows[node.iri] = _node_row(node, len(rows) + 1, language, cells)
    given = list(edges)
    edge_columns, edge_cells = typed(
        Part.EDGE, [_edge_record(edge) for edge in given], wanted
    )
    pairs = sorted(zip(given, edge_cells, strict=True), key=_edge_order)
    return NodeEdgeTable(
        about=about,
        directed=directed,
        language=language,
        node_columns=node_columns,
        edge_columns=edge_columns,
        nodes=tuple(rows.values()),
        edges=tuple(
            _edge_row(edge, number, rows, cells, fiscal=about.fiscal_years)
            for number, (edge, cells) in enumerate(pairs, 1)
        ),
    )


def _node_record(node: Node) -> Record:
    _check_iri(node.iri)
    return {
        "iri": read(URIRef(node.iri)),
        "label_ja": read(node.label_ja),
        "label_en": read(node.label_en),
        "kind": read(node.kind),
        "community": read(node.community),
        "latitude": read(_float(node.latitude)),
        "longitude": read(_float(node.longitude)),
        "start": read(date_of(node.start)),
        "end": read(closing(node.end)),
        **own(node.values),
    }


def _edge_record(edge: Edge) -> Record:
    addresses = ((edge.iri,) if edge.iri else ()) + edge.evidence
    for address in addresses:
        _check_iri(address)
    return {
        "iri": read(URIRef(edge.iri)) if edge.iri else None,
        "kind": read(edge.kind),
        "start": read(date_of(edge.start)),
        "end": read(closing(edge.end)),
        "years": read(sorted(set(edge.years))) if edge.years else None,
        "evidence": read(sorted(set(edge.evidence))) if edge.evidence else None,
        **own(edge.values),
    }


def _check_iri(address: str) -> None:
    if not IRI.fullmatch(address):
        raise UsageError(
            f"this is not an address: {address!r}.",
            hint="Give absolute addresses such as https://w3id.org/enishi/id/city/x.",
        )


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


def _finite(value: float | None, what: str, node: Node) -> float | None:
    if value is not None and not math.isfinite(value):
        raise UsageError(f"the {what} of <{node.iri}> is not finite: {value}.")
    return _float(value)


def _node_row(
    node: Node, number: int, language: Language, cells: tuple[Cell, ...]
) -> NodeRow:
    if (node.x is None) != (node.y is None):
        raise UsageError(f"<{node.iri}> has only one half of a position.")
    if (node.latitude is None) != (node.longitude is None):
        raise UsageError(f"<{node.iri}> has only one half of a place.")
    if node.size is not None and not node.size > 0:
        raise UsageError(f"the size of <{node.iri}> is not above zero: {node.size}.")
    if node.colour and not _COLOUR.fullmatch(node.colour):
        raise UsageError(f"the colour of <{node.iri}> is not #rrggbb: {node.colour!r}.")
    japanese, english = clean(node.label_ja).strip(), clean(node.label_en).strip()
    first, second = (japanese, english) if language == "ja" else (english, japanese)
    return NodeRow(
        number=number,
        iri=node.iri,
        label=first or second or node.iri.rstrip("/#").rsplit("/", 1)[-1],
        kind=clean(node.kind),
        x=_finite(node.x, "position", node),
        y=_finite(node.y, "position", node),
        size=_finite(node.size, "size", node),
        colour=node.colour.lower(),
        latitude=_within(node.latitude, 90, node),
        longitude=_within(node.longitude, 180, node),
        community=_community(node),
        spell=span(date_of(node.start), date_of(node.end)),
        cells=cells,
    )


def _within(degrees: float | None, limit: int, node: Node) -> float | None:
    if degrees is not None and not -limit <= degrees <= limit:
        raise UsageError(f"<{node.iri}> is not on the globe: {degrees} degrees.")
    return _float(degrees)


def _community(node: Node) -> int | None:
    if node.community is not None and node.community < 1:
        raise UsageError(f"communities are numbered from 1; <{node.iri}> is in 0.")
    return node.community


def _edge_row(
    edge: Edge,
    number: int,
    rows: Mapping[str, NodeRow],
    cells: tuple[Cell, ...],
    *,
    fiscal: bool,
) -> EdgeRow:
    for end in (edge.source, edge.target):
        if end not in rows:
            raise UsageError(
                f"an edge ends at <{end}>, which is not among the nodes.",
                hint="Give every node that an edge names.",
            )
    if not (math.isfinite(edge.weight) and edge.weight > 0):
        raise UsageError(
            f"the weight of an edge at <{edge.source}> is {edge.weight}, not above 0.",
            hint="Leave edges without weight out: Gephi deletes them.",
        )
    life = span(date_of(edge.start), date_of(edge.end))
    spells: tuple[Spell, ...] = (
        (life,) if life else tuple(spells_of_years(edge.years, fiscal=fiscal))
    )
    return EdgeRow(
        number=number,
        source=rows[edge.source],
        target=rows[edge.target],
        kind=clean(edge.kind),
        weight=float(edge.weight),
        spells=spells,
        evidence=tuple(sorted(set(edge.evidence))),
        cells=cells,
    )


def _edge_order(pair: tuple[Edge, tuple[Cell, ...]]) -> tuple[str, ...]:
    edge, cells = pair
    return (
        edge.source,
        edge.target,
        clean(edge.kind),
        repr(float(edge.weight)),
        *map(repr, cells),
    )
