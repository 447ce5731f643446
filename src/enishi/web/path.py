"""`/path`: how two things are connected, with the passages behind each hop."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from flask import Blueprint, Response, render_template, request
from rdflib import URIRef

from enishi.analysis.paths import LONGEST
from enishi.errors import NotFoundError, UsageError
from enishi.graph.connection import Connecting, Connection, Link, Route, Step
from enishi.graph.graph import Graph
from enishi.graph.network_choice import short_name, whole_iri
from enishi.graph.statement import Origin
from enishi.graph.words import Thing
from enishi.search.finding import Search
from enishi.search.suggesting import Suggester
from enishi.web.addresses import address_with
from enishi.web.data import json_text
from enishi.web.formats import JSON, wants
from enishi.web.kinds import kind_name
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.network_options import Option
from enishi.web.network_scene import reference
from enishi.web.path_view import EndView, LinkView, PathGroup, PathPage, StepView
from enishi.web.revalidation import revalidate
from enishi.web.statement import Value
from enishi.web.values import quotations, thing_value

SUGGESTED: Final = 6
HUB_DEGREES: Final = (20, 50, 100, 200)
MORE: Final = 100
ALIKE: Final = 3
"""Paths through the same kinds of things that are given unless more are asked for."""
PAIRS: Final = (
    ("city/kawasaki", "organization/unep"),
    ("city/tokyo", "network/citynet"),
    ("city/yokohama", "city/tokyo"),
)
"""Examples; those that a graph does not hold are left out."""


@dataclass(frozen=True)
class PathPages:
    """The page of paths.

    Attributes:
        graph: Where to look.
        search: Suggests things for what was typed.
    """

    graph: Graph
    search: Search

    @cached_property
    def suggester(self) -> Suggester:
        """Completes names."""
        return Suggester(self.search)

    def show(self, ending: str = "") -> str | Response:
        """Show the form, and the paths if both ends are known."""
        connecting = self.graph.connecting
        start, first = self._end(connecting, "from")
        end, second = self._end(connecting, "to")
        found = None
        if first is not None and second is not None:
            found = connecting.connect(first, second, asked_route())
        if ending or wants(JSON):
            response = Response(json_text(found), mimetype=JSON)
            response.headers["Access-Control-Allow-Origin"] = "*"
            return response
        page = self._page(start, end, found)
        return render_template("path/page.html", page=page)

    def _page(self, start: EndView, end: EndView, found: Connection | None) -> PathPage:
        return PathPage(
            start=start,
            end=end,
            source=None if found is None else thing_value(found.start),
            groups=() if found is None else tuple(self._groups(found)),
            length=None if found is None else found.length,
            is_asked=found is not None,
            total=0 if found is None else sum(one.total for one in found.groups),
            complete=found is None or found.complete,
            relations=self._relations(),
            general=request.args.get("general") == "1",
            hubs=_numbers("hubs", HUB_DEGREES),
            longest=_numbers("longest", range(2, LONGEST + 1)),
            examples=self._examples(),
        )

    def _end(self, connecting: Connecting, name: str) -> tuple[EndView, URIRef | None]:
        typed = request.args.get(name, "").strip()
        if not typed:
            return EndView(text="", thing=None, problem="", suggestions=()), None
        try:
            iri = connecting.find(typed)
        except UsageError as error:
            return self._unknown(connecting, name, typed, error), None
        thing = thing_value(connecting.thing(iri))
        is_only = connecting.named(thing.text) == (iri,)
        text = thing.text if is_only else reference(iri)
        view = EndView(text=text, thing=thing, problem="", suggestions=())
        return view, iri

    def _unknown(
        self, connecting: Connecting, name: str, typed: str, error: UsageError
    ) -> EndView:
        several = not isinstance(error, NotFoundError)
        iris = list(connecting.named(typed)) if several else []
        iris += [URIRef(one.item.iri) for one in self.suggester.suggest(typed)]
        known = [iri for iri in dict.fromkeys(iris) if iri in connecting.whole.places]
        problem = (
            gettext("Several things are called “%(name)s”.", name=typed)
            if several
            else gettext("Nothing here is called “%(name)s”.", name=typed)
        )
        return EndView(
            text=typed,
            thing=None,
            problem=problem,
            suggestions=tuple(
                self._suggestion(name, connecting.thing(iri))
                for iri in known[:SUGGESTED]
            ),
        )

    def _suggestion(self, name: str, thing: Thing) -> Value:
        return Value(
            text=thing.named(current_language())[0],
            href=address_with(**{name: reference(thing.iri)}),
            note=kind_name(thing.kind),
        )

    def _groups(self, found: Connection) -> Iterator[PathGroup]:
        for group in found.groups:
            paths = [tuple(map(self._step, found.paths[at])) for at in group.paths]
            yield PathGroup(
                kinds=tuple(kind_name(kind) for kind in group.kinds[1:-1]),
                length=len(group.kinds) - 1,
                total=group.total,
                first=paths[0] if paths else None,
                others=tuple(paths[1:]),
            )

    def _step(self, step: Step) -> StepView:
        return StepView(
            target=thing_value(step.target),
            kind=kind_name(step.target.kind),
            links=tuple(map(self._link, step.links)),
        )

    def _link(self, link: Link) -> LinkView:
        return LinkView(
            subject=thing_value(link.subject),
            predicate=thing_value(link.predicate),
            object=thing_value(link.object),
            origin=_origin(link),
            evidence=quotations(link.evidence, self.graph.documents),
        )

    def _relations(self) -> tuple[Option, ...]:
        language = current_language()
        chosen = set(request.args.getlist("by"))
        return tuple(
            Option(
                short_name(one.iri),
                one.named(language)[0],
                short_name(one.iri) in chosen,
            )
            for one in self.graph.connecting.relations()
        )

    def _examples(self) -> tuple[Value, ...]:
        connecting, language = self.graph.connecting, current_language()
        made = []
        for pair in PAIRS:
            try:
                ends = [connecting.thing(connecting.find(one)) for one in pair]
            except UsageError:
                continue
            names = [one.named(language)[0] for one in ends]
            href = f"/path?from={pair[0]}&to={pair[1]}"
            made.append(Value(text=" – ".join(names), href=href))
        return tuple(made)


def asked_route() -> Route:
    """Return what paths may use, as the address asks.

    Raises:
        UsageError: If a property is no address.
    """
    given = request.args
    more = given.get("more") == "1"
    return Route(
        kinds=frozenset(whole_iri(one) for one in given.getlist("by") if one),
        through_general=given.get("general") == "1",
        hub_degree=_number(given.get("hubs", ""), max(HUB_DEGREES)),
        longest=_number(given.get("longest", ""), LONGEST),
        count=MORE if more else Route().count,
        alike=None if more else ALIKE,
    )


def path_blueprint(graph: Graph, search: Search) -> Blueprint:
    """Return the blueprint of ``/path``."""
    blueprint = Blueprint("path", __name__)
    revalidate(blueprint)
    pages = PathPages(graph, search)
    blueprint.add_url_rule("/path", "show", pages.show)
    blueprint.add_url_rule(
        "/path.json", "show", pages.show, defaults={"ending": "json"}
    )
    return blueprint


def _number(text: str, largest: int) -> int | None:
    """Return a number from 1 to the largest, or None for anything else."""
    if text.isascii() and text.isdigit() and 0 < int(text[:6]) <= largest:
        return int(text)
    return None


def _numbers(name: str, numbers: tuple[int, ...] | range) -> tuple[Option, ...]:
    chosen = request.args.get(name, "")
    return tuple(Option(str(one), str(one), str(one) == chosen) for one in numbers)


def _origin(link: Link) -> str:
    if link.evidence:
        return ""
    if Origin.REGISTER in link.origins:
        return gettext("register")
    return gettext("worked out by rule") if Origin.INFERRED in link.origins else ""
