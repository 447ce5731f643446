"""Things: their addresses, their pages, their data."""

from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Response, abort, redirect, render_template, request
from rdflib import URIRef
from werkzeug.wrappers import Response as AnyResponse

from enishi.errors import UsageError
from enishi.graph.entity import Entity
from enishi.graph.form import plain_form
from enishi.graph.graph import Graph
from enishi.graph.namesakes import placed_names
from enishi.graph.relation import Relation
from enishi.graph.statement import Origin
from enishi.graph.words import NO_WORDS, Thing
from enishi.store.media import best_match
from enishi.vocabulary.terms import ENISHI
from enishi.web.addresses import address_with
from enishi.web.data import MEDIA_TYPES, data_of, json_text, split_ending
from enishi.web.kinds import kind_name
from enishi.web.language import current_language
from enishi.web.links import page_of, place_in
from enishi.web.panel_pages import PanelPages, add_panels
from enishi.web.portrait import portrait_of
from enishi.web.related import RelatedLists
from enishi.web.revalidation import revalidate
from enishi.web.sections import SAYS
from enishi.web.values import thing_value
from enishi.web.ways import ways_of

HTML: Final = "text/html"
FEW: Final = 30
"""What more things than these point to has its statements folded below its panels."""


@dataclass(frozen=True, slots=True)
class EntityPages:
    """The views of things.

    Attributes:
        graph: What to show.
        panels: What the pages of some classes show first.
        lists: The long lists behind some of them.
    """

    graph: Graph
    panels: PanelPages
    lists: RelatedLists

    def thing(self, kind: str, key: str) -> AnyResponse:
        """Lead from a thing itself to its page or its data, by ``Accept``."""
        if not self._is_known(f"{kind}/{key}"):
            abort(404)
        accept = request.headers.get("Accept", "")
        wanted = best_match(accept, [HTML, *MEDIA_TYPES.values()])
        if wanted is None:
            abort(406)
        endings = {media: f".{ending}" for ending, media in MEDIA_TYPES.items()}
        response = redirect(f"/{kind}/{key}{endings.get(wanted, '')}", 303)
        response.vary.add("Accept")
        return response

    def page(self, kind: str, key: str) -> str | Response:
        """Show a thing, or give it as data if the address ends like a file."""
        bare, ending = split_ending(key)
        try:
            if ending:
                return self._data(f"{kind}/{bare}", ending)
            entity = self.graph.entity(f"{kind}/{key}")
        except UsageError:  # nothing of that name, or no name at all
            abort(404)
        return self._shown(entity)

    def _is_folded(self, entity: Entity) -> bool:
        """Tell whether the panels of a thing say more than its statements."""
        many = sum(one.count for one in entity.relations) > FEW
        return many or self.panels.has_portrait(entity)

    def _data(self, path: str, ending: str) -> Response:
        """Return a thing as data; its JSON holds the answers of its panels too."""
        response = data_of(self.graph, path, ending)
        if ending == "json":
            entity = self.graph.entity(path)
            response.set_data(json_text(self._record(entity)))
        return response

    def _record(self, entity: Entity) -> dict[str, object]:
        plain = plain_form(entity)
        whole: dict[str, object] = dict(plain) if isinstance(plain, dict) else {}
        return {**whole, "panels": self.panels.tables(entity)}

    def _is_known(self, path: str) -> bool:
        try:
            return self.graph.description(path) is not None
        except UsageError:
            return False

    def _shown(self, entity: Entity) -> str:
        documents = self.graph.documents
        if request.args.get("of") or request.args.get(SAYS):
            return self.lists.page(entity)
        return render_template(
            "entity/page.html",
            entity=entity,
            title=self._title(entity),
            portrait=portrait_of(entity, documents),
            trail=self._trail(entity),
            relations=[(one, kind_name(one.kind)) for one in _distinct(entity)],
            sources=self._sources(entity),
            namings=[
                (
                    one,
                    place_in(one.document, one.start, one.end, one.line),
                    thing_value(documents.of(one.document).thing),
                )
                for one in entity.namings
            ],
            panels=self.panels.of(entity),
            ways=ways_of(entity, self.graph.site.homes),
            is_folded=self._is_folded(entity),
            endings=tuple(MEDIA_TYPES),
            media_types=MEDIA_TYPES,
            thing_value=thing_value,
            page_of=page_of,
            address=address_with(lang=None),
        )

    def _title(self, entity: Entity) -> str:
        """Return what windows and search engines call a department: whose it is, too.

        The page itself says that above the name; "" for all other things.
        """
        if ENISHI.Department not in {one.iri for one in entity.classes}:
            return ""
        found = placed_names(self.graph.questions, [entity.thing.iri])
        words = found.get(entity.thing.iri, NO_WORDS).joined(entity.labels)
        return words.best(current_language())[0]

    def _trail(self, entity: Entity) -> list[Thing]:
        """Return what a thing belongs to, the widest first."""
        local = (
            "government",
            "country",
            "framework",
            "ofProgram",
            "unitOf",
            "inScheme",
        )
        found: list[Thing] = []
        for name in local:
            for one in entity.statements:
                if one.predicate.iri.endswith(("#" + name, "/" + name)) and one.words:
                    found.append(Thing(URIRef(str(one.value)), one.words))
                    break
        return list(dict.fromkeys(found))  # a bureau is a unit of its government

    def _sources(self, entity: Entity) -> list[Thing]:
        """Return the documents that say something of a thing."""
        known = self.graph.documents.facts
        named = {
            graph.rpartition("/")[2]
            for one in (
                *entity.statements,
                *(fact for part in entity.parts for fact in part.statements),
            )
            if Origin.DOCUMENT in one.origins
            for graph in one.graphs
        }
        return [facts.thing for facts in known.values() if facts.slug in named]


def entity_blueprint(graph: Graph, *, is_large: bool = False) -> Blueprint:
    """Return the blueprint of things: ``/id/<kind>/<key>`` and ``/<kind>/<key>``.

    Their panels are served with them, below ``/panel/``.

    Args:
        graph: What to show.
        is_large: As for `PanelPages.over`.
    """
    blueprint = Blueprint("entity", __name__)
    panels = PanelPages.over(graph, is_large=is_large)
    pages = EntityPages(graph, panels, RelatedLists(graph))
    add_panels(blueprint, panels)
    blueprint.add_url_rule("/id/<kind>/<path:key>", "thing", pages.thing)
    blueprint.add_url_rule("/<kind>/<path:key>", "page", pages.page)
    revalidate(blueprint)
    return blueprint


def _distinct(entity: Entity) -> list[Relation]:
    """Return the relations that say something new.

    A relation in both directions is among the statements already; and what points here
    in two ways (a department by its unit and by its government) is listed once.
    """
    said = {one.predicate.iri for one in entity.statements}
    seen: set[tuple[str, int, tuple[Thing, ...]]] = set()
    found = []
    for one in entity.relations:
        key = (one.kind, one.count, one.things)
        if one.predicate.iri in said & {ENISHI.cooperatesWith} or key in seen:
            continue
        seen.add(key)
        found.append(one)
    return found
