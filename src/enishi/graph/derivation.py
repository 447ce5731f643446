"""What is made of a network once it is asked for: chosen, projected, thinned out."""

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from enishi.analysis.backbone import backbone
from enishi.analysis.network import Network
from enishi.analysis.projection import Likeness, Side, project
from enishi.analysis.selection import Selection
from enishi.errors import UsageError
from enishi.graph.network_choice import NetworkChoice

Name = TypeVar("Name", bound=StrEnum)


def derived(network: Network, choice: NetworkChoice) -> Network:
    """Return what a choice makes of a network: only nodes that keep a tie stay.

    Records are chosen first; then the network is projected onto one side; then ties
    below the least weight are left out; then those outside the backbone.

    Raises:
        UsageError: If the network cannot be projected, or a word or number is unknown.
    """
    found = projected(choice.selection.of(network), choice)
    if choice.minimum_weight:
        found = Selection(minimum_weight=choice.minimum_weight).of(found)
    if choice.backbone:
        found = backbone(found, choice.backbone).network
    return found


def projected(network: Network, choice: NetworkChoice) -> Network:
    """Return a network as its choice projects it; itself if it doesn't.

    Raises:
        UsageError: If the network has one side, or a word is unknown.
    """
    if not choice.projection:
        return network
    likeness = _named(Likeness, choice.projection)
    side = _named(Side, choice.side or Side.FIRST)
    made = project(network, likeness, side)
    return replace(made.with_edges(made.edges), title=network.title)


def _named(names: type[Name], word: str) -> Name:
    try:
        return names(word)
    except ValueError:
        raise UsageError(
            f"{word!r} is no word for this.", hint=f"There are: {', '.join(names)}."
        ) from None
