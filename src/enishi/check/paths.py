"""The paths of property shapes, as SPARQL writes them."""

from typing import Final

from rdflib import SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

_FORMS: Final = {
    SH.inversePath: "^{}",
    SH.oneOrMorePath: "{}+",
    SH.zeroOrMorePath: "{}*",
    SH.zeroOrOnePath: "{}?",
}


def sparql_path(shapes: Graph, path: Node) -> str:
    """Return a SHACL path as a SPARQL property path of full addresses.

    Args:
        shapes: The graph in which the path is described.
        path: A property, or the head of a complex path.
    """
    if isinstance(path, URIRef):
        return f"<{path}>"
    either = shapes.value(path, SH.alternativePath)
    if either is not None:
        return f"({'|'.join(_steps(shapes, either))})"
    for predicate, form in _FORMS.items():
        inner = shapes.value(path, predicate)
        if inner is not None:
            return form.format(sparql_path(shapes, inner))
    return "/".join(_steps(shapes, path))


def _steps(shapes: Graph, head: Node) -> list[str]:
    return [sparql_path(shapes, step) for step in Collection(shapes, head)]
