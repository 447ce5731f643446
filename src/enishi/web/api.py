"""The addresses that give JSON, described as OpenAPI and as a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, current_app, render_template

from enishi.exports.text import json_text
from enishi.graph.graph import Graph
from enishi.web.language import Language, current_language
from enishi.web.messages import gettext, marked
from enishi.web.revalidation import revalidate

JSON: Final = "application/json"
NOT_FOUND: Final = marked("There is nothing at this address.")
Plain = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of an address.

    Attributes:
        name: Its name.
        text: What it means.
        example: A value that works on the shipped graph.
        in_path: Whether it stands in the path.
    """

    name: str
    text: str
    example: str
    in_path: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """An address that gives data.

    Attributes:
        path: With ``{name}`` for each argument of the path.
        text: What it gives.
        arguments: What may be asked.
        types: Media types it answers in, the usual one first.
        served: The rule that must be served for it to be offered.
    """

    path: str
    text: str
    arguments: tuple[Argument, ...] = ()
    types: tuple[str, ...] = (JSON,)
    served: str = ""

    @property
    def example(self) -> str:
        """An address that works on the shipped graph."""
        path = self.path
        query = []
        for one in self.arguments:
            if one.in_path:
                path = path.replace(f"{{{one.name}}}", one.example)
            elif one.example:
                query.append(f"{one.name}={one.example}")
        return path + ("?" + "&".join(query) if query else "")


_CITY: Final = Argument("city", marked("Home city: the end of its address"), "tokyo")
_KIND: Final = Argument("kind", marked("Kind of thing"), "city", in_path=True)
_KEY: Final = Argument("key", marked("Key of the thing"), "kawasaki", in_path=True)
_PAGE: Final = Argument("page", marked("Page of the list, from 1"), "")
ADDRESSES: Final = (
    Address("/index.json", marked("What is inside: numbers, cities, documents")),
    Address(
        "/{kind}/{key}.json",
        marked("A thing with all that is said of it, each statement with its passages"),
        (_KIND, _KEY),
        served="/<kind>/<path:key>",
    ),
    Address(
        "/id/{kind}/{key}",
        marked("The thing itself: leads to its page or its data by Accept"),
        (_KIND, _KEY),
        ("text/html", "text/turtle", "application/ld+json", JSON, "text/csv"),
        served="/id/<kind>/<path:key>",
    ),
    Address(
        "/search.json",
        marked("Full-text search with facets"),
        (Argument("q", marked("Words"), "環境"), _PAGE),
    ),
    Address(
        "/api/suggest",
        marked("Names that begin like what was typed"),
        (Argument("q", marked("The beginning of a name"), "京"),),
        served="/search.json",
    ),
    Address(
        "/browse/{class}.json",
        marked("All things of a class, narrowed by facets"),
        (Argument("class", marked("Class"), "agreement", in_path=True), _CITY),
        served="/browse/<kind>.json",
    ),
    Address(
        "/document/{slug}.json",
        marked("A document with its passages"),
        (
            Argument(
                "slug",
                marked("Slug of the document"),
                "kawasaki-progress-sheet-fy2021",
                in_path=True,
            ),
        ),
        served="/document/<slug>",
    ),
    Address("/ties.json", marked("Ties of home cities with partners"), (_CITY,)),
    Address(
        "/ties/dormant.json",
        marked("Agreements against what is recorded of each fiscal year"),
        (_CITY,),
    ),
    Address(
        "/ties/records.json",
        marked("Records behind a number of the ties pages"),
        (
            _CITY,
            Argument("partner", marked("Path of the partner"), "city/beijing"),
            Argument("year", marked("First calendar year of the fiscal year"), "2021"),
            Argument("activity", marked("What the record says took place"), "none"),
        ),
    ),
    Address(
        "/compare.json",
        marked("Cities side by side, with what must be known to compare them"),
        (_CITY,),
    ),
    Address(
        "/quality/{query}.json",
        marked("Rows of a quality query"),
        (
            Argument(
                "query", marked("Name of the query"), "quality/corrections-made", True
            ),
        ),
        served="/quality/<path:name>.json",
    ),
    Address("/ontology.json", marked("Classes, properties and concepts with use")),
    Address(
        "/sparql",
        marked(
            "SPARQL 1.1 query endpoint; POST takes longer queries. It only reads; "
            "SERVICE calls only endpoints that the operator of this site has listed"
        ),
        (Argument("query", marked("SPARQL text"), "ASK%20%7B%7D"),),
        ("application/sparql-results+json", "text/csv", "text/turtle"),
    ),
)


def api_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of ``/api`` and ``/api/openapi.json``."""
    blueprint = Blueprint("api", __name__, url_prefix="/api")
    revalidate(blueprint)

    @blueprint.get("")
    def page() -> str:
        return render_template("api/page.html", addresses=offered(), gettext=gettext)

    @blueprint.get("/openapi.json")
    def description() -> Response:
        told = openapi(offered(), graph.version, current_language())
        response = Response(json_text(told) + "\n", mimetype=JSON)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.vary.update(("Accept-Language", "Cookie"))
        return response

    return blueprint


def offered() -> tuple[Address, ...]:
    """Return the addresses that this application serves."""
    rules = {rule.rule for rule in current_app.url_map.iter_rules()}
    return tuple(one for one in ADDRESSES if (one.served or one.path) in rules)


def openapi(addresses: Sequence[Address], version: str, language: Language) -> Plain:
    """Return the description of some addresses as OpenAPI 3.1.

    Args:
        addresses: What to describe.
        version: The version of the graph, which is that of every answer.
        language: The language of the texts.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Enishi",
            "version": version or "0",
            "description": gettext(
                marked(
                    "Read-only data of the graph. Answers depend on the address and on"
                    " the language alone, and change only with the version."
                )
            ),
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": "data"}],
        "paths": {one.path: {"get": _operation(one, language)} for one in addresses},
    }


def _operation(address: Address, language: Language) -> Plain:
    content = {
        media: {"schema": {"type": "object" if media == JSON else "string"}}
        for media in address.types
    }
    wanted = {
        "name": "lang",
        "in": "query",
        "description": gettext(marked("Language of names and texts")),
        "schema": {"type": "string", "enum": ["ja", "en"], "default": language},
    }
    return {
        "tags": ["data"],
        "operationId": "get"
        + "".join(
            part.capitalize()
            for part in address.path.replace("{", "").replace("}", "").split("/")
            for part in part.split(".")
        ),
        "summary": gettext(address.text),
        "parameters": [*map(_parameter, address.arguments), wanted],
        "responses": {
            "200": {"description": gettext(address.text), "content": content},
            "404": {"description": gettext(NOT_FOUND)},
        },
    }


def _parameter(argument: Argument) -> Plain:
    told: dict[str, object] = {
        "name": argument.name,
        "in": "path" if argument.in_path else "query",
        "required": argument.in_path,
        "description": gettext(argument.text),
        "schema": {"type": "string"},
    }
    if argument.example:
        told["example"] = argument.example
    return told
