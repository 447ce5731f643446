"""What crawlers may read: the things, not the questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from flask import Blueprint, Response, current_app, request

from enishi.graph.graph import Graph
from enishi.graph.words import path_of, text_in
from enishi.web.links import page_of
from enishi.web.revalidation import revalidate

FORBIDDEN: Final = (
    "/sparql",
    "/query?",
    "/query/",
    "/search",
    "/api/suggest",
    "/path",
    "/ties/records",
    "/compare/behind",
    "/compare?",
    "/browse/*?",
    "/downloads/",
    "/*?hl=",
    "/*?lang=",
    "/*?theme=",
    "/*?of=",
    "/*?page=",
)
"""What costs more to answer than a crawler gains, or repeats another page."""
PAGES: Final = (
    "/",
    "/browse",
    "/compare",
    "/ties",
    "/ties/dormant",
    "/document",
    "/quality",
    "/ontology",
    "/about",
    "/downloads",
    "/api",
)
"""Pages that are no things."""
MOST: Final = 50_000
"""Addresses in one site map, as its protocol has it."""


@dataclass(frozen=True)
class CrawlerPages:
    """What crawlers are told.

    Attributes:
        graph: Whose things they may read.
        is_large: Whether it has too many things to list them.
    """

    graph: Graph
    is_large: bool = False

    @cached_property
    def things(self) -> tuple[str, ...]:
        """Paths of the pages of things, in the order of addresses."""
        rows = () if self.is_large else self.graph.query("site/pages")
        return tuple(
            page_of(thing) for row in rows if path_of(thing := text_in(row, "thing"))
        )

    def robots(self) -> Response:
        """Say what may be read."""
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in FORBIDDEN)]
        lines += ["Allow: /", f"Sitemap: {request.url_root}sitemap.xml", ""]
        return Response("\n".join(lines), mimetype="text/plain")

    def site_map(self) -> Response:
        """List the pages, the general ones first."""
        return Response("\n".join(self._lines()) + "\n", mimetype="application/xml")

    def _lines(self) -> Iterator[str]:
        served = {rule.rule.rstrip("/") for rule in current_app.url_map.iter_rules()}
        general = [path for path in PAGES if path.rstrip("/") in served]
        root = request.url_root.rstrip("/")
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        for path in [*general, *self.things][:MOST]:
            yield f"<url><loc>{root}{path}</loc></url>"
        yield "</urlset>"


def robots_blueprint(graph: Graph, *, is_large: bool = False) -> Blueprint:
    """Return the blueprint of ``/robots.txt`` and ``/sitemap.xml``.

    Args:
        graph: Whose things crawlers may read.
        is_large: Whether it has too many things to list them.
    """
    blueprint = Blueprint("robots", __name__)
    pages = CrawlerPages(graph, is_large)
    revalidate(blueprint)
    blueprint.add_url_rule("/robots.txt", "robots", pages.robots)
    blueprint.add_url_rule("/sitemap.xml", "site_map", pages.site_map)
    return blueprint
