"""`enishi export`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Unpack

import click

from enishi.analysis.asking import form_of
from enishi.cli.columns import written
from enishi.cli.narrowing import choice_of, opened, with_graph, with_narrowing
from enishi.config import BASE
from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.formats import (
    GRAPH_FORMATS,
    NETWORK_FORMATS,
    RESULT_FORMATS,
    network_format,
    result_format,
)
from enishi.exports.result import Result
from enishi.graph.answer_network import answer_network
from enishi.graph.graph import Graph
from enishi.graph.network_choice import AROUND, Narrowing
from enishi.graph.network_table import LICENCE, networkx_graph
from enishi.graph.whole import WholeGraph
from enishi.graph.writing import day_for, write_bytes, write_network

_WHOLE: Final = {form.id: form for form in GRAPH_FORMATS}
"""Formats that the whole graph can be written in."""
_NETWORKS: Final = frozenset(form.id for form in NETWORK_FORMATS) - {
    form.id for form in RESULT_FORMATS
}
"""Formats of networks alone; an answer with ?source and ?target can be written so."""


@click.command("export")
@click.argument("form", metavar="FORMAT", required=False)
@click.option("--network", default="", help="A network; `enishi analyse` lists them.")
@click.option("--query", default="", help="A question of the library.")
@click.option(
    "-p",
    "--parameter",
    "parameters",
    multiple=True,
    help="Of the question: name=value.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file.")
@with_narrowing
@with_graph
def export_command(  # noqa: PLR0913 - one for every option
    form: str | None,
    *,
    network: str,
    query: str,
    parameters: tuple[str, ...],
    output: Path | None,
    place: Path | None,
    endpoint: str,
    language: str,
    **narrowing: Unpack[Narrowing],
) -> None:
    """Write the graph, a network or an answer to a file; alone, list the formats.

    With --city alone, everything around that city is written; --depth says how far.
    With nothing but an RDF format, the whole graph is written.

    Example: enishi export

    Example: enishi export gexf --network city-partner --year 2021 -o ties.gexf

    Example: enishi export xlsx --query example/partners-of-cities -o partners.xlsx

    Example: enishi export obsidian --city kawasaki -o kawasaki.zip

    Example: enishi export trig -o enishi.trig
    """
    if form is None:
        _list(language)
        return
    if output is None:
        raise UsageError("where should it be written?", hint="Name a file with -o.")
    if network and query:
        raise UsageError("--network and --query exclude each other.")
    graph = opened(place, endpoint)
    if query:
        _answer(graph, query, parameters, form, output, language)
    elif form in _WHOLE and not network and not _narrows(narrowing):
        write_bytes(output, _WHOLE[form].write(WholeGraph(graph.questions)))
    else:
        _network(graph, network, narrowing, form, output, language)
    click.echo(f"{output} ({output.stat().st_size:,} bytes)")


def _narrows(narrowing: Narrowing) -> bool:
    plain = {"depth": 1}
    return any(value and plain.get(key) != value for key, value in narrowing.items())


def _list(language: str) -> None:
    said = Language(language)
    for title, forms in (
        ("of the graph", GRAPH_FORMATS),
        ("of networks", NETWORK_FORMATS),
        ("of answers", RESULT_FORMATS),
    ):
        rows = [
            (one.id, one.suffix, one.name.said(said), ", ".join(one.tools))
            for one in forms
        ]
        click.echo(written((f"format {title}", "file", "name", "opened by"), rows))
        click.echo()


def _network(
    graph: Graph,
    name: str,
    narrowing: Narrowing,
    form: str,
    output: Path,
    language: str,
) -> None:
    if not name:
        city = narrowing.get("city", "")
        if not city:
            raise UsageError(
                "what should be written?",
                hint="Name it: --network, --query or --city; the whole graph is "
                f"written as {', '.join(_WHOLE)}.",
            )
        whole = city if "/" in city else f"city/{city}"
        narrowing = {"entity": whole, "depth": narrowing.get("depth", 1)}
        name = AROUND
    made = networkx_graph(graph.networks.chosen(choice_of(name, narrowing)))
    write_network(output, made, form, Language(language))


def _answer(
    graph: Graph,
    name: str,
    parameters: Iterable[str],
    form: str,
    output: Path,
    language: str,
) -> None:
    answer = graph.query(name, **dict(map(_pair, parameters)))
    header = graph.library[name].header
    is_network = form in _NETWORKS
    chosen = network_format(form) if is_network else result_format(form)
    title = Bilingual(header.text("summary", "ja"), header.text("summary", "en"))
    about = About(
        iri=f"{BASE}query/{answer.name}",
        title=title,
        version=graph.version,
        query=answer.sparql,
        licence=LICENCE,
        created=day_for(chosen.id),
    )
    if is_network:
        made = answer_network(answer.table, about, form_of(graph.library[name]))
        write_network(output, made, form, Language(language))
    else:
        result = Result(about, answer.table, Language(language))
        write_bytes(output, result_format(form).write(result))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} is not name=value.")
    return name, value
