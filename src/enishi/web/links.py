"""Addresses of the pages of things, and of stretches of documents."""

from urllib.parse import quote

from flask import current_app
from rdflib import URIRef

from enishi.graph.words import path_of
from enishi.vocabulary.namespaces import TERMS


def page_of(iri: str) -> str:
    """Return the page of an address: ours, the thing's own elsewhere, or "".

    Terms of the ontology have a page only where there is an ontology page.
    """
    path = path_of(iri)
    if path:
        return "/" + quote(path)
    if iri.startswith(TERMS):
        if not is_served("/ontology"):
            return ""
        return "/ontology#" + quote(iri.removeprefix(TERMS))
    return iri if iri.startswith(("https://", "http://")) else ""


def is_served(path: str) -> bool:
    """Tell whether this application has a page at a path."""
    served = current_app.jinja_env.globals["is_served"]
    return callable(served) and bool(served(path))


def place_in(document: URIRef, start: int, end: int, line: int) -> str:
    """Return the page of a document with a stretch of it highlighted.

    Args:
        document: The document's address.
        start: First character, in code points.
        end: The character after the last one.
        line: 1-based line to go to.
    """
    return f"{page_of(document)}?hl={start}-{end}#L{line}"
