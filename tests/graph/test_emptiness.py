"""Why an answer is empty: the very line, and what stands near it."""

import pytest
from rdflib import URIRef

from enishi.graph.emptiness import Reason, emptiness_of, unknown_terms
from enishi.graph.graph import Graph
from enishi.graph.outline import outline_of
from enishi.graph.usage import Usage

PREFIX = "PREFIX enishi: <https://w3id.org/enishi/ont#>\n"
KAWASAKI = "<https://w3id.org/enishi/id/city/kawasaki>"


@pytest.mark.parametrize(
    ("pattern", "reason", "line"),
    [
        (f"?p a enishi:Program .\n?p enishi:goverment {KAWASAKI} .", "alone", 3),
        ("?p a enishi:Programme ;\n enishi:government ?c .", "alone", 2),
        (
            "?p a enishi:Program .\n?p enishi:partner ?c .\nFILTER (?c = <urn:x>)",
            "together",
            4,
        ),
        ("?p a enishi:Program .\n?p a enishi:PartnerCity .", "together", 3),
        ("VALUES ?c { <urn:x> }\n?p enishi:government ?c .", "together", 3),
        ("?p a enishi:Program . MINUS { ?p a enishi:Program }", "together", 2),
    ],
)
def test_the_line_that_leaves_nothing_is_found(
    graph: Graph, pattern: str, reason: str, line: int
) -> None:
    """Whether it fits nothing alone, or nothing with the others."""
    query = f"{PREFIX}SELECT * WHERE {{ {pattern} }}"
    outline = outline_of(query)
    assert outline is not None
    found = emptiness_of(outline, graph.service.ask)

    assert found.reason == reason
    assert found.element is not None
    assert found.element.line == line


def test_what_follows_a_pattern_can_leave_nothing_too(graph: Graph) -> None:
    """A pattern that fits is not to blame for OFFSET."""
    outline = outline_of("SELECT * WHERE { ?s ?p ?o } OFFSET 100000000")
    assert outline is not None

    assert emptiness_of(outline, graph.service.ask).reason is Reason.AFTERWARDS


def test_a_misspelt_name_leads_to_the_right_one(graph: Graph) -> None:
    """The likest property and class of the graph are named."""
    usage = Usage.read(graph.questions)
    outline = outline_of(
        f"{PREFIX}SELECT * {{ ?p enishi:goverment ?c ; a enishi:Programme }}"
    )
    assert outline is not None
    first, second = (unknown_terms(one, outline, usage) for one in outline.elements)

    assert first[0][0] == "enishi:goverment"
    assert URIRef("https://w3id.org/enishi/ont#government") in first[0][1]
    assert URIRef("https://w3id.org/enishi/ont#Program") in second[0][1]
