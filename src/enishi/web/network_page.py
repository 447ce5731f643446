"""The page of a network: everything that it says, as one value."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Final

from enishi.analysis.network import Edge, Network
from enishi.exports.about import Language
from enishi.exports.format import Format
from enishi.exports.table import NodeEdgeTable
from enishi.graph.graph import Graph
from enishi.graph.network_choice import AROUND
from enishi.graph.network_table import network_table, networkx_graph
from enishi.graph.shelf import Shelf
from enishi.graph.writing import day_for
from enishi.web.formats import page_number
from enishi.web.language import current_language
from enishi.web.network_chance import ChanceView, chance_view
from enishi.web.network_change import ChangeView, change_view
from enishi.web.network_derivation import derivation
from enishi.web.network_groups import GroupsView, groups_view
from enishi.web.network_likely import LikelyPart, focus_of, likely_parts
from enishi.web.network_options import NetworkForm, network_form
from enishi.web.network_picture import Picture
from enishi.web.network_ranking import Fact, Ranking, facts, ranking
from enishi.web.network_scene import Scene, reference
from enishi.web.network_sharing import Sharing, sharing
from enishi.web.network_study_forms import StudyForms, study_forms
from enishi.web.network_ties import TieTable, tie_table
from enishi.web.network_view import asked_choice, asked_view
from enishi.web.network_work import LongWork
from enishi.web.statement import Value

SCENES_KEPT: Final = 24
PAGES_KEPT: Final = 100
DRAWN: Final = 300
"""Nodes in the drawing on the page; the script and the file draw all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPage:
    """The page of a network.

    Attributes:
        name: Its name in addresses.
        title: What it shows.
        description: What a tie is.
        unit: What weights count.
        nodes: How many things it holds.
        ties: How many ties.
        two_mode: Whether it ties two kinds of things.
        iri: Its permanent address, as narrowed.
        version: The version of the graph.
        sparql: The query that made it.
        derivation: How it was projected and thinned out, in words.
        form: What can be set.
        forms: What can be set in each panel.
        focus: The node whose ties are listed, or None.
        ranking: Who stands out.
        facts: Measures of the whole.
        is_partial: Whether slow measures were left out.
        sharing: Who joins whom; None in networks of one side.
        groups: Groups of close ties.
        chance: What chance would give; None unless asked for.
        likely: Ties that would be new but likely.
        change: What changed between years; None without two years.
        ties_table: A page of the ties.
    """

    name: str
    title: str
    description: str
    unit: str
    nodes: int
    ties: int
    two_mode: bool
    iri: str
    version: str
    sparql: str
    derivation: tuple[str, ...]
    form: NetworkForm
    forms: StudyForms
    focus: Value | None
    ranking: Ranking
    facts: tuple[Fact, ...]
    is_partial: bool
    sharing: Sharing | None
    groups: GroupsView
    chance: ChanceView | None
    likely: tuple[LikelyPart, ...]
    change: ChangeView | None
    ties_table: TieTable


