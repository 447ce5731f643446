"""RDF as Turtle, TriG, N-Triples and N-Quads, always in the same order."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from enishi.exports.text import encode
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.turtle import quoted
from enishi.vocabulary.turtle import write_turtle as turtle_text

Graphs: TypeAlias = Mapping[str, Graph]
"""Graphs by their addresses; "" is the default graph."""

_DECLARED: Final = "@prefix "


def write_turtle(
    graphs: Graphs, spaces: Mapping[str, str] | None = None
) -> Iterator[bytes]:
    """Write all graphs as one: Turtle cannot say which statement is whose.

    Args:
        graphs: What to write.
        spaces: Namespaces by prefix, beside the project's own.

    Raises:
        SourceError: If a statement has a blank node or a term that RDF cannot hold.
    """
    return encode([turtle_text(merged(graphs), prefixes() | dict(spaces or {}))])


def write_trig(
    graphs: Graphs, spaces: Mapping[str, str] | None = None
) -> Iterator[bytes]:
    """Write TriG, which keeps the graphs apart.

    Args:
        graphs: What to write.
        spaces: Namespaces by prefix, beside the project's own.

    Raises:
        SourceError: If a statement has a blank node or a term that RDF cannot hold.
    """
    known = prefixes() | dict(spaces or {})
    texts = [
        (address, turtle_text(graph, known).splitlines(keepends=True))
        for address, graph in sorted(graphs.items())
    ]
    heads = {line for _, lines in texts for line in lines if _is_head(line)}
    parts = ["".join(sorted(heads))]
    for address, lines in texts:
        body = "".join(line for line in lines if not _is_head(line)).strip("\n")
        if body:
            parts.append(f"\nGRAPH <{address}> {{\n{body}\n}}\n" if address else body)
    return encode(part + "\n" for part in parts if part)


def _is_head(line: str) -> bool:
    return line.startswith(_DECLARED)


def write_nquads(graphs: Graphs) -> Iterator[bytes]:
    """Write N-Quads, sorted."""
    return encode(_quads(graphs))


def write_ntriples(graphs: Graphs) -> Iterator[bytes]:
    """Write all graphs as one in N-Triples, sorted."""
    return encode(_quads({"": merged(graphs)}))


def merged(graphs: Graphs) -> Graph:
    """Return one graph with the statements of all."""
    if len(graphs) == 1:
        return next(iter(graphs.values()))
    whole = Graph(bind_namespaces="none")
    for graph in graphs.values():
        for triple in graph:
            whole.add(triple)
    return whole


def _quads(graphs: Graphs) -> Iterator[str]:
    for address, graph in sorted(graphs.items()):
        end = f" <{address}> .\n" if address else " .\n"
        yield from sorted(" ".join(map(term_text, triple)) + end for triple in graph)


def term_text(term: Node) -> str:
    """Return a term as N-Triples writes it: on one line, nothing shortened.

    Japanese stays as it is. The characters of a literal are kept as they came; half a
    surrogate pair, which is no character, becomes U+FFFD.
    """
    if isinstance(term, Literal):
        text = quoted(_whole(term))
        if term.language:
            return f"{text}@{term.language.lower()}"
        if term.datatype is None or term.datatype == XSD.string:
            return text
        return f"{text}^^{term_text(term.datatype)}"
    if isinstance(term, BNode):
        return term.n3()
    return URIRef(str(term)).n3()


def _whole(text: str) -> str:
    return text.encode(errors="replace").decode() if _is_cut(text) else text


def _is_cut(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)
