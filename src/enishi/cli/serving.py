"""`enishi serve`."""

from pathlib import Path

import click

from enishi.build.publication import finish
from enishi.cli.places import graph_folder
from enishi.errors import SourceError
from enishi.graph.graph import Graph
from enishi.store.dataset import DefaultGraph, dataset_version
from enishi.store.holding import PoolSource
from enishi.store.pool import Pool
from enishi.web.live import LiveSite
from enishi.web.server import ServerSettings, serve
from enishi.web.site import site_app


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--port", default=8000, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--graph",
    type=click.Path(path_type=Path),
    help="Folder of a built graph, or an RDF file (default: graph/).",
)
@click.option(
    "--default-graph",
    type=click.Choice([choice.value for choice in DefaultGraph]),
    default=DefaultGraph.UNION.value,
    show_default=True,
    help="What a visitor's query means that names no graph.",
)
def serve_command(host: str, port: int, graph: Path | None, default_graph: str) -> None:
    """Serve the pages and the SPARQL endpoint.

    Example: enishi serve --port 8080 --graph my-graph
    """
    place = graph or graph_folder()
    _prepare(place)
    source = PoolSource(place, DefaultGraph(default_graph))
    with Pool(source) as pool:
        site = LiveSite(lambda: site_app(Graph.open(place), pool))

        def reload() -> None:
            pool.reload()
            site.renew()

        serve(
            site,
            ServerSettings(host=host, port=port),
            ready=lambda address: click.echo(f"Enishi is at {address}"),
            reload=reload,
        )


def _prepare(place: Path) -> None:
    """See that there is a graph, and carry on with a publication that broke off.

    Raises:
        SourceError: If there is no graph.
    """
    if place.is_dir():
        finish(place)
    try:
        dataset_version(place)
    except SourceError as error:
        raise SourceError(
            "there is no built graph here.",
            document=str(place),
            hint="Run `enishi build` first, or name a graph with --graph.",
        ) from error
