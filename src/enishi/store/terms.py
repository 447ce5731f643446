"""The one place where the engine's terms become rdflib's, and rdflib's become text."""

from typing import TypeAlias

import pyoxigraph
import rdflib
from rdflib.namespace import XSD

from enishi.store.refusals import QueryEvaluationError

Term: TypeAlias = rdflib.URIRef | rdflib.BNode | rdflib.Literal
EngineTerm: TypeAlias = (
    pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
)
TEXT = str(XSD.string)


class TermReader:
    """Turns the engine's terms into rdflib's, each distinct one once.

    Making an rdflib literal costs some ten microseconds, and a table repeats most of
    its terms, so one reader remembers what it made for the length of one result.
    Literals keep the characters that the engine returned: nothing is normalised.
    """

    def __init__(self) -> None:
        self._made: dict[EngineTerm, Term] = {}

    def read(self, term: EngineTerm) -> Term:
        """Return the rdflib term.

        Raises:
            QueryEvaluationError: For a triple term, which rdflib does not have.
        """
        made = self._made.get(term)
        if made is None:
            made = self._made[term] = _made(term)
        return made

    def read_optional(self, term: EngineTerm | None) -> Term | None:
        """Return the rdflib term, or None for an unbound variable."""
        return None if term is None else self.read(term)


def _made(term: EngineTerm) -> Term:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, pyoxigraph.Triple):
        raise QueryEvaluationError(reason="triple terms cannot be read as rdflib terms")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == TEXT:
        return rdflib.Literal(term.value)
    return rdflib.Literal(
        term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False
    )
