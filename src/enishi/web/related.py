"""Long lists behind a thing's page: what points to it, and values of one property."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from flask import abort, render_template, request
from rdflib import URIRef

from enishi.graph.entity import Entity
from enishi.graph.graph import Graph
from enishi.graph.relation import MOST, RelationList
from enishi.graph.statement import Statement as Fact
from enishi.web.kinds import kind_name
from enishi.web.language import current_language
from enishi.web.links import is_served
from enishi.web.pagination import Pagination
from enishi.web.sections import SAYS, readable
from enishi.web.values import thing_value, value_of

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class RelatedLists:
    """The views of such lists.

    Attributes:
        graph: What to show.
    """

    graph: Graph

    def page(self, entity: Entity) -> str:
        """Show the list that the address asks for."""
        prop = request.args.get("of", "")
        if prop:
            kind = request.args.get("kind", "")
            return self._related(entity, self.graph.related(entity.iri, prop, kind))
        said = URIRef(request.args[SAYS])
        facts = entity.description.values(said)
        if not facts:
            abort(404)
        return self._said(entity, readable(facts))

    def _related(self, entity: Entity, whole: RelationList) -> str:
        pages = _pages(whole.count)
        shown = whole.things[pages.first_item - 1 : pages.last_item]
        named = shown if whole.is_named else self.graph.relations.named(shown)
        return render_template(
            "entity/list.html",
            name=thing_value(entity.thing),
            title=kind_name(whole.kind),
            relation=whole.predicate.named(current_language())[0],
            things=[thing_value(one) for one in named],
            pages=pages,
            is_by_name=whole.is_named,
            most=MOST if whole.is_cut else 0,
            query=self._editor(entity, whole) if whole.is_cut else "",
        )

    def _said(self, entity: Entity, facts: Sequence[Fact]) -> str:
        pages = _pages(len(facts))
        documents = self.graph.documents
        shown = facts[pages.first_item - 1 : pages.last_item]
        return render_template(
            "entity/values.html",
            name=thing_value(entity.thing),
            title=facts[0].predicate.named(current_language())[0],
            values=[value_of(one, documents) for one in shown],
            pages=pages,
        )

    def _editor(self, entity: Entity, whole: RelationList) -> str:
        """Return the address of the editor with a query for all of them, if any."""
        if not is_served("/query"):
            return ""
        values = {
            "entity": entity.iri,
            "property": str(whole.predicate.iri),
            "kind": whole.kind,
        }
        query = self.graph.library["entity/related-addresses"]
        return "/query?" + urlencode({"query": query.asked(values)})


def _pages(total: int) -> Pagination:
    """Return the pages of a list; an empty one is no page at all."""
    if not total:
        abort(404)
    asked = max(request.args.get("page", 1, type=int), 1)
    return Pagination(
        total=total, size=PAGE_SIZE, number=min(asked, -(-total // PAGE_SIZE))
    )
