"""The networks of a graph, each asked for once and kept."""

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from rdflib import URIRef

from enishi.analysis.asking import FOLDER, Networks
from enishi.analysis.attributes import Attributes, node_attributes
from enishi.analysis.layout import Point, positions
from enishi.analysis.network import Network
from enishi.catalog.header import Header
from enishi.catalog.query import NamedQuery
from enishi.errors import NotFoundError, UsageError
from enishi.graph.answer import Questions
from enishi.graph.derivation import derived, projected
from enishi.graph.namesakes import nodes_told_apart
from enishi.graph.network_choice import AROUND, NetworkChoice, whole_iri
from enishi.graph.shelf import Shelf

KEPT: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenNetwork:
    """A network as it was chosen.

    Attributes:
        choice: What was asked for.
        network: Nodes and ties; a tie knows its records and they their passages.
        sparql: The query, with its values bound.
        version: The version of the graph.
    """

    choice: NetworkChoice
    network: Network
    sparql: str
    version: str


@dataclass(frozen=True)
class NetworkShelf:
    """Networks of one graph; they never change, so each is made once.

    Attributes:
        networks: Asks for them.
        version: The version of the graph.
    """

    networks: Networks
    version: str
    _found: Shelf[Network] = field(
        default_factory=partial(Shelf, KEPT), repr=False, compare=False
    )
    _points: Shelf[dict[URIRef, Point]] = field(
        default_factory=partial(Shelf, KEPT), repr=False, compare=False
    )
    _known: Shelf[dict[URIRef, Attributes]] = field(
        default_factory=partial(Shelf, KEPT), repr=False, compare=False
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all networks, in the order of their headers."""
        return self.networks.names()

    def query(self, name: str) -> NamedQuery:
        """Return the query that makes a network.

        Raises:
            NotFoundError: If there is no such network.
        """
        if name not in self.names:
            raise NotFoundError(
                f"there is no network {name!r}.",
                hint=f"There are: {', '.join(self.names)}.",
            )
        return self.networks.library[f"{FOLDER}/{name}"]

    def header(self, name: str) -> Header:
        """Return what the query of a network says of itself.

        Raises:
            NotFoundError: If there is no such network.
        """
        return self.query(name).header

    def chosen(self, choice: NetworkChoice) -> ChosenNetwork:
        """Return a network.

        Raises:
            NotFoundError: If there is no such network.
            UsageError: If it cannot be narrowed so, or a value is not of its type.
            QueryError: If the engine gives no answer.
        """
        sparql = choice.sparql(self.query(choice.name))
        network = derived(self.unselected(choice), choice)
        return ChosenNetwork(
            choice=choice, network=network, sparql=sparql, version=self.version
        )

    def unselected(self, choice: NetworkChoice) -> Network:
        """Return a network before year, kind and weight are chosen.

        Raises:
            NotFoundError: If there is no such network.
            UsageError: If a value is not of its type, or the middle is missing.
            QueryError: If the engine gives no answer.
        """
        base = choice.base
        return self._found.get(
            repr(base), lambda: nodes_told_apart(self._questions, self._asked(base))
        )

    @property
    def _questions(self) -> Questions:
        return Questions(self.networks.library, self.networks.service)

    def positions(self, choice: NetworkChoice) -> dict[URIRef, Point]:
        """Return where the nodes of a network are drawn.

        They keep their places when the network is narrowed: the places are those of
        the whole network, unless a node (of something cancelled) is not in it. A
        projection has places of its own.
        """
        drawn = replace(choice.base, projection=choice.projection, side=choice.side)
        whole = self._placed(replace(drawn, city="", field="", status=""))
        if all(node.iri in whole for node in self._drawn(drawn).nodes):
            return whole
        return self._placed(drawn)

    def attributes(self, choice: NetworkChoice) -> dict[URIRef, Attributes]:
        """Return what is known of the nodes of a network before it is narrowed."""
        base = choice.base
        return self._known.get(
            repr(base),
            lambda: dict(node_attributes(self.networks, self.unselected(base))),
        )

    def _placed(self, choice: NetworkChoice) -> dict[URIRef, Point]:
        return self._points.get(
            repr(choice), lambda: dict(positions(self._drawn(choice)))
        )

    def _drawn(self, choice: NetworkChoice) -> Network:
        return projected(self.unselected(choice), choice)

    def _asked(self, choice: NetworkChoice) -> Network:
        if choice.name != AROUND:
            return self.networks.network(choice.name, choice.asked)
        if not choice.entity:
            raise UsageError(
                "a neighbourhood needs a thing in its middle.",
                hint="Name one, such as entity=city/kawasaki.",
            )
        return self.networks.neighbourhood(whole_iri(choice.entity), choice.depth)
