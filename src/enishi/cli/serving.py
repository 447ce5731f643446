"""`enishi serve`."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import fields, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from enishi.build.publication import finish
from enishi.catalog.library import read_library
from enishi.cli.large import large_site
from enishi.cli.places import cache_folder, graph_folder
from enishi.cli.settings import FILE, PREFIX, ServingSettings, decided, origins
from enishi.errors import SourceError
from enishi.graph.graph import Graph
from enishi.graph.texts import Texts
from enishi.store.admission import QueueLimits
from enishi.store.cache import AnswerCache
from enishi.store.dataset import DefaultGraph, files_of
from enishi.store.federation import listed_services
from enishi.store.generation import CALLERS
from enishi.store.guard import QueryLimits
from enishi.store.holding import PoolSource
from enishi.store.output import WorkerLimits, workers_for
from enishi.store.overruns import (
    AnswerTooLargeError,
    QueryMemoryError,
    QueryTimeoutError,
)
from enishi.store.pool import Pool
from enishi.store.pooled import PooledStore
from enishi.store.remote import RemoteSettings
from enishi.store.remote_pool import Contents, RemoteLimits, RemotePool
from enishi.store.sharing import SharedPool
from enishi.store.sizing import StoreKind, chosen_store
from enishi.store.visitors import Visitors
from enishi.web.collecting import collect_seldom, set_aside, set_aside_anew
from enishi.web.live import LiveSite
from enishi.web.logs import log_as
from enishi.web.observing import Observed
from enishi.web.server import ServerSettings, serve
from enishi.web.shortcut import Shortcut
from enishi.web.site import site_app
from enishi.web.visits import Visits
from enishi.web.warming import warm_up

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

MEBIBYTE: Final = 1 << 20
TOO_MUCH: Final = (AnswerTooLargeError, QueryMemoryError, QueryTimeoutError)
"""How a query ends that passes a limit."""

Command = Callable[..., Any]


def _with_settings(command: Command) -> Command:
    """Give a command one option for every setting of the table."""
    for setting in reversed(fields(ServingSettings)):
        meaning, choices = setting.metadata["meaning"], setting.metadata["choices"]
        standard = f"  [{setting.default}]" if setting.default != "" else ""
        command = click.option(
            f"--{setting.name.replace('_', '-')}",
            type=click.Choice(choices) if choices else type(setting.default),
            help=f"{meaning}{standard}",
        )(command)
    return command


@click.command("serve")
@click.option(
    f"--{FILE}", type=click.Path(), help=f"TOML file of settings  [{PREFIX}SETTINGS]"
)
@click.option("--show", is_flag=True, help="Say which settings hold and why, and end.")
@_with_settings
def serve_command(*, show: bool, **arguments: Any) -> None:  # noqa: ANN401 - the table has the types
    """Serve the pages and the SPARQL endpoint.

    Every option is also a key of the settings file and, with ENISHI_ before it, a
    variable of the environment; arguments come first, then the environment, then
    the file.

    Example: enishi serve --port 8080 --graph my-graph
    """
    if show:
        for origin in origins(arguments):
            click.echo(f"{origin.name} = {origin.value!r}  # {origin.source}")
        return
    settings = decided(arguments)
    log_as(settings.log)
    collect_seldom()
    with ExitStack() as opened:
        pool = _visitors(settings)
        opened.callback(pool.close)
        pools = [pool]
        if _differ(settings):
            pools.append(opened.enter_context(_union(settings)))
        pages = _pages(settings, pools[-1])
        site = LiveSite(partial(_site, settings, pool, pages))
        visits = Visits(site)

        def reload() -> None:
            logging.getLogger(__name__).info("reading the graph anew")
            for one in pools:
                one.reload()
            site.renew()
            set_aside_anew()

        def ready(address: str, stop: Callable[[], None]) -> None:
            click.echo(f"Enishi is at {address}")
            site.begin(made=partial(_begun, site, visits, address), failed=stop)

        shortcut = Shortcut(visits, pool, _cache(settings), settings.address)
        observed = Observed(shortcut, pool, shortcut.begin)
        serve(
            observed,
            _server(settings),
            ready=ready,
            reload=reload,
            beginner=observed,
        )
        site.end()
        site.check()


def _begun(site: LiveSite, visits: Visits, address: str) -> None:
    """Let the first pages be made as soon as the site answers."""
    set_aside()
    warm_up(site, address, lambda: site.over, visits.give_way)


def _limits(settings: ServingSettings) -> WorkerLimits:
    workers = settings.workers or workers_for()
    callers = CALLERS if settings.services.split() else 0
    return WorkerLimits(
        seconds=settings.seconds,
        delivery_seconds=settings.delivery,
        cpu_seconds=settings.seconds,
        megabytes=max(1, settings.memory // (workers + callers)),
        rows=settings.rows,
        bytes=settings.megabytes * MEBIBYTE,
    )


def _visitors(settings: ServingSettings) -> Pool | RemotePool:
    """Return who answers visitors' queries."""
    workers = settings.workers or workers_for()
    limits = _limits(settings)
    queue = QueueLimits(
        running=workers,
        waiting=settings.queue,
        seconds=settings.patience,
        per_client=settings.per_client,
    )
    services = listed_services(settings.services)
    words = QueryLimits(characters=settings.characters, services=services)
    if settings.endpoint:
        there = RemoteSettings(settings.endpoint, seconds=round(settings.seconds))
        here = RemoteLimits(queue=queue, query=words, answer=limits)
        return RemotePool(there, here, lambda: _contents(_graph(settings)))
    place = _place(settings)
    _prepare(place)
    meaning, shelf = DefaultGraph(settings.default_graph), _shelf(settings)
    source = PoolSource(place, meaning, limits, shelf)
    return Pool(source, queue, words, AnswerCache(_cache(settings)))


