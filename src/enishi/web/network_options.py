"""The form of a network page: what it can be narrowed by and looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.analysis.network import Network
from enishi.analysis.projection import Likeness, Side
from enishi.analysis.registry import NODE_MEASURES
from enishi.analysis.structure import Structure
from enishi.graph.graph import Graph
from enishi.graph.naming import term_thing
from enishi.graph.network_choice import short_name
from enishi.vocabulary.namespaces import schemes
from enishi.web.choices import tail
from enishi.web.kinds import kind_name
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.network_view import COLOURS, NetworkView
from enishi.web.wording import fiscal_year

LEVELS: Final = (0.01, 0.05, 0.1, 0.2, 0.5)
LIKENESS_WORDS: Final = {
    Likeness.COUNT: marked("by how many they share"),
    Likeness.NEWMAN: marked("by what they share, the rarer the more (Newman)"),
    Likeness.JACCARD: marked("by the part they share (Jaccard)"),
    Likeness.COSINE: marked("by weights alike (cosine)"),
    Likeness.SIGNIFICANCE: marked("by more than chance (hypergeometric, p < 0.05)"),
}
"""How those of one side are tied, in words."""
COLOUR_WORDS: Final = {
    "kind": marked("Kind of thing"),
    "community": marked("Group of close ties"),
    "country": marked("Country"),
    "government": marked("Home city"),
    "group": marked("Group of policy fields"),
}
"""What colours can mean, in words."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """One list to choose from.

    Attributes:
        name: The argument.
        label: What is chosen, in words.
        options: The choices; the first is the standard one.
    """

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkForm:
    """What can be set on a network page.

    Attributes:
        narrowing: What narrows the network.
        looks: What colours and sizes mean.
        years: The years of its records; the year's slider runs over them.
        minimum: The least weight, as text.
        scholarly: How it is projected and thinned out.
        kept: Arguments that the form passes on unseen.
    """

    narrowing: tuple[Select, ...]
    looks: tuple[Select, ...]
    scholarly: tuple[Select, ...]
    years: tuple[int, ...]
    minimum: str
    kept: Mapping[str, str]


def network_form(
    graph: Graph, view: NetworkView, whole: Network, shown: Network
) -> NetworkForm:
    """Return the form of a network's page.

    Args:
        graph: For names.
        view: What is set.
        whole: The network before year, kind and weight are chosen.
        shown: The network as it is shown.
    """
    header = graph.networks.header(view.choice.name)
    known = {parameter.name for parameter in header.parameters}
    years = sorted({year for edge in whole.edges for year in edge.years})
    given = view.choice
    selects = [
        select("city", gettext("City"), _cities(graph), given.city, gettext("all")),
        select("year", gettext("Year"), _years(years), str(given.year or ""), _all()),
        select("field", gettext("Field"), _fields(graph), given.field, _all()),
        select("kind", gettext("Tie"), _kinds(graph, whole), given.kind, _all()),
        select(
            "status",
            gettext("Status"),
            _concepts(graph, "status"),
            given.status,
            gettext("what took place"),
        ),
    ]
    offered = known | ({"year"} if years else set()) | {"kind"}
    narrowing = tuple(
        one for one in selects if one.name in offered and len(one.options) > 1
    )
    looks, scholarly = _looks(view, shown), _scholarly(view, whole)
    seen = {one.name for one in (*narrowing, *looks, *scholarly)} | {"min"}
    return NetworkForm(
        narrowing=narrowing,
        looks=looks,
        scholarly=scholarly,
        years=tuple(years),
        minimum=f"{given.minimum_weight:g}" if given.minimum_weight else "",
        kept={
            name: value for name, value in view.arguments.items() if name not in seen
        },
    )


def _scholarly(view: NetworkView, whole: Network) -> tuple[Select, ...]:
    given = view.choice
    selects = []
    if whole.two_mode:
        selects += [
            select(
                "project",
                gettext("Tie those of one side"),
                {str(key): gettext(words) for key, words in LIKENESS_WORDS.items()},
                given.projection,
                gettext("no: both sides, as recorded"),
            ),
            select(
                "side", gettext("The side"), _sides(whole), given.side or Side.FIRST
            ),
        ]
    levels = {f"{one:g}": f"α = {one:g}" for one in LEVELS}
    chosen = f"{given.backbone:g}" if given.backbone else ""
    selects.append(
        select("alpha", gettext("Backbone"), levels, chosen, gettext("all ties"))
    )
    return tuple(selects)


def _sides(whole: Network) -> dict[str, str]:
    first = [n for n in whole.nodes if n.iri in whole.first_mode]
    second = [n for n in whole.nodes if n.iri not in whole.first_mode]
    return {
        str(side): " · ".join(sorted({node_kind(node.kind) for node in nodes}))
        + f" ({len(nodes)})"
        for side, nodes in ((Side.FIRST, first), (Side.SECOND, second))
    }


def node_kind(kind: str) -> str:
    """Return what kind of thing a node is, in words."""
    return gettext("Policy fields") if kind == "field" else kind_name(kind)


def _looks(view: NetworkView, shown: Network) -> tuple[Select, ...]:
    language = current_language()
    structure = Structure.of(shown)
    measures = {
        one.key: one.name.text(language)
        for one in NODE_MEASURES
        if one.lacks(structure) is None
    }
    colours = {key: gettext(COLOUR_WORDS[key]) for key in COLOURS}
    return (
        select("measure", gettext("Size and rank"), measures, view.measure.key),
        select("colour", gettext("Colour"), colours, view.colour),
    )


def select(
    name: str,
    label: str,
    values: Mapping[str, str],
    chosen: str,
    everything: str | None = None,
) -> Select:
    """Return a list to choose from.

    Args:
        name: The argument.
        label: What is chosen, in words.
        values: What to choose from, in words.
        chosen: What is chosen.
        everything: The words for no value; it then comes first.
    """
    options = [Option(value, text, value == chosen) for value, text in values.items()]
    if everything is not None:
        options.insert(0, Option("", everything, chosen not in values))
    return Select(name, label, tuple(options))


def _all() -> str:
    return gettext("all")


def _cities(graph: Graph) -> dict[str, str]:
    language = current_language()
    things = [one.city for one in graph.site.homes]
    return {tail(one.iri): one.named(language)[0] for one in things}


def _years(years: Iterable[int]) -> dict[str, str]:
    language = current_language()
    return {str(year): fiscal_year(year, language) for year in years}


def _fields(graph: Graph) -> dict[str, str]:
    return _concepts(graph, "field")


def _concepts(graph: Graph, scheme: str) -> dict[str, str]:
    found = schemes()[scheme].concepts
    named = {key: _name(graph, iri) for key, iri in found.items()}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def _kinds(graph: Graph, whole: Network) -> dict[str, str]:
    found = {kind for edge in whole.edges for kind in edge.kinds}
    named = {short_name(str(kind)): _name(graph, kind) for kind in found}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def _name(graph: Graph, iri: URIRef) -> str:
    return term_thing(graph.terms, iri).named(current_language())[0]
