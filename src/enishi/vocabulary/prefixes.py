"""The one table of prefixes, for queries, exports, the editor and Turtle files."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from rdflib import SH, Graph

from enishi.errors import SourceError
from enishi.vocabulary.namespaces import ONTOLOGY
from enishi.vocabulary.ontology import prefixes_graph


@cache
def _table() -> Mapping[str, str]:
    graph = prefixes_graph()
    found: dict[str, str] = {}
    for declaration in graph.objects(ONTOLOGY, SH.declare):
        prefix = graph.value(declaration, SH.prefix)
        namespace = graph.value(declaration, SH.namespace)
        if prefix is None or namespace is None or str(prefix) in found:
            raise SourceError(
                f"<{declaration}> is not one prefix with one namespace",
                document="prefixes.ttl",
                hint="Give each declaration its own sh:prefix and sh:namespace.",
            )
        found[str(prefix)] = str(namespace)
    return MappingProxyType(dict(sorted(found.items())))


def prefixes() -> dict[str, str]:
    """Return namespace by prefix, sorted by prefix.

    Raises:
        SourceError: If ``ontology/prefixes.ttl`` is missing or broken.
    """
    return dict(_table())


def bind_all(graph: Graph) -> None:
    """Give a graph every prefix of the project, in place of those it had.

    Args:
        graph: The graph whose prefixes are set.
    """
    for prefix, namespace in _table().items():
        graph.bind(prefix, namespace, override=True, replace=True)