def _differ(settings: ServingSettings) -> bool:
    """Return whether pages need another meaning of the default graph than visitors."""
    return not settings.endpoint and settings.default_graph != DefaultGraph.UNION


def _union(settings: ServingSettings) -> Pool:
    """Return a pool for pages, where visitors' queries see another default graph."""
    shelf = _shelf(settings)
    source = PoolSource(_place(settings), DefaultGraph.UNION, _limits(settings), shelf)
    return Pool(source, QueueLimits(running=settings.workers or workers_for()))


def _pages(settings: ServingSettings, pool: Pool | RemotePool) -> SharedPool | None:
    """Return who answers the queries of pages; None where the endpoint does.

    They are ours: only time and memory are limited, and they do not wait for visitors'.
    """
    if isinstance(pool, RemotePool):
        return None
    queue = QueueLimits(
        running=settings.workers or workers_for(),
        waiting=settings.threads,
        seconds=settings.page_seconds,
        per_client=0,
    )
    limits = replace(_limits(settings), seconds=settings.page_seconds)
    return SharedPool(pool, queue, limits)


def _site(
    settings: ServingSettings, pool: Visitors, pages: SharedPool | None
) -> "WSGIApplication":
    """Make the pages; fewer of them where the graph is on disk.

    Where already what all pages need passes the limits of a query, the pages hold the
    graph themselves and ask it without limits.
    """
    limits, shelf = _limits(settings), _shelf(settings)
    if shelf is not None and pages is not None:
        place = _place(settings)
        return large_site(settings, place, shelf, (pool, pages), limits)
    graph = _graph(settings, pages)
    try:
        return site_app(graph, pool, settings.address, limits)
    except TOO_MUCH as refusal:
        if pages is None:
            raise
        said = "the pages hold the graph themselves: %s"
        logging.getLogger(__name__).warning(said, refusal.message)
    return site_app(Graph.open(_place(settings)), pool, settings.address, limits)


@cache
def _shelf(settings: ServingSettings) -> Path | None:
    """Return where on disk the graph shall be held; None is in memory.

    Decided once, because what is free changes as soon as the graph is read.
    """
    if settings.endpoint:
        return None
    kind, meaning = StoreKind(settings.store), DefaultGraph(settings.default_graph)
    if chosen_store(kind, _place(settings), meaning) is StoreKind.MEMORY:
        return None
    return Path(settings.shelf) if settings.shelf else cache_folder()


def _graph(settings: ServingSettings, pages: SharedPool | None = None) -> Graph:
    """Return what the pages show."""
    if pages is None:
        return Graph.open(endpoint=settings.endpoint)
    texts = Texts.beside(_place(settings))
    return Graph(pages.version, read_library(), PooledStore(pages), texts)


def _contents(graph: Graph) -> Contents:
    """Count what an endpoint holds."""
    counts = [int(str(row["count"])) for row in graph.query("site/properties")]
    graphs = [str(row["graph"]) for row in graph.query("site/graphs")]
    return Contents(sum(counts), tuple(sorted(graphs)))


def _place(settings: ServingSettings) -> Path:
    return Path(settings.graph) if settings.graph else graph_folder()


def _cache(settings: ServingSettings) -> int:
    """Return the bytes of each of the two: answers, and what was sent of them.

    Of somebody else's graph nothing is kept: it may change without a word.
    """
    return 0 if settings.endpoint else settings.cache * MEBIBYTE // 2


def _server(settings: ServingSettings) -> ServerSettings:
    return ServerSettings(
        host=settings.host,
        port=settings.port,
        threads=settings.threads,
        connections=settings.connections,
        drain_seconds=settings.drain,
        scheme=settings.scheme,
    )


def _prepare(place: Path) -> None:
    """See that there is a graph, and carry on with a publication that broke off.

    Raises:
        SourceError: If there is no graph.
    """
    if place.is_dir():
        finish(place)
    try:
        files_of(place)
    except SourceError as error:
        raise SourceError(
            "there is no built graph here.",
            document=str(place),
            hint="Run `enishi build` first, or name a graph with --graph.",
        ) from error
