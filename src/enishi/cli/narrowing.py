"""Options that several commands share: which graph, which network, which words."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from enishi.analysis.projection import Likeness, Side
from enishi.cli.places import graph_folder
from enishi.graph.graph import Graph
from enishi.graph.network_choice import Narrowing, NetworkChoice

Command = Callable[..., Any]

OPTIONS: Final = (
    click.option("--city", default="", help="Home city, such as kawasaki."),
    click.option("--year", type=int, help="Fiscal year, such as 2021."),
    click.option("--field", default="", help="Policy field, such as climate."),
    click.option("--kind", default="", help="Kind of tie, such as enishi:Agreement."),
    click.option("--status", default="", help="Status, such as held."),
    click.option(
        "--minimum-weight", type=float, default=0.0, help="Ties from this weight on."
    ),
    click.option("--entity", default="", help="Middle of a neighbourhood."),
    click.option(
        "--depth", default=1, show_default=True, help="Depth of a neighbourhood."
    ),
    click.option(
        "--projection",
        type=click.Choice(["", *map(str, Likeness)]),
        default="",
        help="Tie the nodes of one side by what they share, weighed so.",
    ),
    click.option(
        "--side",
        type=click.Choice(["", *map(str, Side)]),
        default="",
        help="The side that is kept (default: first).",
    ),
    click.option(
        "--backbone",
        type=float,
        default=0.0,
        help="Only ties that stand out at this level, such as 0.05.",
    ),
)
"""What narrows a network."""


def with_narrowing(command: Command) -> Command:
    """Give a command the options that narrow a network."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def with_graph(command: Command) -> Command:
    """Give a command the options that say which graph, and which language."""
    place = click.option(
        "--graph",
        "place",
        type=click.Path(path_type=Path),
        help="Folder of a built graph, or an RDF file (default: graph/).",
    )
    endpoint = click.option(
        "--endpoint", default="", help="Ask a SPARQL endpoint that holds the graph."
    )
    language = click.option(
        "--language",
        type=click.Choice(["ja", "en"]),
        default=_own_language,
        help="Language of names (default: the system's).",
    )
    return place(endpoint(language(command)))


def opened(place: Path | None, endpoint: str) -> Graph:
    """Return the graph that the options name.

    Raises:
        SourceError: If there is none.
    """
    return Graph.open(None if endpoint else place or graph_folder(), endpoint=endpoint)


def choice_of(name: str, narrowing: Narrowing) -> NetworkChoice:
    """Return the network that the options name."""
    return NetworkChoice(name=name, **narrowing)


def _own_language() -> str:
    known = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "ja" if known.startswith("ja") else "en"
