"""`enishi export`."""

from collections.abc import Iterable
from pathlib import Path
from typing import Unpack

import click

from enishi.cli.columns import written
from enishi.cli.narrowing import choice_of, opened, with_graph, with_narrowing
from enishi.config import BASE
from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.formats import NETWORK_FORMATS, RESULT_FORMATS, result_format
from enishi.exports.result import Result
from enishi.graph.graph import Graph
from enishi.graph.network_choice import AROUND, Narrowing
from enishi.graph.network_table import LICENCE, networkx_graph
from enishi.graph.writing import day_for, write_bytes, write_network


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
    """Write a network or an answer to a file; without arguments, list the formats.

    With --city alone, everything around that city is written; --depth says how far.

    Example: enishi export

    Example: enishi export gexf --network city-partner --year 2021 -o ties.gexf

    Example: enishi export xlsx --query example/partners-of-cities -o partners.xlsx

    Example: enishi export obsidian --city kawasaki -o kawasaki.zip
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
    else:
        _network(graph, network, narrowing, form, output, language)
    click.echo(f"{output} ({output.stat().st_size:,} bytes)")


def _list(language: str) -> None:
    said = Language(language)
    for title, forms in (
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
                "what should be written?", hint="Name it: --network, --query or --city."
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
    chosen = result_format(form)
    answer = graph.query(name, **dict(map(_pair, parameters)))
    header = graph.library[name].header
    title = Bilingual(header.text("summary", "ja"), header.text("summary", "en"))
    about = About(
        iri=f"{BASE}query/{answer.name}",
        title=title,
        version=graph.version,
        query=answer.sparql,
        licence=LICENCE,
        created=day_for(chosen.id),
    )
    result = Result(about, answer.table, Language(language))
    write_bytes(output, chosen.write(result))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageError(f"{text!r} is not name=value.")
    return name, value
