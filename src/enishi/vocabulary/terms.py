"""The namespaces that Python code writes terms with.

``ENISHI`` is closed over ``ontology/enishi.ttl``. The standard vocabularies are
rdflib's, which refuse unknown terms too; where rdflib has none, the few members that
Enishi uses are listed here.
"""

from typing import Final

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VANN, VOID, XSD

from enishi.vocabulary.namespaces import TERMS, ClosedNamespace, term_names

__all__ = [
    "DCTERMS",
    "ENISHI",
    "FOAF",
    "GEO",
    "OA",
    "ORG",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "SH",
    "SKOS",
    "VANN",
    "VOID",
    "XSD",
]

ENISHI: Final = ClosedNamespace(TERMS, term_names)
"""Classes and properties of the Enishi ontology."""


def _positions() -> frozenset[str]:
    return frozenset({"SpatialThing", "Point", "lat", "long"})


def _annotations() -> frozenset[str]:
    return frozenset(
        {
            "Annotation",
            "SpecificResource",
            "TextPositionSelector",
            "TextQuoteSelector",
            "end",
            "exact",
            "hasBody",
            "hasSelector",
            "hasSource",
            "hasTarget",
            "prefix",
            "start",
            "suffix",
        }
    )


GEO: Final = ClosedNamespace("http://www.w3.org/2003/01/geo/wgs84_pos#", _positions)
"""Latitude and longitude in decimal degrees of WGS 84."""
OA: Final = ClosedNamespace("http://www.w3.org/ns/oa#", _annotations)
"""Web Annotation."""
