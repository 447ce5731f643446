"""The rules that infer statements, and what each of them can have stated."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rdflib import URIRef

from enishi.catalog.library import Library
from enishi.graph.terms import Terms
from enishi.graph.words import Thing, Words, tail_of
from enishi.vocabulary.identity import rule_iri
from enishi.vocabulary.namespaces import TERMS

_NUMBER: Final = re.compile(r"^\d+-")
_TEMPLATE: Final = re.compile(r"CONSTRUCT\s*\{(.*?)\}", re.DOTALL)
_TERM: Final = re.compile(r"enishi:(\w+)")


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules by what they state.

    Attributes:
        made: For each rule that is a query: the properties and classes it states.
        terms: Names.
    """

    made: Mapping[URIRef, frozenset[URIRef]]
    terms: Terms

    @classmethod
    def read(cls, library: Library, terms: Terms) -> "Rules":
        """Read them from the queries below ``rule/``."""
        made = {}
        for query in library.below("rule"):
            name = _NUMBER.sub("", query.name.rpartition("/")[2])
            template = _TEMPLATE.search(query.sparql)
            found = _TERM.findall(template[1] if template else "")
            made[rule_iri(name)] = frozenset(URIRef(TERMS + one) for one in found)
        return cls(MappingProxyType(made), terms)

    def making(self, prop: URIRef, named: Iterable[str]) -> tuple[Thing, ...]:
        """Return the rules that can have stated a property of a thing.

        Args:
            prop: The property.
            named: The rules that the thing names; they are named for all its inferred
                statements together. Where it names none, every rule that states the
                property can have made it.
        """
        rules = sorted({URIRef(name) for name in named}) or sorted(
            rule for rule, stated in self.made.items() if prop in stated
        )
        fitting = [rule for rule in rules if prop in self.made.get(rule, ())]
        others = [rule for rule in rules if rule not in self.made]
        return tuple(self.thing(rule) for rule in fitting or others or rules)

    def thing(self, rule: URIRef) -> Thing:
        """Return a rule with its name."""
        return Thing(rule, self.terms.words(rule) or _plain(rule))


def _plain(rule: URIRef) -> Words:
    text = tail_of(rule).rpartition("/")[2].replace("-", " ")
    return Words(text, text)
