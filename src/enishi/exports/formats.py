"""The formats on offer: one table for the web page, the command line and the tests."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final, TypeVar

from enishi.errors import NotFoundError
from enishi.exports.adjacency import MATRIX
from enishi.exports.cx2 import CX2
from enishi.exports.cytoscape import CYTOSCAPE
from enishi.exports.format import Format
from enishi.exports.geojson import GEOJSON
from enishi.exports.gephi import TABLES
from enishi.exports.gexf import GEXF
from enishi.exports.graphml import GRAPHML
from enishi.exports.kepler import KEPLER
from enishi.exports.kumu import KUMU
from enishi.exports.neo4j import NEO4J
from enishi.exports.neosemantics import NEOSEMANTICS
from enishi.exports.obsidian import OBSIDIAN
from enishi.exports.pajek import PAJEK
from enishi.exports.parquet import PARQUET
from enishi.exports.rdf_formats import GRAPH_FORMATS, NETWORK_RDF_FORMATS
from enishi.exports.research_object import NETWORK_CRATE
from enishi.exports.result import Result
from enishi.exports.result_formats import RESULT_FORMATS
from enishi.exports.table import NodeEdgeTable
from enishi.exports.vosviewer import VOSVIEWER
from enishi.exports.workbook import NETWORK_WORKBOOK

__all__ = [
    "GRAPH_FORMATS",
    "NETWORK_FORMATS",
    "RESULT_FORMATS",
    "format_named",
    "network_format",
    "result_format",
]

Content = TypeVar("Content")

NETWORK_FORMATS: Final[tuple[Format[NodeEdgeTable], ...]] = (
    GEXF,
    GRAPHML,
    TABLES,
    NETWORK_WORKBOOK,
    MATRIX,
    CYTOSCAPE,
    CX2,
    PAJEK,
    VOSVIEWER,
    GEOJSON,
    KEPLER,
    KUMU,
    OBSIDIAN,
    NEO4J,
    NEOSEMANTICS,
    PARQUET,
    *NETWORK_RDF_FORMATS,
    NETWORK_CRATE,
)
"""Every way to write a network, in the order of the menu."""


def format_named(formats: Iterable[Format[Content]], name: str) -> Format[Content]:
    """Return the format of an id, or of the ending of its files.

    Args:
        formats: Those to choose from.
        name: Such as ``gexf`` or ``.gexf``; case does not matter.

    Raises:
        NotFoundError: If there is none.
    """
    offered = tuple(formats)
    wanted = name.strip().lower()
    for form in offered:
        if wanted in {form.id, form.suffix}:
            return form
    near = get_close_matches(wanted, [form.id for form in offered], n=1)
    raise NotFoundError(
        f"there is no format {name!r}"
        + (f"; did you mean {near[0]!r}?" if near else "."),
        hint=f"There are: {', '.join(form.id for form in offered)}.",
    )


def network_format(name: str) -> Format[NodeEdgeTable]:
    """Return the way to write a network that an id or a file's ending names.

    Raises:
        NotFoundError: If there is none.
    """
    return format_named(NETWORK_FORMATS, name)


def result_format(name: str) -> Format[Result]:
    """Return the way to write a result that an id or a file's ending names.

    Raises:
        NotFoundError: If there is none.
    """
    return format_named(RESULT_FORMATS, name)
