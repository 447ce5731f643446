"""Answers to take away: every format, each with its query, version and citation."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, request

from enishi.errors import NotFoundError, UsageError
from enishi.exports.about import About, Language
from enishi.exports.format import Format
from enishi.exports.formats import GRAPH_FORMATS, NETWORK_FORMATS, RESULT_FORMATS
from enishi.exports.result import Result
from enishi.graph.answer_network import answer_network, is_network
from enishi.graph.network_table import network_table
from enishi.graph.writing import day_for
from enishi.store.media import CSV as PLAIN_CSV
from enishi.store.media import JSON, RDF_XML, XML
from enishi.store.media import Format as RawFormat
from enishi.store.protocol import Table
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.workbench.asking import Execute, ask, one_format, passed_on

_RAW: Final = {
    "srj": JSON,
    "srx": XML,
    "xml": XML,
    "rdf": RDF_XML,
    "raw.csv": PLAIN_CSV,
}
"""What goes from the engine to the reader as it is made, by ending."""
_RESULTS: Final = {one.suffix.removeprefix("."): one for one in RESULT_FORMATS}
_GRAPHS: Final = {one.suffix.removeprefix("."): one for one in GRAPH_FORMATS}
_NETWORKS: Final = {
    ending: one
    for one in NETWORK_FORMATS
    if (ending := one.suffix.removeprefix(".")) not in {*_RAW, *_RESULTS, *_GRAPHS}
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A format on offer.

    Attributes:
        ending: Of its file, without the first dot.
        text: What it is called.
        use: How to open it.
    """

    ending: str
    text: str
    use: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An answer that is to be taken away.

    Attributes:
        query: Its query, parameters bound.
        about: What its file says of it.
        name: What its file is called.
    """

    query: str
    about: About
    name: str


def result_downloads() -> tuple[Download, ...]:
    """Return the formats of tables, in the order of the menu."""
    xml = Download(
        ending="srx",
        text="XML",
        use=gettext("SPARQL 1.1 results; languages and datatypes survive."),
    )
    return (*_menu(_RESULTS), xml)


def graph_downloads() -> tuple[Download, ...]:
    """Return the formats of graphs, in the order of the menu."""
    return _menu(_GRAPHS)


def network_downloads(table: Table | None) -> tuple[Download, ...]:
    """Return the formats of networks, if an answer has ``?source`` and ``?target``."""
    return network_formats() if is_network(table) else ()


def network_formats() -> tuple[Download, ...]:
    """Return the formats of networks, in the order of the menu."""
    return _menu(_NETWORKS)


def _menu(forms: Mapping[str, Format[Any]]) -> tuple[Download, ...]:
    language = Language(current_language())
    return tuple(
        Download(
            ending=ending, text=one.name.said(language), use=one.use.said(language)
        )
        for ending, one in forms.items()
    )


def download(execute: Execute, wanted: Wanted, ending: str) -> Response:
    """Return an answer as a file.

    Raises:
        NotFoundError: If there is no such format.
        QueryRefusedError: If there is no answer.
        UsageError: If the answer is of another kind than the format.
    """
    makers: tuple[Callable[[Execute, Wanted, str], Response | None], ...] = (
        _raw,
        _result,
        _graph,
        _network,
    )
    for maker in makers:
        response = maker(execute, wanted, ending)
        if response is not None:
            return _named(response, wanted, ending)
    raise NotFoundError(
        gettext("There is no format %(ending)s.", ending=repr(ending)),
        hint=", ".join([*_RESULTS, *_GRAPHS, *_RAW, *_NETWORKS]),
    )


def _raw(execute: Execute, wanted: Wanted, ending: str) -> Response | None:
    form: RawFormat | None = _RAW.get(ending)
    if form is None:
        return None
    answer = passed_on(execute, wanted.query, one_format(form))
    response = Response(iter(answer), direct_passthrough=True)
    response.call_on_close(answer.close)
    response.content_type = answer.form.content_type
    return response


def _result(execute: Execute, wanted: Wanted, ending: str) -> Response | None:
    form = _RESULTS.get(ending)
    if form is None:
        return None
    found = ask(execute, wanted.query)
    if found.table is None:
        raise UsageError(
            gettext("This query makes no table."),
            hint=gettext("Take Turtle or JSON-LD, or ask with SELECT."),
        )
    result = Result(wanted.about, found.table, Language(current_language()))
    return _whole(form.write(result), form.content_type)


def _graph(execute: Execute, wanted: Wanted, ending: str) -> Response | None:
    form = _GRAPHS.get(ending)
    if form is None:
        return None
    found = ask(execute, wanted.query)
    if found.graph is None:
        raise UsageError(
            gettext("This query makes no graph."),
            hint=gettext("Take CSV or JSON, or ask with CONSTRUCT."),
        )
    blocks = form.write({"": found.graph})
    if form.media_type not in {"text/turtle", "application/trig"}:
        return _whole(blocks, form.content_type)
    return _whole(_told(wanted.about, blocks), form.content_type)


def _network(execute: Execute, wanted: Wanted, ending: str) -> Response | None:
    form = _NETWORKS.get(ending)
    if form is None:
        return None
    found = ask(execute, wanted.query)
    if found.table is None or not is_network(found.table):
        raise UsageError(
            gettext("This query makes no network."),
            hint=gettext("Select ?source and ?target, or take a table."),
        )
    made = answer_network(found.table, wanted.about)
    table = network_table(made, Language(current_language()), day_for(form.id))
    return _whole(form.write(table), form.content_type)


def _told(about: About, blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Put what an answer says of itself before it, as comments of Turtle."""
    lines = [f"{head}: {text}" for head, text in about.lines(Language.EN)]
    text = "\n".join([*lines, "", *about.query.splitlines()])
    yield "".join(f"# {line}\n" for line in text.splitlines()).encode()
    yield from blocks


def _whole(blocks: Iterator[bytes], content_type: str) -> Response:
    response = Response(b"".join(blocks))
    response.content_type = content_type
    return response


def _named(response: Response, wanted: Wanted, ending: str) -> Response:
    version = wanted.about.version[:8] or "graph"
    name = f"enishi-{wanted.name}-{version}.{ending}"
    shown = "inline" if request.args.get("inline") else "attachment"
    response.headers["Content-Disposition"] = f'{shown}; filename="{name}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Link"] = f'<{wanted.about.iri}>; rel="describedby"'
    response.vary.update(("Accept-Language", "Cookie"))
    return response
