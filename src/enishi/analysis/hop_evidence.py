"""What the hops of paths rest on: the graph each statement is in, and its passages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from rdflib import URIRef

from enishi.analysis.asking import FOLDER, Networks
from enishi.analysis.route import Path

Statement: TypeAlias = tuple[URIRef, URIRef, URIRef]
"""Subject, predicate, object."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a statement rests on.

    Attributes:
        graphs: The named graphs it stands in: documents', the register's, inferred.
        evidence: The passages: where the subject's text names the object, else what
            the subject was read from, else what the object was read from. Empty for
            what people curated or rules made.
    """

    graphs: tuple[URIRef, ...]
    evidence: tuple[URIRef, ...]


@dataclass(slots=True)
class _Found:
    graphs: set[URIRef] = field(default_factory=set)
    evidence: set[URIRef] = field(default_factory=set)


def bases(networks: Networks, paths: Iterable[Path]) -> Mapping[Statement, Basis]:
    """Return what every statement on some paths rests on.

    The paths must be of a network of statements (``whole-graph``, ``neighbourhood``),
    in which the kind of a tie is the predicate.
    """
    wanted = {
        (edge.source, kind, edge.target)
        for path in paths
        for hop in path.hops
        for edge in hop.edges
        for kind in edge.kinds
    }
    if not wanted:
        return {}
    query = networks.library[f"{FOLDER}/hop-evidence"]
    text = query.bind(
        {
            "source": sorted({source for source, _, _ in wanted}),
            "target": sorted({target for _, _, target in wanted}),
        }
    )
    found: dict[Statement, _Found] = defaultdict(_Found)
    for row in networks.service.select(text).records():
        names = (URIRef(str(row[name])) for name in ("source", "kind", "target"))
        source, kind, target = names
        if (source, kind, target) in wanted:
            one = found[source, kind, target]
            one.graphs.add(URIRef(str(row["graph"])))
            if "evidence" in row:
                one.evidence.add(URIRef(str(row["evidence"])))
    return {
        statement: Basis(tuple(sorted(one.graphs)), tuple(sorted(one.evidence)))
        for statement, one in sorted(found.items())
    }
