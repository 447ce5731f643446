"""Everything to take away: each named graph, all of them, and tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final

from flask import Blueprint, Response, abort, render_template, request

from enishi.exports.formats import GRAPH_FORMATS
from enishi.graph.graph import Graph
from enishi.graph.shelf import Shelf
from enishi.graph.statement import GRAPHS, Origin
from enishi.graph.whole import WholeGraph
from enishi.graph.words import Words, count_in, iri_in
from enishi.store.protocol import FormatChoice, Request
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.turtle import write_turtle
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.revalidation import revalidate

PRETTY: Final = 100_000
"""Graphs of more statements are written as the engine gives them, unsorted."""
SORTED: Final = 1_000_000
"""Statements up to which everything is offered in formats that must be sorted."""
ROLES: Final = {
    Origin.REGISTER: marked("What people curated: cities, organisations, years"),
    Origin.PROVENANCE: marked("Documents, passages, mentions, corrections"),
    Origin.ONTOLOGY: marked("Classes, properties, concepts, rules, prefixes"),
    Origin.INFERRED: marked("What rules worked out"),
    Origin.QUALITY: marked("Coverage, findings and open questions of the build"),
}
CATALOG: Final = marked("The questions of the library")
TABLES: Final = (
    ("/browse/program.csv", marked("Programs")),
    ("/browse/program-year.csv", marked("Programs by fiscal year")),
    ("/browse/quantitative-result.csv", marked("Figures")),
    ("/browse/financial-item.csv", marked("Amounts of money")),
    ("/browse/agreement.csv", marked("Agreements and contracts")),
    ("/browse/event.csv", marked("Events")),
    ("/browse/department.csv", marked("Departments")),
    ("/browse/organization.csv", marked("Organisations")),
    ("/browse/partner-city.csv", marked("Partner cities")),
    ("/ties.csv", marked("Ties of home cities with partners")),
    ("/ties/dormant.csv", marked("Agreements and activity by fiscal year")),
    ("/ties/records.csv", marked("Records of ties")),
    ("/compare.csv", marked("Cities side by side")),
)
"""Tables: address, and what is in it."""
KILO: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphFile:
    """A named graph to take away.

    Attributes:
        name: Its name.
        text: What is in it.
        statements: How many statements.
        size: Its size as N-Triples, in bytes.
    """

    name: str
    text: Words
    statements: int
    size: int


@dataclass(frozen=True)
class DownloadPages:
    """The views of downloads.

    Attributes:
        graph: What can be taken away.
        kept: Files of everything, made once for each version of the graph.
    """

    graph: Graph
    kept: Shelf[bytes] = field(
        default_factory=partial(Shelf, 2), repr=False, compare=False
    )

    @cached_property
    def files(self) -> Mapping[str, GraphFile]:
        """The named graphs by name, measured once for each version of the graph."""
        titles = {
            facts.slug: facts.thing.words
            for facts in self.graph.documents.facts.values()
        }
        found = {}
        for row in self.graph.query("site/graphs"):
            name = iri_in(row, "graph").removeprefix(GRAPHS)
            found[name] = GraphFile(
                name=name,
                text=titles.get(name, Words()),
                statements=count_in(row, "statements"),
                size=sum(map(len, self._triples(name))),
            )
        return found

    def page(self) -> str:
        """Show what there is."""
        language = current_language()
        files = [
            (one, one.text.best(language)[0] or _role(one.name), _bytes(one.size))
            for one in self.files.values()
        ]
        return render_template(
            "downloads/page.html",
            files=files,
            statements=sum(one.statements for one in self.files.values()),
            is_moderate=self.is_moderate,
            whole=_bytes(sum(self._quad_size(one) for one in self.files.values())),
            tables=[(href, gettext(text)) for href, text in TABLES],
        )

    def turtle(self, name: str) -> Response:
        """Give a named graph as Turtle, sorted so that it can be compared."""
        file = self._known(name)
        if file.statements > PRETTY:
            return self._streamed(self._engine(name, "turtle"), "text/turtle", name)
        text = write_turtle(self.graph.service.construct(self._query(name)), prefixes())
        return self._streamed(iter((text.encode(),)), "text/turtle", f"{name}.ttl")

    def triples(self, name: str) -> Response:
        """Give a named graph as N-Triples."""
        self._known(name)
        stream = self._triples(name)
        return self._streamed(stream, "application/n-triples", f"{name}.nt")

    def quads(self) -> Response:
        """Give everything as N-Quads."""
        stream = (line for name in self.files for line in self._quads(name))
        return self._streamed(stream, "application/n-quads", "enishi.nq")

    def trig(self) -> Response:
        """Give everything as TriG."""
        stream = (part for name in self.files for part in self._block(name))
        return self._streamed(stream, "application/trig", "enishi.trig")

    def merged(self) -> Response:
        """Give everything as one Turtle file, sorted; which graph says what is lost."""
        return self._whole("turtle")

    def linked(self) -> Response:
        """Give everything as JSON-LD, graph by graph, sorted."""
        return self._whole("jsonld")

    def _whole(self, form: str) -> Response:
        """Give everything in a format that must be written at one go."""
        if not self.is_moderate:
            abort(404)
        chosen = next(one for one in GRAPH_FORMATS if one.id == form)
        content = self.kept.get(
            form, lambda: b"".join(chosen.write(WholeGraph(self.graph.questions)))
        )
        file = f"enishi{chosen.suffix}"
        return self._streamed(iter((content,)), chosen.media_type, file)

    @property
    def is_moderate(self) -> bool:
        """Whether all statements can be sorted in memory."""
        return sum(one.statements for one in self.files.values()) <= SORTED

    def _known(self, name: str) -> GraphFile:
        if name not in self.files:
            abort(404)
        return self.files[name]

    def _query(self, name: str) -> str:
        query = self.graph.library["site/graph-content"]
        return query.bind({"graph": _address(name)})

    def _engine(self, name: str, form: str) -> Iterator[bytes]:
        request = Request(self._query(name), FormatChoice.named(form))
        yield from self.graph.service.stream(request)

    def _triples(self, name: str) -> Iterator[bytes]:
        return self._engine(name, "ntriples")

    def _quads(self, name: str) -> Iterator[bytes]:
        graph = f"<{_address(name)}> .\n".encode()
        rest = b""
        for part in self._triples(name):
            *lines, rest = (rest + part).split(b"\n")
            made = [line.removesuffix(b".") + graph for line in lines if line]
            yield b"".join(made)

    def _block(self, name: str) -> Iterator[bytes]:
        yield f"GRAPH <{_address(name)}> {{\n".encode()
        yield from self._triples(name)
        yield b"}\n"

    def _quad_size(self, file: GraphFile) -> int:
        return file.size + file.statements * len(f"<{_address(file.name)}> ")

    def _streamed(self, parts: Iterator[bytes], kind: str, file: str) -> Response:
        response = Response(parts, mimetype=kind)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Content-Disposition"] = f'attachment; filename="{file}"'
        response.headers["ETag"] = f'"{self.graph.version}-{file}"'
        response.make_conditional(request.environ)
        return response


def downloads_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of ``/downloads``."""
    blueprint = Blueprint("downloads", __name__, url_prefix="/downloads")
    pages = DownloadPages(graph)
    revalidate(blueprint)
    blueprint.add_url_rule("", "page", pages.page)
    blueprint.add_url_rule("/enishi.nq", "quads", pages.quads)
    blueprint.add_url_rule("/enishi.trig", "trig", pages.trig)
    blueprint.add_url_rule("/enishi.ttl", "merged", pages.merged)
    blueprint.add_url_rule("/enishi.jsonld", "linked", pages.linked)
    blueprint.add_url_rule("/graph/<path:name>.ttl", "turtle", pages.turtle)
    blueprint.add_url_rule("/graph/<path:name>.nt", "triples", pages.triples)
    return blueprint


def _address(name: str) -> str:
    """Return the address of a named graph; those of others keep theirs whole."""
    return name if ":" in name else f"{GRAPHS}{name}"


def _role(name: str) -> str:
    if name == "catalog":
        return gettext(CATALOG)
    origin = Origin.of(_address(name))
    return gettext(ROLES[origin]) if origin in ROLES else name


def _bytes(size: int) -> str:
    """Return a size in bytes as people read it, in powers of ten."""
    for unit in ("B", "kB", "MB", "GB"):
        if size < KILO or unit == "GB":
            break
        size = round(size / KILO)
    return f"{size} {unit}"
