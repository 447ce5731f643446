"""The search: things by words, narrowed by facets, with the matches shown."""

from dataclasses import asdict, dataclass
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, request

from enishi.search.finding import PAGE_SIZE, Finding, Hit, Inquiry, Search, chosen
from enishi.search.highlighting import Segment, segments, spans
from enishi.search.suggesting import Suggester
from enishi.web.addresses import revised
from enishi.web.facets import FacetChoices, facet_choices
from enishi.web.formats import JSON, page_number, wants
from enishi.web.links import page_of
from enishi.web.pagination import Pagination
from enishi.web.revalidation import revalidate
from enishi.web.things import facet_texts, named, passage_href

MOST_PLACES: Final = 2
"""Facet values shown beside the kind of a hit, of each facet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a thing that hold what was looked for.

    Attributes:
        source: What says them; empty for a passage.
        segments: The words, the matches marked.
    """

    source: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThing:
    """A thing that was found.

    Attributes:
        iri: Its address in the graph.
        href: Its page; for a passage the document at the matched words.
        kind: Its class.
        title: Its name, the matches marked.
        language: The language of the name.
        other_name: The name it was found by, where that is another one.
        other_language: The language of that name.
        owner: What it belongs to, unless its name says that.
        details: City, fiscal years and status.
        quotes: What it says that holds the words.
    """

    iri: str
    href: str
    kind: str
    title: tuple[Segment, ...]
    language: str
    other_name: tuple[Segment, ...]
    other_language: str
    owner: str
    details: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """How many things one word alone would find."""

    word: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """One page of results.

    Attributes:
        query: The words as typed.
        total: How many things were found.
        pages: The pages.
        hits: The things of this page, the best first.
        facets: What can be chosen further.
        counts: If nothing was found for several words: what each alone would find.
    """

    query: str
    total: int
    pages: Pagination
    hits: tuple[FoundThing, ...]
    facets: tuple[FacetChoices, ...]
    counts: tuple[WordCount, ...]


def search_blueprint(search: Search) -> Blueprint:
    """Return the blueprint that serves ``/search`` and ``/api/suggest``.

    Args:
        search: What can be found.
    """
    blueprint = Blueprint("search", __name__)
    revalidate(blueprint)
    suggester = Suggester(search)

    @blueprint.get("/search")
    def page() -> Response | str:
        found = _page(search)
        return jsonify(asdict(found)) if wants(JSON) else _rendered(search, found)

    @blueprint.get("/search.json")
    def data() -> Response:
        return jsonify(asdict(_page(search)))

    @blueprint.get("/api/suggest")
    def suggest() -> Response:
        words = request.args.get("q", "")
        response = jsonify(query=words, suggestions=_suggestions(suggester, search))
        response.vary.update(("Accept-Language", "Cookie"))
        return response

    return blueprint


def _page(search: Search) -> SearchPage:
    words = request.args.get("q", "").strip()
    inquiry = Inquiry(
        words=words,
        choices=chosen(request.args.to_dict(flat=False), search.facets),
        page=page_number(),
    )
    found = search.find(inquiry)
    return SearchPage(
        query=words,
        total=found.total,
        pages=Pagination(total=found.total, size=PAGE_SIZE, number=found.page),
        hits=tuple(_thing(search, found, hit) for hit in found.hits),
        facets=facet_choices(found.facets),
        counts=tuple(
            WordCount(word=word, count=count)
            for word, count in found.counts.items()
            if len(found.counts) > 1
        ),
    )


def _rendered(search: Search, found: SearchPage) -> str:
    return render_template(
        "search/search.html",
        found=found,
        chosen=[choice for facet in found.facets for choice in facet.chosen],
        data_href=revised("/search.json", request.args.to_dict(flat=False), {}),
        total_things=sum(item.is_searched for item in search.holdings.items),
    )


def _thing(search: Search, found: Finding, hit: Hit) -> FoundThing:
    item = hit.item
    title, language = named(item.title, item.iri)
    excerpt = hit.excerpts[0] if hit.excerpts else None
    return FoundThing(
        iri=item.iri,
        href=passage_href(item, excerpt),
        kind=named(search.holdings.kinds[item.kind].labels)[0],
        title=segments(title, spans(title, found.terms)),
        language=language,
        other_name=hit.other_name,
        other_language=_script_of(hit.other_name),
        owner="" if item.placed else named(item.owner)[0],
        details=tuple(
            text
            for name in ("city", "year", "status")
            for text in facet_texts(search, item, name)[:MOST_PLACES]
        ),
        quotes=tuple(
            Quote(
                source=named(search.holdings.sources.get(quoted.source, {}))[0],
                segments=quoted.segments,
            )
            for quoted in hit.excerpts
        ),
    )


def _script_of(name: tuple[Segment, ...]) -> str:
    """Return the language of a name that came without one, by its characters."""
    return "en" if all(segment.text.isascii() for segment in name) else "ja"


def _suggestions(suggester: Suggester, search: Search) -> list[dict[str, str]]:
    suggested = []
    for suggestion in suggester.suggest(request.args.get("q", "")):
        item = suggestion.item
        text, language = named(item.title, item.iri)
        kind = named(search.holdings.kinds[item.kind].labels)[0]
        city = [other for other in facet_texts(search, item, "city") if other != text]
        owner = "" if item.placed else named(item.owner)[0]
        suggested.append(
            {
                "text": text,
                "language": language,
                "name": suggestion.name if suggestion.name != text else "",
                "kind": " · ".join(filter(None, (kind, owner, *city[:1]))),
                "href": page_of(item.iri),
            }
        )
    return suggested
