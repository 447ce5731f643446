"""One network as one reader sees it: the network, its names, its looks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final
from urllib.parse import quote, urlencode

from babel.numbers import format_decimal
from rdflib import URIRef

from enishi.analysis.attributes import Attributes
from enishi.analysis.communities import Groups, Search, find_groups
from enishi.analysis.measure import NodeResult
from enishi.analysis.network import Edge, Network
from enishi.analysis.registry import measure_nodes
from enishi.graph.graph import Graph
from enishi.graph.networks import ChosenNetwork
from enishi.graph.words import Thing, Words, iri_in, path_of, words_in
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.network_options import node_kind
from enishi.web.network_picture import Looks, Picture, picture
from enishi.web.network_view import NetworkView
from enishi.web.statement import Value
from enishi.web.values import thing_value
from enishi.web.wording import number

DIGITS: Final = 3
SMALL_FIGURES: Final = "#,##0.##########"
"""Shares of large networks are small; none of them may become 0."""


@dataclass(frozen=True)
class Scene:
    """A network as one reader sees it.

    Attributes:
        graph: What it is of.
        view: What was asked for.
        chosen: The network.
    """

    graph: Graph
    view: NetworkView
    chosen: ChosenNetwork

    @property
    def network(self) -> Network:
        """Its nodes and ties."""
        return self.chosen.network

    def text(self, iri: URIRef) -> str:
        """Return what to call a node."""
        return self.thing(iri).named(current_language())[0]

    def value(self, iri: URIRef) -> Value:
        """Return a node with the way to its page."""
        return thing_value(self.thing(iri))

    def thing(self, iri: URIRef) -> Thing:
        """Return a node as a thing."""
        node = self.network.node(iri)
        return Thing(iri, Words(node.label_ja, node.label_en))

    def tie_href(self, edge: Edge) -> str:
        """Return the page of the records behind a tie."""
        ends = {"from": reference(edge.source), "to": reference(edge.target)}
        return self.address("/tie", **ends)

    def address(self, ending: str = "", **changes: str | None) -> str:
        """Return an address of this network, as it is seen, with some changes.

        Args:
            ending: What follows the name, such as ``/tie`` or ``.json``.
            **changes: New values of arguments; None takes one away.
        """
        given: dict[str, str | None] = {**self.view.arguments, **changes}
        pairs = {name: value for name, value in given.items() if value}
        place = f"/network/{quote(self.view.choice.name)}{ending}"
        return f"{place}?{urlencode(pairs, safe=':/')}" if pairs else place

    @cached_property
    def result(self) -> NodeResult:
        """The chosen measure of each node."""
        return measure_nodes(self.network, self.view.measure)

    @cached_property
    def groups(self) -> Groups:
        """Groups of close ties."""
        return find_groups(self.network, self.search, self.view.study.seed)

    @property
    def search(self) -> Search:
        """How groups are looked for; weights count where all are positive."""
        study = self.view.study
        positive = all(edge.weight > 0 for edge in self.network.edges)
        return Search(study.method, study.resolution, weighted=positive)

    @cached_property
    def colouring(self) -> Mapping[URIRef, str]:
        """For each node the group that gives its colour, in words; "" for none."""
        return self.division(self.view.colour)

    def division(self, name: str) -> Mapping[URIRef, str]:
        """Return the part of a division that each node is in; "" for none.

        Args:
            name: What divides: one of the colours.
        """
        if name == "kind":
            return {n.iri: self.kind(n.iri) for n in self.network.nodes}
        if name == "community":
            return {
                iri: gettext("Group %(number)s", number=group)
                for iri, group in self.groups.membership.items()
            }
        return self._known(name)

    def kind(self, iri: URIRef) -> str:
        """Return what kind of thing a node is, in words."""
        return node_kind(self.network.node(iri).kind)

    @cached_property
    def picture(self) -> Picture:
        """The drawing."""
        points = self.graph.networks.positions(self.view.choice)
        looks = Looks(
            names={node.iri: self.text(node.iri) for node in self.network.nodes},
            sizes=self.result.values,
            groups=self.colouring,
            none=gettext("Others"),
        )
        return picture(self.network, points, looks)

    @cached_property
    def attributes(self) -> Mapping[URIRef, Attributes]:
        """What is known of the nodes."""
        return self.graph.networks.attributes(self.view.choice)

    def _known(self, name: str) -> Mapping[URIRef, str]:
        found: dict[URIRef, URIRef | None] = {
            node.iri: getattr(self.attributes[node.iri], name)
            for node in self.network.nodes
        }
        if name == "government":  # a home city belongs to itself
            homes = {one.city.iri for one in self.graph.site.homes}
            found |= {iri: iri for iri in found if iri in homes}
        named = self._names(sorted({iri for iri in found.values() if iri}))
        return {
            iri: named.get(value, "") if value else "" for iri, value in found.items()
        }

    def _names(self, iris: list[URIRef]) -> Mapping[URIRef, str]:
        if not iris:
            return {}
        language = current_language()
        answer = self.graph.query("entity/labels", entity=iris)
        things = [Thing(iri_in(row, "entity"), words_in(row)) for row in answer]
        return {one.iri: one.named(language)[0] for one in things}

    @property
    def of_all_cities(self) -> "Scene":
        """The same of all home cities."""
        choice = replace(self.view.choice, city="")
        view = replace(self.view, choice=choice)
        return replace(self, view=view, chosen=self.graph.networks.chosen(choice))

    @property
    def lasting(self) -> "Scene":
        """The same in all years, with all ties of its query."""
        view = self.view.lasting
        return replace(self, view=view, chosen=self.graph.networks.chosen(view.choice))


def reference(iri: str) -> str:
    """Return an address as arguments name it: its path, or else itself."""
    return path_of(iri) or iri


def figure(value: float | None) -> str:
    """Return a measured value as a reader writes it, with three digits."""
    if value is None:
        return "–"
    language = current_language()
    if float(value).is_integer():
        return number(int(value), language)
    rounded = float(f"{value:.{DIGITS}g}") if abs(value) < 1 else round(value, 2)
    return format_decimal(rounded, SMALL_FIGURES, locale=language)
