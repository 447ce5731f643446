"""Which network of a graph is wanted: its name, and what narrows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypedDict
from urllib.parse import urlencode

from rdflib import URIRef

from enishi.analysis.selection import Selection
from enishi.catalog.query import NamedQuery, Value
from enishi.config import BASE
from enishi.errors import UsageError
from enishi.graph.words import iri_of
from enishi.vocabulary.prefixes import prefixes

AROUND: Final = "neighbourhood"
"""The network around one thing, which alone takes an entity and a depth."""
FISCAL_YEARS: Final = f"{BASE}id/fiscal-year/"


class Narrowing(TypedDict, total=False):
    """What narrows a network; see `NetworkChoice`."""

    city: str
    year: int | None
    field: str
    kind: str
    status: str
    minimum_weight: float
    entity: str
    depth: int
    projection: str
    side: str
    backbone: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkChoice:
    """A network with what narrows it; what is "" or None doesn't narrow.

    Attributes:
        name: Name of its query below ``network/``.
        city: The home city: ``kawasaki``, ``city/kawasaki`` or its address.
        year: First calendar year of the fiscal year.
        field: The policy field: ``climate`` or its address.
        kind: What makes the tie: ``enishi:Agreement`` or its address.
        status: Status of what was done: ``held`` or its address.
        minimum_weight: Ties from this weight on.
        entity: For ``neighbourhood``: the thing in the middle.
        depth: For ``neighbourhood``: how many statements away things may be.
        projection: For networks of two sides: how alike two of one side are, one of
            `Likeness`; then they are the nodes.
        side: Which side they are of, one of `Side`.
        backbone: Ties that chance explains no better than this are kept, by the
            disparity filter; 0 keeps all.
    """

    name: str
    city: str = ""
    year: int | None = None
    field: str = ""
    kind: str = ""
    status: str = ""
    minimum_weight: float = 0.0
    entity: str = ""
    depth: int = 1
    projection: str = ""
    side: str = ""
    backbone: float = 0.0

    @property
    def base(self) -> "NetworkChoice":
        """The same as its query gives it, before anything is chosen of the answer."""
        return replace(
            self,
            year=None,
            kind="",
            minimum_weight=0.0,
            projection="",
            side="",
            backbone=0.0,
        )

    @property
    def asked(self) -> Mapping[str, Value]:
        """What the query is asked for: city, field and status."""
        given = {"city": self.city, "field": self.field, "status": self.status}
        return {name: value for name, value in given.items() if value}

    @property
    def selection(self) -> Selection:
        """What is chosen of the answer's records: year and kind."""
        return Selection(
            years=frozenset() if self.year is None else frozenset({self.year}),
            kinds=frozenset({whole_iri(self.kind)}) if self.kind else frozenset(),
        )

    def sparql(self, query: NamedQuery) -> str:
        """Return the query as text, bound to all that it can be asked for.

        Raises:
            UsageError: If a value doesn't fit its parameter, or the query cannot be
                narrowed so.
        """
        known = {parameter.name for parameter in query.header.parameters}
        values = dict(self.asked)
        if self.year is not None and "fiscalYear" in known:
            values["fiscalYear"] = f"{FISCAL_YEARS}{self.year}"
        if self.kind and "kind" in known:
            values["kind"] = whole_iri(self.kind)
        if self.entity and "entity" in known:
            values["entity"] = whole_iri(self.entity)
        return query.bind(values)

    @property
    def arguments(self) -> Mapping[str, str]:
        """What narrows it, as the arguments of its page's address."""
        given = {
            "city": self.city,
            "year": "" if self.year is None else str(self.year),
            "field": self.field,
            "kind": self.kind,
            "status": self.status,
            "min": f"{self.minimum_weight:g}" if self.minimum_weight else "",
            "entity": self.entity,
            "depth": str(self.depth) if self.entity else "",
            "project": self.projection,
            "side": self.side if self.projection else "",
            "alpha": f"{self.backbone:g}" if self.backbone else "",
        }
        return {name: value for name, value in given.items() if value}

    @property
    def iri(self) -> str:
        """Its permanent address."""
        place = f"{BASE}network/{self.name}"
        given = urlencode(self.arguments, safe=":/")
        return f"{place}?{given}" if given else place

    @property
    def remarks(self) -> tuple[str, ...]:
        """What narrows it beside its query, for people and files."""
        return tuple(f"{name}: {value}" for name, value in self.arguments.items())


def whole_iri(text: str) -> URIRef:
    """Return the address that a prefixed name, a path or an address means.

    Raises:
        UsageError: If it is none of them.
    """
    if "://" in text:
        return URIRef(text)
    prefix, colon, local = text.partition(":")
    namespace = prefixes().get(prefix) if colon else None
    if namespace is not None:
        return URIRef(namespace + local)
    if colon or "/" not in text:
        raise UsageError(
            f"{text!r} is no address.",
            hint="Give a path such as city/kawasaki, or a name such as enishi:Program.",
        )
    return iri_of(text)


def short_name(iri: str) -> str:
    """Return an address as short as `whole_iri` understands it."""
    for prefix, namespace in prefixes().items():
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local and "#" not in local:
            return f"{prefix}:{local}"
    return iri
