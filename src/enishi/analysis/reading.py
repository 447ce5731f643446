"""From the answer of a network query to a network.

The query gives ``?source ?target`` and may give ``?sourceLabel ?sourceLabelEn
?targetLabel ?targetLabelEn ?kind ?year ?since ?state ?weight ?via ?evidence``. Rows
that agree in source, target, via and year are one record, so a record with three
passages or of two kinds, which comes as several rows, weighs once. Rows without
``?via`` are told apart by kind and year. Where the rows of a record disagree in what
should be one value (state, start, weight), the smallest counts.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Literal, URIRef

from enishi.analysis.network import RECORDS, UNTITLED, Edge, Network, Node, Record
from enishi.analysis.wording import Wording
from enishi.errors import UsageError
from enishi.store.protocol import Table
from enishi.store.terms import Term

_Row = Mapping[str, Term]
_Key = tuple[URIRef, URIRef, str, str, str]


@dataclass(frozen=True, slots=True)
class Form:
    """What kind of network a query gives.

    Attributes:
        directed: Whether the order of the ends matters.
        two_mode: Whether sources and targets are two sets of things.
        unit: What the weight counts.
        title: What the network shows.
    """

    directed: bool = False
    two_mode: bool = False
    unit: Wording = RECORDS
    title: Wording = UNTITLED


def read_network(table: Table, form: Form) -> Network:
    """Return the network that a query's answer describes.

    A two-mode form is kept only if no node is both a source and a target; otherwise
    the network counts as one-mode, since measures of two modes would be wrong.

    Raises:
        UsageError: If the answer has no source and target, or a value that cannot be
            read (a weight that is no finite number, an end that is no address).
    """
    if not {"source", "target"} <= set(table.variables):
        raise UsageError(
            "this query gives no network.", hint="Select ?source and ?target."
        )
    rows = [row for row in table.records() if "source" in row and "target" in row]
    sources = {_address(row, "source") for row in rows}
    targets = {_address(row, "target") for row in rows}
    two_mode = form.two_mode and sources.isdisjoint(targets)
    ordered = form.directed or two_mode
    edges = tuple(_edges(rows, ordered=ordered))
    return Network(_nodes(rows), edges, form.directed, two_mode, form.unit, form.title)


def _nodes(rows: Sequence[_Row]) -> tuple[Node, ...]:
    """Return the nodes; of several labels in a language the first in order counts."""
    names: dict[URIRef, dict[str, str]] = defaultdict(dict)
    for row in rows:
        for end in ("source", "target"):
            known = names[_address(row, end)]
            for column in ("Label", "LabelEn"):
                if (label := row.get(f"{end}{column}")) is not None:
                    known[column] = min(known.get(column, str(label)), str(label))
    return tuple(
        Node(iri, names[iri].get("Label", ""), names[iri].get("LabelEn", ""))
        for iri in sorted(names)
    )


def _edges(rows: Sequence[_Row], *, ordered: bool) -> Iterator[Edge]:
    gathered: dict[_Key, list[_Row]] = defaultdict(list)
    for row in rows:
        gathered[_key(row, ordered=ordered)].append(row)
    edges: dict[tuple[URIRef, URIRef], list[Record]] = defaultdict(list)
    for key in sorted(gathered):
        edges[key[:2]].append(_record(gathered[key]))
    for (source, target), records in sorted(edges.items()):
        yield Edge(source, target, tuple(records))


def _key(row: _Row, *, ordered: bool) -> _Key:
    source, target = _address(row, "source"), _address(row, "target")
    if not ordered and target < source:
        source, target = target, source
    via, year, kind = (str(row.get(name, "")) for name in ("via", "year", "kind"))
    return source, target, via, year, "" if via else kind


def _record(rows: Sequence[_Row]) -> Record:
    vias, states = _all(rows, "via"), _all(rows, "state")
    starts = sorted(_year(row, "since") for row in rows if "since" in row)
    return Record(
        vias[0] if vias else None,
        _all(rows, "kind"),
        _year(rows[0], "year") if "year" in rows[0] else None,
        starts[0] if starts else None,
        states[0] if states else None,
        min(_weight(row) for row in rows),
        _all(rows, "evidence"),
    )


def _address(row: _Row, name: str) -> URIRef:
    term = row[name]
    if not isinstance(term, URIRef):
        raise UsageError(
            f"?{name} must be an address, not {str(term)!r}.",
            hint="Select things, and their names as labels.",
        )
    return term


def _all(rows: Sequence[_Row], name: str) -> tuple[URIRef, ...]:
    found = {_iri(row[name]) for row in rows if name in row}
    return tuple(sorted(found)) if len(found) > 1 else tuple(found)


def _iri(term: Term) -> URIRef:
    return term if isinstance(term, URIRef) else URIRef(str(term))


def _year(row: _Row, name: str) -> int:
    try:
        return int(str(row[name]))
    except ValueError as error:
        raise UsageError(f"?{name} must be a year, not {str(row[name])!r}.") from error


def _weight(row: _Row) -> float:
    term = row.get("weight")
    if term is None:
        return 1.0
    try:
        weight = float(str(term)) if isinstance(term, Literal) else math.nan
    except ValueError:
        weight = math.nan
    if not math.isfinite(weight):
        raise UsageError(f"?weight must be a number, not {str(term)!r}.")
    return weight
