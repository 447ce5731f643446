"""Things that were found, as pages name them and link to them."""

from rdflib import URIRef

from enishi.graph.words import path_of
from enishi.search.finding import Excerpt, Search
from enishi.search.item import Item, Labels, label_in
from enishi.web.language import current_language
from enishi.web.links import page_of, place_in


def named(labels: Labels, iri: str = "") -> tuple[str, str]:
    """Return what to call a thing and the language of that; at worst its address."""
    text, language = label_in(labels, current_language())
    return (text, language) if text else (path_of(iri) or iri, "")


def passage_href(item: Item, excerpt: Excerpt | None) -> str:
    """Return the document's page at a passage, the matched words marked in it."""
    if excerpt is None or excerpt.span is None:
        return page_of(item.iri)
    start, end = excerpt.span
    text = item.texts[0]
    line = item.line + text.words[: start - text.start].count("\n")
    return place_in(URIRef(item.document), start, end, line)


def facet_texts(search: Search, item: Item, *names: str) -> tuple[str, ...]:
    """Return the values that a thing has in some facets, in the reader's words."""
    facets = search.holdings.facets
    return tuple(
        named(facets[name].values[key])[0] or key
        for name in names
        if name in facets
        for key in item.facets.get(name, ())
    )
