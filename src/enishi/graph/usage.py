"""Which classes and properties a graph really uses, and how often."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import URIRef

from enishi.graph.answer import Questions
from enishi.graph.words import count_in, iri_in


@dataclass(frozen=True, slots=True)
class Usage:
    """What is used in a graph.

    Attributes:
        classes: Number of things by class.
        properties: Number of uses by property, for each class.
    """

    classes: Mapping[URIRef, int]
    properties: Mapping[URIRef, Mapping[URIRef, int]]

    @classmethod
    def read(cls, questions: Questions) -> "Usage":
        """Count."""
        classes = {
            iri_in(record, "class"): count_in(record, "things")
            for record in questions.ask("site/class-sizes")
        }
        properties: dict[URIRef, dict[URIRef, int]] = defaultdict(dict)
        for record in questions.ask("site/usage"):
            uses = properties[iri_in(record, "class")]
            uses[iri_in(record, "property")] = count_in(record, "uses")
        return cls(classes, dict(properties))

    def of(self, *classes: URIRef) -> Mapping[URIRef, int]:
        """Return the uses of properties with things of some classes.

        Without a class that this graph has, those with things of any.
        """
        known = [iri for iri in classes if iri in self.properties]
        uses: Counter[URIRef] = Counter()
        for iri in known or self.properties:
            uses.update(self.properties[iri])
        return uses
