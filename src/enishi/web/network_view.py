"""What the address of a network page asks for: which network, and how it looks."""

from dataclasses import dataclass, replace
from typing import Final

from flask import request

from enishi.analysis.measure import NodeMeasure
from enishi.analysis.network import Network
from enishi.analysis.projection import Likeness, Side
from enishi.analysis.registry import NODE_MEASURES
from enishi.analysis.structure import Structure
from enishi.catalog.header import Header
from enishi.graph.network_choice import NetworkChoice
from enishi.web.network_numbers import asked_number, asked_year
from enishi.web.network_study import Study, asked_study

DEEPEST: Final = 3
COLOURS: Final = ("kind", "community", "country", "government", "group")
"""What colours can mean, the standard one first."""
SMALL: Final = 5_000_000
"""Nodes times ties up to which everything is worked out unasked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """A network as one reader sees it.

    Attributes:
        choice: Which network, narrowed how.
        colour: What colours mean, one of `COLOURS`.
        measure: What sizes and ranks mean.
        focus: Path of the node whose ties are shown; "" for all.
        whole: Whether what takes long is worked out too.
        study: How it is looked into.
    """

    choice: NetworkChoice
    colour: str
    measure: NodeMeasure
    focus: str
    whole: bool
    study: Study

    @property
    def arguments(self) -> dict[str, str]:
        """The arguments of its address; what is standard is left out."""
        given = dict(self.choice.arguments)
        if self.colour != COLOURS[0]:
            given["colour"] = self.colour
        if self.measure != NODE_MEASURES[0]:
            given["measure"] = self.measure.key
        if self.focus:
            given["node"] = self.focus
        if self.whole:
            given["whole"] = "1"
        return given | self.study.arguments

    @property
    def lasting(self) -> "NetworkView":
        """Return the same in all years, with all ties of its query."""
        base = replace(self.choice.base, kind=self.choice.kind)
        return replace(self, choice=base)

    def works_out(self, network: Network) -> bool:
        """Tell whether what grows fast with a network is worked out."""
        return self.whole or len(network.nodes) * len(network.edges) <= SMALL


def asked_choice(name: str, header: Header) -> NetworkChoice:
    """Return the network that the address asks for.

    What the network cannot be narrowed by is passed over, and so is what is no year
    or no weight.
    """
    known = {parameter.name for parameter in header.parameters}
    given = {key: request.args.get(key, "") for key in ("city", "field", "status")}
    likeness, side = _projection(header)
    return NetworkChoice(
        name=name,
        **{key: value if key in known else "" for key, value in given.items()},
        year=asked_year(request.args.get("year", "")),
        kind=request.args.get("kind", ""),
        minimum_weight=asked_number(request.args.get("min", "")),
        entity=request.args.get("entity", "") if "entity" in known else "",
        depth=_depth(request.args.get("depth", "")),
        backbone=asked_number(request.args.get("alpha", ""), 1.0),
        projection=likeness,
        side=side if likeness else "",
    )


def asked_view(choice: NetworkChoice, network: Network) -> NetworkView:
    """Return the view that the address asks for; unknown words are passed over."""
    structure = Structure.of(network)
    fitting = [one for one in NODE_MEASURES if one.lacks(structure) is None]
    wanted = request.args.get("measure", "")
    measure = next((one for one in fitting if one.key == wanted), fitting[0])
    colour = request.args.get("colour", "")
    return NetworkView(
        choice=choice,
        colour=colour if colour in COLOURS else COLOURS[0],
        measure=measure,
        focus=request.args.get("node", ""),
        whole=request.args.get("whole", "") == "1",
        study=asked_study(request.args),
    )


def _projection(header: Header) -> tuple[str, str]:
    """Return how the address projects a network of two sides, and onto which."""
    likeness = request.args.get("project", "")
    if likeness not in set(Likeness) or "two-mode" not in _words(header):
        likeness = ""
    side = request.args.get("side", "")
    return likeness, side if side in set(Side) else Side.FIRST


def _words(header: Header) -> list[str]:
    return header.values.get("network", "").split()


def _depth(text: str) -> int:
    return min(int(text), DEEPEST) if text in {"1", "2", "3"} else 1
