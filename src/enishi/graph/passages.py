"""Passages by their addresses, as quotations."""

from collections.abc import Callable, Iterable, Mapping

from rdflib import URIRef

from enishi.documents.source import Document
from enishi.graph.answer import Questions
from enishi.graph.passage import Evidence, Passage, quoted


def quotations_of(
    questions: Questions,
    passages: Iterable[URIRef],
    text_of: Callable[[URIRef], Document | None],
) -> Mapping[URIRef, Evidence]:
    """Return whole passages with what stands around them.

    Args:
        questions: The queries.
        passages: Addresses of passages; those that the graph does not know are left
            out.
        text_of: Gives the texts of documents.
    """
    wanted = sorted(set(passages))
    if not wanted:
        return {}
    found = {}
    for record in questions.ask("document/places", passage=wanted):
        passage = Passage.of(record)
        place = (passage.start, passage.end)
        found[passage.iri] = quoted(passage, place, text_of(passage.document))
    return found
