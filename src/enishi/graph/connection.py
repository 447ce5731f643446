"""How two things are connected: paths of statements, each with its passages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.analysis.hop_evidence import Basis, Statement, bases
from enishi.analysis.network import Edge, Network
from enishi.analysis.paths import shortest_paths, simple_paths
from enishi.analysis.route import Hop, Kinds, Limit, Path, Paths, Road
from enishi.errors import NotFoundError, UsageError
from enishi.graph.answer import Questions
from enishi.graph.evidence import TextOf
from enishi.graph.passage import Evidence
from enishi.graph.passages import quotations_of
from enishi.graph.statement import Origin
from enishi.graph.terms import Terms
from enishi.graph.words import Thing, Words, iri_of, path_of

GENERAL: Final = frozenset({"country", "field", "framework", "document", "correction"})
"""Kinds of things that join nearly everything, and so explain little."""
MOST: Final = 20
"""Paths that are given unless more are asked for."""
PASSAGES: Final = 3
"""Passages that are quoted for one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What a path may use.

    Attributes:
        kinds: Properties; empty for all.
        through_general: Whether it may pass through countries, policy fields, plans
            and documents.
        hub_degree: Things with more statements than this are not passed through; None
            for no limit.
        longest: Give all paths up to this many hops; None for the shortest alone.
        count: How many paths at most.
        alike: How many of those through the same kinds of things; None for no limit.
    """

    kinds: frozenset[URIRef] = frozenset()
    through_general: bool = False
    hub_degree: int | None = None
    longest: int | None = None
    count: int = MOST
    alike: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One statement that a hop rests on.

    Attributes:
        subject: What it is about.
        predicate: The property, with its name.
        object: What it names.
        origins: What kinds of graph state it.
        evidence: Passages; empty for what people curated.
        passages: How many passages there are in all.
    """

    subject: Thing
    predicate: Thing
    object: Thing
    origins: tuple[Origin, ...]
    evidence: tuple[Evidence, ...]
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hop: from a thing to the next, with what it rests on."""

    source: Thing
    target: Thing
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikePaths:
    """Paths through the same kinds of things.

    Attributes:
        kinds: The kinds, from the start to the end.
        total: How many were found.
        paths: Places of those that are given in the list of all paths.
    """

    kinds: Kinds
    total: int
    paths: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """The paths between two things.

    Attributes:
        start: Where they start.
        end: Where they end.
        route: What they were allowed to use.
        paths: The shortest first; of equal length, those through things with fewer
            ties first.
        groups: The same, those through the same kinds of things together; the group
            of the shortest first.
        complete: Whether these are all.
        version: The version of the graph.
    """

    start: Thing
    end: Thing
    route: Route
    paths: tuple[tuple[Step, ...], ...]
    groups: tuple[AlikePaths, ...]
    complete: bool
    version: str

    @property
    def length(self) -> int | None:
        """Hops of the shortest path; None if there is none."""
        return len(self.paths[0]) if self.paths else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Connecting:
    """Finds paths in a network of statements.

    Attributes:
        networks: Tells what statements rest on.
        whole: All statements between things.
        questions: The queries.
        terms: Names of properties.
        text_of: Gives the texts of documents.
        version: The version of the graph.
    """

    networks: Networks
    whole: Network
    questions: Questions
    terms: Terms
    text_of: TextOf
    version: str

    def connect(self, start: URIRef, end: URIRef, route: Route) -> Connection:
        """Return the paths between two things.

        Raises:
            NotFoundError: If nothing ties one of them to anything.
            UsageError: If both are the same, or the length is out of range.
        """
        found = self._paths(start, end, route)
        resting = bases(self.networks, found.found)
        wanted = {one for basis in resting.values() for one in _first(basis)}
        quoted = quotations_of(self.questions, wanted, self.text_of)
        return Connection(
            start=self.thing(start),
            end=self.thing(end),
            route=route,
            paths=tuple(self._steps(path, resting, quoted) for path in found.found),
            groups=tuple(self._groups(found)),
            complete=found.complete,
            version=self.version,
        )

    def find(self, text: str) -> URIRef:
        """Return the thing that a path, an address or an exact name means.

        Case does not matter in names.

        Raises:
            NotFoundError: If it means none that stands in a statement.
            UsageError: If several are called so.
        """
        typed = text.strip()
        iri = URIRef(typed) if "://" in typed else iri_of(typed)
        if iri in self.whole.places:
            return iri
        found = self.named(typed)
        if not found:
            raise NotFoundError(
                f"there is nothing called {typed!r} in this graph.",
                hint="Give a path such as city/kawasaki, or an exact name.",
            )
        if len(found) > 1:
            paths = ", ".join(path_of(one) for one in found[:MOST])
            raise UsageError(f"several things are called {typed!r}.", hint=paths)
        return found[0]

    def named(self, name: str) -> tuple[URIRef, ...]:
        """Return the things of a name in either language, in order of addresses."""
        folded = name.casefold()
        return tuple(
            node.iri
            for node in self.whole.nodes
            if folded in {node.label_ja.casefold(), node.label_en.casefold()} and folded
        )

    def thing(self, iri: URIRef) -> Thing:
        """Return a node as a thing with its name.

        Raises:
            NotFoundError: If it is not in the network.
        """
        node = self.whole.node(iri)
        words = Words(node.label_ja, node.label_en) or self.terms.words(iri)
        return Thing(iri, words)

    def relations(self) -> tuple[Thing, ...]:
        """Return the properties that paths can use, by name."""
        kinds = {kind for edge in self.whole.edges for kind in edge.kinds}
        found = [self.terms.property(kind) for kind in kinds]
        return tuple(sorted(found, key=lambda one: (one.words.en, one.iri)))

    def _paths(self, start: URIRef, end: URIRef, route: Route) -> Paths:
        hidden: Iterable[URIRef] = ()
        if not route.through_general:
            hidden = (n.iri for n in self.whole.nodes if n.kind in GENERAL)
        road = Road(route.kinds, frozenset(hidden), route.hub_degree)
        limit = Limit(route.count, route.alike)
        if route.longest is None:
            return shortest_paths(self.whole, start, end, road, limit)
        return simple_paths(self.whole, start, end, route.longest, road, limit)

    def _groups(self, found: Paths) -> Iterable[AlikePaths]:
        places: dict[Kinds, list[int]] = defaultdict(list)
        for place, path in enumerate(found.found):
            places[tuple(self.whole.node(iri).kind for iri in path.nodes)].append(place)
        for kinds, total in found.alike.items():
            given = tuple(places.get(kinds, ()))
            yield AlikePaths(kinds=kinds, total=total, paths=given)

    def _steps(
        self,
        path: Path,
        resting: Mapping[Statement, Basis],
        quoted: Mapping[URIRef, Evidence],
    ) -> tuple[Step, ...]:
        return tuple(
            Step(
                source=self.thing(hop.source),
                target=self.thing(hop.target),
                links=tuple(
                    self._link(edge, kind, resting, quoted)
                    for edge, kind in _stated(hop)
                ),
            )
            for hop in path.hops
        )

    def _link(
        self,
        edge: Edge,
        kind: URIRef,
        resting: Mapping[Statement, Basis],
        quoted: Mapping[URIRef, Evidence],
    ) -> Link:
        basis = resting.get((edge.source, kind, edge.target), Basis((), ()))
        return Link(
            subject=self.thing(edge.source),
            predicate=self.terms.property(kind),
            object=self.thing(edge.target),
            origins=tuple(sorted({Origin.of(graph) for graph in basis.graphs})),
            evidence=tuple(quoted[one] for one in _first(basis) if one in quoted),
            passages=len(basis.evidence),
        )


def _stated(hop: Hop) -> Sequence[tuple[Edge, URIRef]]:
    return [(edge, kind) for edge in hop.edges for kind in edge.kinds]


def _first(basis: Basis) -> tuple[URIRef, ...]:
    return basis.evidence[:PASSAGES]
