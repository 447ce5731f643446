"""How a network was projected and thinned out, in plain words."""

from collections.abc import Iterator
from dataclasses import replace

from enishi.analysis.network import Network
from enishi.analysis.projection import Side
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.network_options import LIKENESS_WORDS, node_kind
from enishi.web.network_scene import Scene
from enishi.web.wording import number


def derivation(scene: Scene) -> tuple[str, ...]:
    """Return a sentence for each step from the records to the network that is shown."""
    return tuple(_steps(scene))


def _steps(scene: Scene) -> Iterator[str]:
    choice, language = scene.view.choice, current_language()
    networks = scene.graph.networks
    if choice.projection:
        recorded = choice.selection.of(networks.unselected(choice))
        bare = replace(choice, minimum_weight=0.0, backbone=0.0)
        made = networks.chosen(bare).network
        first, second = _sides(recorded)
        near, far = (first, second) if choice.side == Side.FIRST else (second, first)
        yield gettext(
            "%(near)s alone, tied %(how)s among: %(far)s. %(tied)s of %(total)s share "
            "something that counts.",
            near=_kinds(near),
            far=_kinds(far),
            how=gettext(_likeness(choice.projection)),
            tied=number(len(made.nodes), language),
            total=number(len(near), language),
        )
    if choice.backbone:
        whole = networks.chosen(replace(choice, backbone=0.0)).network
        yield gettext(
            "Backbone: %(kept)s of %(total)s ties weigh more than an even spread over "
            "the ties of an end would explain (disparity filter, α = %(level)s).",
            kept=number(len(scene.network.edges), language),
            total=number(len(whole.edges), language),
            level=f"{choice.backbone:g}",
        )


def _likeness(word: str) -> str:
    return next(words for key, words in LIKENESS_WORDS.items() if key == word)


def _sides(network: Network) -> tuple[list[str], list[str]]:
    first = [n.kind for n in network.nodes if n.iri in network.first_mode]
    second = [n.kind for n in network.nodes if n.iri not in network.first_mode]
    return first, second


def _kinds(kinds: list[str]) -> str:
    return " · ".join(sorted({node_kind(kind) for kind in kinds}))
