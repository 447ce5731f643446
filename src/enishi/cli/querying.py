"""`enishi query`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from enishi.catalog.library import Library, read_library
from enishi.catalog.query import NamedQuery
from enishi.cli.answering import FORMS, Asked, say_answer
from enishi.cli.narrowing import opened, with_graph
from enishi.cli.places import graph_folder
from enishi.errors import SourceError, UsageError
from enishi.store.holding import PoolSource
from enishi.store.output import WorkerLimits
from enishi.store.pool import Pool
from enishi.store.pooled import PooledStore
from enishi.store.protocol import QueryService
from enishi.store.remote import RemoteSettings, RemoteStore

LANGUAGE: Final = "language"
"""The parameter that says in which language a question names things."""


@click.command("query")
@click.argument("name", required=False)
@click.option(
    "-f",
    "--file",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help="A file of SPARQL; - reads standard input.",
)
@click.option("-e", "--execute", "text", help="SPARQL.")
@click.option(
    "-p",
    "--parameter",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of a question; again for several values.",
)
@click.option(
    "--as",
    "form",
    default=FORMS[0],
    show_default=True,
    type=click.Choice(FORMS),
    help="Format of the answer.",
)
@click.option("--show", is_flag=True, help="Show the SPARQL, and ask nothing.")
@click.option(
    "--seconds", default=60, show_default=True, help="Time for a query of your own."
)
@with_graph
def query_command(  # noqa: PLR0913 - one for every option
    name: str | None,
    *,
    file: Path | None,
    text: str | None,
    given: tuple[str, ...],
    form: str,
    show: bool,
    seconds: int,
    place: Path | None,
    endpoint: str,
    language: str,
) -> None:
    """Ask a question of the library, or one of your own in SPARQL.

    Without arguments the questions are listed. A city, year or field is given by the
    last part of its address: -p city=tokyo -p year=2021 -p field=climate.

    Example: enishi query

    Example: enishi query dormant-agreements -p city=tokyo --as csv

    Example: enishi query -e 'SELECT * WHERE { ?s ?p ?o } LIMIT 5'
    """
    if (name is not None) + (file is not None) + (text is not None) > 1:
        raise UsageError("give a name, a file or a text: one of them.")
    if name is None and file is None and text is None:
        _list(read_library(), language)
        return
    if name is None:
        if given:
            raise UsageError("-p belongs to a question of the library.")
        own = Asked(text if text is not None else _read(file))
        with _service(place, endpoint, seconds) as service:
            _answer(service, own, form, show=show)
        return
    graph = opened(place, endpoint)
    query = graph.library[name]
    asked = Asked(
        query.bind(_values(query, given, language)), query, language, graph.version
    )
    _answer(graph.service, asked, form, show=show)


def _answer(service: QueryService, asked: Asked, form: str, *, show: bool) -> None:
    if show:
        click.echo(asked.text.strip())
    else:
        say_answer(service, asked, form)


def _list(library: Library, language: str) -> None:
    """List the questions in full, each with its name and parameters."""
    for query in library.questions:
        names = " ".join(f"-p {one.name}=…" for one in query.header.parameters)
        click.echo(query.header.text("summary", language))
        click.echo(f"    {query.name.rpartition('/')[2]} {names}".rstrip())
    click.echo("\nAsk one: enishi query NAME -p PARAMETER=VALUE")


def _read(file: Path | None) -> str:
    """Read a file of SPARQL.

    Raises:
        SourceError: If it is no text.
    """
    try:
        with click.open_file(str(file), encoding="utf-8") as opened_file:
            return str(opened_file.read())
    except UnicodeDecodeError as error:
        raise SourceError("this is no text in UTF-8.", document=str(file)) from error


def _values(
    query: NamedQuery, given: Sequence[str], language: str
) -> Mapping[str, Sequence[str]]:
    """Return the values of parameters; several of one name go together.

    Raises:
        UsageError: If one is not of the form NAME=VALUE.
    """
    values: dict[str, list[str]] = defaultdict(list)
    for pair in given:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(
                f"a parameter reads NAME=VALUE, not {pair!r}.",
                hint="For instance: -p city=tokyo.",
            )
        values[name.strip()].append(value)
    if LANGUAGE in {one.name for one in query.header.parameters}:
        values.setdefault(LANGUAGE, [language])
    return values


@contextmanager
def _service(place: Path | None, endpoint: str, seconds: int) -> Iterator[QueryService]:
    """Give an engine for queries of unknown cost: one that can be stopped."""
    if endpoint:
        yield RemoteStore(RemoteSettings(endpoint, seconds=seconds))
        return
    limits = WorkerLimits(
        seconds=seconds, delivery_seconds=10 * seconds, cpu_seconds=seconds
    )
    with Pool(PoolSource(place or graph_folder(), limits=limits)) as pool:
        yield PooledStore(pool)
