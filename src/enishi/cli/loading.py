"""`enishi load`."""

from pathlib import Path

import click

from enishi.cli.places import graph_folder
from enishi.store.graph_store import GraphStore, load_into


@click.command("load")
@click.option(
    "--endpoint",
    required=True,
    help="Address of the store's Graph Store Protocol, such as http://host:7878/store.",
)
@click.option(
    "--graph", type=click.Path(path_type=Path), help="What to load (default: graph/)."
)
@click.option("--user", default="", envvar="ENISHI_USER", help="Name, if it asks.")
@click.option(
    "--password",
    default="",
    envvar="ENISHI_PASSWORD",
    help="Password; better in the variable ENISHI_PASSWORD than here.",
)
@click.option(
    "--default-graph/--no-default-graph",
    default=True,
    show_default=True,
    help="Put all triples into the default graph too; not where it is a union anyway.",
)
def load_command(
    endpoint: str, graph: Path | None, user: str, password: str, *, default_graph: bool
) -> None:
    """Load a graph into an existing store, from which it can be served.

    Example: enishi load --endpoint http://localhost:7878/store
    """
    store = GraphStore(endpoint, user, password)
    place = graph or graph_folder()
    for name, into in load_into(store, place, default_graph=default_graph):
        click.echo(f"{name} -> {into}")
