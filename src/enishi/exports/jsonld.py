"""JSON-LD, compact with the project's own context, which is copied into each file.

A context by address would be fetched each time a file is read; so the terms that a
file uses stand in it, and nothing is loaded from anywhere.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rdflib import RDF, XSD, Graph, Literal
from rdflib.term import Node

from enishi.errors import UsageError
from enishi.exports.quads import Graphs, term_text
from enishi.exports.text import encode, json_list, json_text
from enishi.resources import folder

_KEYWORDS: Final = {"@id": "iri", "@type": "type"}


def write_jsonld(
    graphs: Graphs, spaces: Mapping[str, str] | None = None
) -> Iterator[bytes]:
    """Write JSON-LD 1.1; named graphs stay apart.

    Labels are maps from language to text. Subjects, properties and values are sorted.

    Args:
        graphs: What to write.
        spaces: Namespaces by prefix, beside the project's own.

    Raises:
        UsageError: If an address begins like a prefix, as ``geo:35.5,139.7`` does.
    """
    return encode(_parts(graphs, Terms.read(spaces or {})))


class Terms:
    """The project's context, and which of its terms a file used.

    Args:
        context: The whole context.
    """

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.context = context
        self.used: set[str] = set()
        self._by_iri: dict[str, tuple[str, ...]] = {}
        self._compacted: dict[str, str] = {}
        for name, said in context.items():
            compact = said["@id"] if isinstance(said, dict) else said
            if name.startswith("@") or not isinstance(compact, str):
                continue
            prefix, _, local = compact.partition(":")
            whole = f"{context[prefix]}{local}" if prefix in context else compact
            self._by_iri[whole] = (*self._by_iri.get(whole, ()), name)
        spaces = [
            (said, name)
            for name, said in context.items()
            if isinstance(said, str) and said.startswith("http")
        ]
        self._spaces = sorted(spaces, key=lambda space: (-len(space[0]), space))

    @classmethod
    def read(cls, spaces: Mapping[str, str]) -> "Terms":
        """Read ``ontology/context.jsonld`` and add namespaces by prefix to it."""
        path = folder("ontology") / "context.jsonld"
        context = json.loads(path.read_text(encoding="utf-8"))["@context"]
        return cls({**spaces, **context})

    def compact(self, iri: str) -> str:
        """Return an address as prefix and name where a prefix fits, else whole.

        Raises:
            UsageError: If an address begins like a prefix of the context
                (``geo:35.5,139.7``), and so would be read as another one.
        """
        found = self._compacted.get(iri)
        if found is None:
            found = self._compacted[iri] = self._compact(iri)
        return found

    def _compact(self, iri: str) -> str:
        for namespace, prefix in self._spaces:
            local = iri[len(namespace) :]
            if iri.startswith(namespace) and local and not local.startswith("//"):
                self.used.add(prefix)
                return f"{prefix}:{local}"
        scheme, _, rest = iri.partition(":")
        if scheme in self.context and not rest.startswith("//"):
            raise UsageError(
                f"JSON-LD would take the scheme of <{iri}> for a prefix.",
                hint="Take Turtle or N-Quads instead.",
            )
        return iri

    def name_of_type(self, iri: str) -> str:
        """Return a class as its bare name where the context has one."""
        for name in self._by_iri.get(iri, ()):
            if isinstance(self.context[name], str):
                return self._used(name)
        return self.compact(iri)

    def definition(self, iri: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Give the terms that can stand for a property, with what they say of it."""
        for name in self._by_iri.get(iri, ()):
            said = self.context[name]
            if isinstance(said, dict):
                yield name, said

    def _used(self, name: str) -> str:
        self.used.add(name)
        said = self.context[name]
        compact = said["@id"] if isinstance(said, dict) else said
        for text in (compact, said.get("@type", "") if isinstance(said, dict) else ""):
            prefix = text.partition(":")[0]
            if prefix in self.context:
                self.used.add(prefix)
        return name

    def property(self, iri: str, values: list[Node]) -> tuple[str, object]:
        """Return the key and the value that say a property and its values."""
        for name, said in self.definition(iri):
            made = _coerced(said, values, self)
            if made is not None:
                return self._used(name), made
        made = [_value(value, self) for value in values]
        return self.compact(iri), made[0] if len(made) == 1 else made

    def copied(self) -> dict[str, object]:
        """Return the part of the context that was used."""
        names = self.used | set(_KEYWORDS.values()) | {"@version"}
        return {key: said for key, said in self.context.items() if key in names}


def _coerced(said: Mapping[str, Any], values: list[Node], terms: Terms) -> object:
    """Return values as a term's definition has them; None if it does not fit."""
    container = said.get("@container", [])
    containers = {container} if isinstance(container, str) else set(container)
    if "@language" in containers:
        return _by_language(values, is_set="@set" in containers)
    kind = said.get("@type")
    if kind == "@id":
        if any(isinstance(value, Literal) for value in values):
            return None
        return _single([terms.compact(str(value)) for value in values])
    if not all(isinstance(value, Literal) for value in values):
        return None
    return _single_typed([v for v in values if isinstance(v, Literal)], kind, terms)


def _single_typed(values: list[Literal], kind: str | None, terms: Terms) -> object:
    prefix, _, local = (kind or "xsd:string").partition(":")
    wanted = f"{terms.context[prefix]}{local}"
    if any(v.language or str(v.datatype or XSD.string) != wanted for v in values):
        return None
    return _single([str(value) for value in values])


def _by_language(values: list[Node], *, is_set: bool) -> object:
    found: dict[str, list[str]] = {}
    for value in values:
        if not isinstance(value, Literal) or not value.language:
            return None
        found.setdefault(value.language.lower(), []).append(str(value))
    if not is_set and any(len(texts) > 1 for texts in found.values()):
        return None
    if is_set:
        return found
    return {language: texts[0] for language, texts in found.items()}


def _single(values: list[str]) -> object:
    return values[0] if len(values) == 1 else values


def _value(value: Node, terms: Terms) -> dict[str, str]:
    if not isinstance(value, Literal):
        return {"iri": terms.compact(str(value))}
    if value.language:
        return {"@value": str(value), "@language": value.language.lower()}
    if value.datatype is None or value.datatype == XSD.string:
        return {"@value": str(value)}
    return {"@value": str(value), "type": terms.compact(str(value.datatype))}


def _parts(graphs: Graphs, terms: Terms) -> Iterator[str]:
    things: list[dict[str, object]] = []
    for address, graph in sorted(graphs.items()):
        inner = list(_things(graph, terms))
        if address:
            things.append({"iri": terms.compact(address), "@graph": inner})
        else:
            things += inner
    yield '{"@context":' + json_text(terms.copied()) + ',\n"@graph":'
    yield from json_list(things)
    yield "}\n"


def _things(graph: Graph, terms: Terms) -> Iterator[dict[str, object]]:
    subjects: dict[str, dict[str, list[Node]]] = {}
    for subject, predicate, value in graph:
        said = subjects.setdefault(term_text(subject), {})
        said.setdefault(str(predicate), []).append(value)
    for subject_text, properties in sorted(subjects.items()):
        thing: dict[str, object] = {"iri": _address(subject_text, terms)}
        types = sorted(map(str, properties.pop(str(RDF.type), [])))
        if types:
            thing["type"] = _single([terms.name_of_type(name) for name in types])
        for predicate_iri, values in sorted(properties.items()):
            key, made = terms.property(predicate_iri, sorted(values, key=term_text))
            thing[key] = made
        yield thing


def _address(text: str, terms: Terms) -> str:
    return terms.compact(text[1:-1]) if text.startswith("<") else text
