"""Printed names as entities, each with the mention that says how it was resolved."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from rdflib import URIRef

from enishi.documents.characters import normalise, split_legal_form
from enishi.documents.source import Span
from enishi.loaders.records import Party
from enishi.loaders.saying.statements import Statements
from enishi.register.corrections import Correction
from enishi.register.names import Names
from enishi.register.resolver import Resolution
from enishi.vocabulary.identity import Ref, entity_iri
from enishi.vocabulary.literals import plain
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.terms import ENISHI, ORG, RDF, RDFS, SKOS

_CLASSES: Final = {
    "city": ("City",),
    "region": ("Region",),
    "country": ("Country",),
    "organization": (
        "Organization",
        "CityNetwork",
        "InternationalOrganization",
        "Consortium",
    ),
    "network": ("CityNetwork", "Organization"),
    "port": ("Port",),
}
_COUNTRIES: Final = str(entity_iri("country/XX"))[:-2]
_ADDED: Final = re.compile(r"(?<=.{4})[(（](?:[^()（）]*会|[現旧][^()（）]*)[)）]$")
_KINDS_OF_BODIES: Final = frozenset({"organization", "network"})


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name the register does not know, for the curator's report."""

    name: str
    address: URIRef
    span: Span
    candidates: tuple[str, ...] = ()


@dataclass
class Mentions:
    """Resolves the names of one document and states how.

    Attributes:
        statements: Where the mentions go.
        names: The register's names.
        unresolved: Names that no register row knows; each is an entity of its own.
    """

    statements: Statements
    names: Names
    unresolved: list[Unresolved] = field(default_factory=list)

    def entity(self, party: Party, about: Iterable[URIRef] = ()) -> URIRef | None:
        """Return who a party is, and state the mention.

        Args:
            party: The name as printed, with its passage.
            about: What the passage names the party for (a program year, an agreement).

        Returns:
            The entity's address: of the register, or minted from the name. None when
            the name means a kind of thing that only the register may introduce (a city
            or country it does not know): such a name is reported, not guessed.
        """
        if party.ref is not None:
            resolution = Resolution(
                party.ref.iri, method=party.method, correction=party.correction
            )
        else:
            resolution = self._resolve(party)
        iri = resolution.iri or self._minted(party, resolution)
        if iri is None:
            return None
        if resolution.iri is not None:
            self.statements.entities.add(iri)
        for span in party.evidence[:1]:
            self._mention(party.name, span, iri, resolution, about)
        self._members(party, iri)
        return iri

    def party(self, party: Party, about: Iterable[URIRef] = ()) -> URIRef | None:
        """Return who a party is, as `entity`, and that a country acts as one.

        A country is a place first; it is a party where a document says it takes part.
        """
        iri = self.entity(party, about)
        if iri is not None and str(iri).startswith(_COUNTRIES):
            self.statements.fact(iri, RDF.type, ENISHI.Party)
        return iri

    def _resolve(self, party: Party) -> Resolution:
        classes = tuple(name for kind in party.kinds for name in _CLASSES.get(kind, ()))
        return self.names.resolver.resolve(
            party.name,
            kinds=classes or None,
            country=party.country or None,
            government=self.statements.manifest.government,
            document=self.statements.manifest.slug,
            context=party.context,
        )

    def _minted(self, party: Party, resolution: Resolution) -> URIRef | None:
        """Return an address for a body the register does not know, described."""
        legal = split_legal_form(party.name)
        name = normalise(legal.name)
        government = self.statements.manifest.government
        span = party.evidence[0] if party.evidence else Span(0, 0)
        body = not party.kinds or bool(_KINDS_OF_BODIES & set(party.kinds))
        iri = Ref("organization", government, name=name).iri
        candidates = tuple(entity.id for entity in resolution.candidates)
        if not body or not name or candidates:
            self.unresolved.append(Unresolved(party.name, URIRef(""), span, candidates))
            return None
        self.unresolved.append(Unresolved(party.name, iri, span))
        self._describe(iri, party, legal.name)
        return iri

    def _describe(self, iri: URIRef, party: Party, bare: str) -> None:
        facts = self.statements
        printed = party.name.strip()
        kind = "CityNetwork" if "network" in party.kinds else "Organization"
        classes = ["Organization", "Party", kind]
        if party.members:
            classes.append("Consortium")
        label = next(facts.facts.objects(iri, RDFS.label), None)
        called = _called(printed, bare)
        if label is None:  # the first spelling names it; others become alternatives
            facts.thing(iri, classes, called)
        if printed != called:
            facts.words(iri, SKOS.altLabel, printed)
        if party.org_kind:
            facts.fact(
                iri, ENISHI.organizationKind, concept("org-kind", party.org_kind)
            )
        if party.country:
            facts.fact(iri, ENISHI.country, entity_iri(f"country/{party.country}"))
            facts.entities.add(entity_iri(f"country/{party.country}"))

    def _members(self, party: Party, iri: URIRef) -> None:
        for member in party.members:
            entity = self.entity(member, about=(iri,))
            if entity is not None and entity != iri:
                self.statements.fact(iri, ORG.hasMember, entity)

    def _mention(
        self,
        surface: str,
        span: Span,
        iri: URIRef,
        resolution: Resolution,
        about: Iterable[URIRef],
    ) -> None:
        passage = self.statements.passage(span)
        if passage is None:
            return
        slug = self.statements.manifest.slug
        mention = entity_iri(f"mention/{slug}/{span.start}-{span.end}")
        graph = self.statements.provenance
        graph.add((mention, RDF.type, ENISHI.Mention))
        graph.add((mention, ENISHI.surfaceForm, plain(surface)))
        graph.add((mention, ENISHI.resolvesTo, iri))
        graph.add((mention, ENISHI.evidence, passage))
        method = resolution.method if resolution.iri is not None else "unresolved"
        graph.add((mention, ENISHI.resolutionMethod, concept("resolution", method)))
        kind = _assertion(method, resolution.correction)
        graph.add((mention, ENISHI.assertionKind, concept("assertion", kind)))
        if resolution.correction is not None:
            graph.add((mention, ENISHI.correctedBy, resolution.correction.iri))
        for subject in about:
            graph.add((mention, ENISHI.about, subject))


def _called(printed: str, bare: str) -> str:
    """Return what to call a body: no bare number, nothing added in brackets behind.

    「株式会社137」 keeps its form; 「協議会(現一般社団法人あした)」 is the 協議会.
    """
    if not any(letter.isalpha() for letter in bare):
        return printed
    return _ADDED.sub("", bare)


def _assertion(method: str, correction: Correction | None) -> str:
    if correction is not None or method == "correction":
        return "corrected"
    return "as-printed" if method in {"exact", "unresolved"} else "normalised"
