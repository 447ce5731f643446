"""The first page: what is inside, and the ways in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final

from flask import Blueprint, Response, current_app, render_template
from rdflib import URIRef

from enishi.catalog.dates import dated
from enishi.graph.graph import Graph
from enishi.graph.site import Partner, Site
from enishi.graph.words import Thing
from enishi.vocabulary.namespaces import TERMS
from enishi.web.data import json_text
from enishi.web.language import current_language
from enishi.web.links import is_served
from enishi.web.messages import gettext, marked
from enishi.web.revalidation import revalidate
from enishi.web.statement import Tile
from enishi.web.values import listed, thing_value
from enishi.web.wording import number

WAYS: Final = (
    (
        "/query/",
        marked("Ask a question"),
        marked("Questions in plain words, with forms"),
    ),
    ("/compare", marked("Compare cities"), marked("Side by side, every number open")),
    ("/ties", marked("See the ties"), marked("Who is tied to whom, on the map")),
    (
        "/ties/dormant",
        marked("Find dormant ties"),
        marked("Agreements against what was done"),
    ),
    (
        "/network",
        marked("Explore networks"),
        marked("Who stands in the middle, who belongs together"),
    ),
    ("/path", marked("Follow a path"), marked("How two things are connected, and why")),
    ("/browse", marked("Browse lists"), marked("Everything, by kind, with filters")),
    ("/quality", marked("Judge the data"), marked("What was read, mended, left open")),
    ("/downloads", marked("Take it away"), marked("Tables, graphs and maps")),
    ("/query", marked("Write SPARQL"), marked("In an editor that knows this graph")),
)
"""Ways in: where to, what one does there, what one finds."""
LISTS: Final = "/browse"
FIRST_THINGS: Final = marked("The first things of each kind")
"""What one finds in the lists of a graph on disk."""
COUNTED: Final = (
    ("Program", marked("programs")),
    ("Outcome", marked("outcomes")),
    ("Agreement", marked("agreements")),
    ("PartnerCity", marked("partner cities")),
    ("Organization", marked("organisations")),
    ("Department", marked("departments")),
    ("Passage", marked("passages behind them")),
)
"""Classes that the first page counts, with what to call them after a number."""
LISTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Program": "/browse/program",
        "Agreement": "/browse/agreement",
        "PartnerCity": "/browse/partner-city",
        "Organization": "/browse/organization",
        "Department": "/browse/department",
        "Outcome": "/browse/outcome",
        "Passage": "/browse/passage",
    }
)
"""Where the things of a class are listed."""


@dataclass(frozen=True, slots=True)
class CountryPartners:
    """The partner cities of one country."""

    country: Thing | None
    partners: tuple[Partner, ...]


def home_blueprint(graph: Graph) -> Blueprint:
    """Return the blueprint of the first page."""
    blueprint = Blueprint("home", __name__)
    site = graph.site  # counted before the first reader comes

    @blueprint.get("/")
    def home() -> str:
        return render_template(
            "home.html",
            site=site,
            tiles=_tiles(site),
            countries=_by_country(site.partners),
            ways=_ways(),
            thing_value=thing_value,
            joined=_joined,
            dated=lambda text: dated(text, current_language()),
        )

    @blueprint.get("/index.json")
    def data() -> Response:
        return Response(json_text(site), mimetype="application/json")

    revalidate(blueprint)
    return blueprint


def _ways() -> list[tuple[str, str, str]]:
    """Return the ways in that are served."""
    is_large = current_app.jinja_env.globals["is_large"]
    return [
        (
            path,
            gettext(name),
            gettext(FIRST_THINGS if is_large and path == LISTS else found),
        )
        for path, name, found in WAYS
        if is_served(path)
    ]


def _joined(things: Iterable[Thing]) -> str:
    """Return the names of some things in one line."""
    language = current_language()
    return listed((thing.named(language)[0] for thing in things), language)


def _tiles(site: Site) -> tuple[Tile, ...]:
    language = current_language()
    listed_there = LISTED if is_served("/browse") else {}
    return tuple(
        Tile(
            figure=number(count, language),
            label=gettext(label),
            href=listed_there.get(name, ""),
        )
        for name, label in COUNTED
        if (count := site.counts.get(URIRef(TERMS + name), 0))
    )


def _by_country(partners: Sequence[Partner]) -> tuple[CountryPartners, ...]:
    language = current_language()

    def name(partner: Partner) -> str:
        return partner.country.named(language)[0] if partner.country else ""

    ordered = sorted(partners, key=lambda one: (name(one), one.city.named(language)))
    return tuple(
        CountryPartners(country=same[0].country, partners=tuple(same))
        for _, found in groupby(ordered, key=name)
        if (same := list(found))
    )
