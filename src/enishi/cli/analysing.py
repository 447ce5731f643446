"""`enishi analyse`."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Unpack

import click
from rdflib import Literal, URIRef

from enishi.analysis.communities import Search, find_groups
from enishi.analysis.measure import (
    Measure,
    NetworkMeasure,
    NodeMeasure,
    NodeResult,
    Settings,
)
from enishi.analysis.network import Network
from enishi.analysis.registry import (
    MEASURES,
    fitting,
    measure_network,
    measure_nodes,
)
from enishi.cli.columns import written
from enishi.cli.narrowing import choice_of, opened, with_graph, with_narrowing
from enishi.errors import NotFoundError, UsageError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.formats import RESULT_FORMATS, result_format
from enishi.exports.result import Result
from enishi.graph.graph import Graph
from enishi.graph.network_choice import Narrowing
from enishi.graph.networks import ChosenNetwork
from enishi.store.protocol import Row, Table

COMMUNITY: Final = "community"
"""Asked for like a measure; its values are the numbers of groups."""
TABLE: Final = "table"


@click.command("analyse")
@click.argument("network", required=False)
@click.argument("measures", nargs=-1)
@click.option("--top", default=10, show_default=True, help="Nodes; 0 for all.")
@click.option("--weighted", is_flag=True, help="Let weights count.")
@click.option(
    "--as",
    "form",
    default=TABLE,
    show_default=True,
    type=click.Choice([TABLE, *(form.id for form in RESULT_FORMATS)]),
    help="Format of the answer.",
)
@with_narrowing
@with_graph
def analyse_command(  # noqa: PLR0913 - one for every option
    network: str | None,
    measures: tuple[str, ...],
    *,
    top: int,
    weighted: bool,
    form: str,
    place: Path | None,
    endpoint: str,
    language: str,
    **narrowing: Unpack[Narrowing],
) -> None:
    """Measure a network; without arguments, list networks and measures.

    Nodes are ranked by the first measure. `community` gives each node the number of
    its group (Leiden method).

    Example: enishi analyse

    Example: enishi analyse city-partner degree betweenness --year 2021

    Example: enishi analyse organization-office degree --city yokohama --as csv
    """
    graph = opened(place, endpoint)
    if network is None:
        _list(graph, language)
        return
    chosen = graph.networks.chosen(choice_of(network, narrowing))
    wanted = [_measure(key) for key in measures if key != COMMUNITY]
    if not measures:
        _list_fitting(chosen, language)
        return
    settings = Settings(weighted=weighted)
    of_nodes = [one for one in wanted if isinstance(one, NodeMeasure)]
    of_whole = [one for one in wanted if isinstance(one, NetworkMeasure)]
    tables = []
    if of_nodes or COMMUNITY in measures:
        results = _taken(chosen.network, of_nodes, settings)
        groups = _groups(chosen.network) if COMMUNITY in measures else None
        tables.append(_node_table(chosen.network, results, groups, top))
    if of_whole:
        tables.append(_whole_table(chosen.network, of_whole, settings))
    _say(tables, chosen, form, language)


def _list(graph: Graph, language: str) -> None:
    rows = [
        (name, graph.networks.header(name).text("summary", language))
        for name in graph.networks.names
    ]
    click.echo(written(("network", "what it shows"), rows) + "\n")
    click.echo(_measures(MEASURES, language))


def _list_fitting(chosen: ChosenNetwork, language: str) -> None:
    network = chosen.network
    click.echo(
        f"{network.title.text(language)}: {len(network.nodes)} nodes,"
        f" {len(network.edges)} ties.\n"
    )
    click.echo(_measures(fitting(network), language))


def _measures(measures: Sequence[Measure], language: str) -> str:
    rows = [
        (
            one.key,
            "node" if isinstance(one, NodeMeasure) else "whole",
            one.meaning.text(language),
        )
        for one in measures
    ]
    return written(("measure", "of", "what it says"), rows)


def _measure(key: str) -> Measure:
    for one in MEASURES:
        if one.key == key:
            return one
    raise NotFoundError(
        f"there is no measure {key!r}.", hint="`enishi analyse` lists them."
    )


def _taken(
    network: Network, measures: Sequence[NodeMeasure], settings: Settings
) -> list[NodeResult]:
    with click.progressbar(
        measures,
        label="measuring",
        item_show_func=lambda one: one.key if one else "",
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        return [measure_nodes(network, one, settings) for one in bar]


def _groups(network: Network) -> Mapping[URIRef, int]:
    positive = all(edge.weight > 0 for edge in network.edges)
    return find_groups(network, Search(weighted=positive)).membership


def _node_table(
    network: Network,
    results: Sequence[NodeResult],
    groups: Mapping[URIRef, int] | None,
    top: int,
) -> Table:
    order = [node.iri for node in network.nodes]
    if results:
        ranked = [iri for iri, _ in results[0].top(len(order))]
        order = ranked + [iri for iri in order if iri not in set(ranked)]
    variables = ["node", "name_ja", "name_en", *(one.measure.key for one in results)]
    if groups is not None:
        variables.append(COMMUNITY)
    rows = [
        (*_named(network, iri), *_values(iri, results, groups))
        for iri in (order[:top] if top else order)
    ]
    return Table(tuple(variables), tuple(rows))


def _named(network: Network, iri: URIRef) -> Row:
    node = network.node(iri)
    names = (node.label_ja, node.label_en)
    return (iri, *(Literal(name) if name else None for name in names))


def _values(
    iri: URIRef, results: Sequence[NodeResult], groups: Mapping[URIRef, int] | None
) -> Iterator[Literal | None]:
    for one in results:
        value = one.values[iri]
        yield None if value is None else Literal(_whole(value))
    if groups is not None:
        yield Literal(groups[iri])


def _whole_table(
    network: Network, measures: Sequence[NetworkMeasure], settings: Settings
) -> Table:
    results = [measure_network(network, one, settings) for one in measures]
    rows = tuple(
        (
            Literal(one.measure.key),
            None if one.value is None else Literal(_whole(one.value)),
            Literal(one.measure.unit.en),
        )
        for one in results
    )
    return Table(("measure", "value", "unit"), rows)


def _whole(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _say(
    tables: Sequence[Table], chosen: ChosenNetwork, form: str, language: str
) -> None:
    if form == TABLE:
        for table in tables:
            rows = [[_text(term) for term in row] for row in table]
            click.echo(written(table.variables, rows))
        return
    if len(tables) > 1:
        raise UsageError(
            "measures of nodes and of the whole make two tables.",
            hint="Ask for them one after the other, or leave --as out.",
        )
    title = chosen.network.title
    about = About(
        iri=chosen.choice.iri,
        title=Bilingual(title.ja, title.en),
        version=chosen.version,
        query=chosen.sparql,
    )
    result = Result(about, tables[0], Language(language))
    for piece in result_format(form).write(result):
        click.echo(piece, nl=False)


def _text(term: object) -> str:
    if term is None:
        return ""
    value = term.toPython() if isinstance(term, Literal) else term
    return f"{value:.4g}" if isinstance(value, float) else str(value)