@dataclass(frozen=True)
class NetworkViewer:
    """Shows the networks of a graph.

    Attributes:
        graph: The graph.
        work: What takes long.
    """

    graph: Graph
    work: LongWork = field(default_factory=LongWork, repr=False, compare=False)
    _scenes: Shelf[Scene] = field(
        default_factory=partial(Shelf, SCENES_KEPT), repr=False, compare=False
    )
    _pages: Shelf[NetworkPage] = field(
        default_factory=partial(Shelf, PAGES_KEPT), repr=False, compare=False
    )

    @cached_property
    def standard_entity(self) -> str:
        """The middle of a neighbourhood that names none: the first home city."""
        homes = self.graph.site.homes
        return homes[0].city.path if homes else ""

    def scene(self, name: str) -> Scene:
        """Return the network that the address of the request asks for.

        Raises:
            NotFoundError: If there is no such network.
            UsageError: If what narrows it is no address.
        """
        shelf = self.graph.networks
        choice = asked_choice(name, shelf.header(name))
        if name == AROUND and not choice.entity:
            choice = replace(choice, entity=self.standard_entity)
        chosen = shelf.chosen(choice)
        view = asked_view(choice, chosen.network)
        # What a scene works out is the same for all who read in its language.
        key = f"{current_language()} {view}"
        return self._scenes.get(key, lambda: Scene(self.graph, view, chosen))

    def page(self, scene: Scene) -> NetworkPage:
        """Return the page of a network."""
        key = f"{current_language()} {page_number()} {scene.view}"
        return self._pages.get(key, lambda: self._made(scene))

    def _made(self, scene: Scene) -> NetworkPage:
        language = current_language()
        network, choice = scene.network, scene.view.choice
        header = self.graph.networks.header(choice.name)
        whole = self.graph.networks.unselected(choice)
        focus, change = focus_of(scene), change_view(scene)
        return NetworkPage(
            name=choice.name,
            title=network.title.text(language),
            description=header.text("description", language),
            unit=network.unit.text(language),
            nodes=len(network.nodes),
            ties=len(network.edges),
            two_mode=network.two_mode,
            iri=choice.iri,
            version=self.graph.version,
            sparql=scene.chosen.sparql,
            derivation=derivation(scene),
            form=network_form(self.graph, scene.view, whole, network),
            forms=study_forms(scene, change),
            focus=None if focus is None else scene.value(focus),
            ranking=ranking(scene),
            facts=facts(scene),
            is_partial=not scene.view.works_out(network),
            sharing=sharing(scene),
            groups=groups_view(scene, self.work.runs(scene)),
            chance=chance_view(scene, self.work.drawn(scene)),
            likely=likely_parts(scene),
            change=change,
            ties_table=tie_table(scene),
        )


def small_picture(scene: Scene) -> tuple[Picture, int]:
    """Return the drawing for the page, and how many nodes it leaves out.

    Of a large network only the nodes of the largest values are drawn, and the ties
    between them.
    """
    network = scene.network
    if len(network.nodes) <= DRAWN:
        return scene.picture, 0
    kept = {iri for iri, _ in scene.result.top(DRAWN)}
    smaller = network.with_edges(
        edge for edge in network.edges if edge.source in kept and edge.target in kept
    )
    left_out = len(network.nodes) - len(smaller.nodes)
    return _redrawn(scene, smaller).picture, left_out


def _redrawn(scene: Scene, network: Network) -> Scene:
    return replace(scene, chosen=replace(scene.chosen, network=network))


def drawing_data(scene: Scene) -> dict[str, object]:
    """Return what the script draws.

    Nodes are address, name, place of the group, x, y, radius; ties are the places of
    their ends and a width.
    """
    drawn = scene.picture
    places = {node.iri: place for place, node in enumerate(scene.network.nodes)}
    colours = {scene.colouring[dot.iri]: dot.colour for dot in drawn.dots}
    groups = {group: place for place, group in enumerate(colours)}
    return {
        "version": scene.chosen.version,
        "groups": list(colours.items()),
        "nodes": [
            (
                reference(dot.iri),
                dot.name,
                groups[scene.colouring[dot.iri]],
                dot.x,
                -dot.y,
                dot.radius,
            )
            for dot in sorted(drawn.dots, key=lambda dot: places[dot.iri])
        ],
        "edges": [
            (places[edge.source], places[edge.target], line.width)
            for edge, line in zip(_drawn_edges(scene), drawn.lines, strict=True)
        ],
    }


def _drawn_edges(scene: Scene) -> Iterator[Edge]:
    return (edge for edge in scene.network.edges if edge.source != edge.target)


def written(scene: Scene, form: Format[NodeEdgeTable]) -> Iterator[bytes]:
    """Return a network in a format, with its places, colours, groups and measure.

    Raises:
        UsageError: If the format cannot hold it.
    """
    made = networkx_graph(scene.chosen)
    groups, known = scene.groups.membership, scene.attributes
    for dot in scene.picture.dots:
        made.nodes[dot.iri].update(
            x=dot.x,
            y=-dot.y,
            size=2 * dot.radius,
            colour=dot.colour,
            community=groups[dot.iri],
            latitude=known[dot.iri].latitude,
            longitude=known[dot.iri].longitude,
            **{scene.view.measure.key.replace("-", "_"): scene.result.values[dot.iri]},
        )
    table = network_table(made, Language(current_language()), day_for(form.id))
    return form.write(table)
