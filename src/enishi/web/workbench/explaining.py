"""A query in words, by rule from its outline: no guess, no model.

Each line of the pattern becomes a sentence that names what the ontology calls its
terms; what the rules don't know is shown as it is written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import RDF

from enishi.graph.emptiness import iri_of_token
from enishi.graph.graph import Graph
from enishi.graph.outline import Element, ElementKind, Outline, outline_of
from enishi.store.lexicon import Kind, Token, tokens_of
from enishi.store.refusals import QueryRefusedError
from enishi.web.messages import gettext, marked
from enishi.web.workbench.sheet import labels_of
from enishi.web.workbench.wording import Wording, path_of_tokens

MOST_VALUES: Final = 3
DEEPEST: Final = 4
"""Patterns within patterns that are said; deeper ones are shown as they stand."""
_AGGREGATES: Final = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "GROUP_CONCAT"})
_VALUES: Final = frozenset({Kind.IRI, Kind.NAME, Kind.STRING, Kind.NUMBER})
_SENTENCES: Final = {
    ElementKind.OPTIONAL: marked("If there is one: %(what)s"),
    ElementKind.MINUS: marked("Not where %(what)s"),
}
_EXISTS: Final = re.compile(
    r"\s*(NOT\s+)?EXISTS\s*\{(.*)\}\s*", re.DOTALL | re.IGNORECASE
)
_LANGUAGE: Final = re.compile(
    r"LANG\s*\(\s*(\?\w+)\s*\)\s*=\s*[\"'](ja|en)[\"']", re.IGNORECASE
)
_HOLDS: Final = re.compile(
    r"CONTAINS\s*\(\s*(?:STR\s*\(\s*)?(\?\w+)[\s)]*,\s*[\"']([^\"']*)[\"']\s*\)",
    re.IGNORECASE,
)
_LANGUAGES: Final = {"ja": marked("Japanese"), "en": marked("English")}


@dataclass(frozen=True, slots=True)
class Explainer:
    """Says queries in words.

    Attributes:
        graph: Names terms and things.
    """

    graph: Graph

    def explained(self, query: str) -> tuple[str, ...]:
        """Return a query as sentences; nothing where it has no pattern."""
        try:
            outline = outline_of(query)
        except QueryRefusedError:
            return ()
        if outline is None:
            return ()
        return _said(outline, self._wording(outline), 0)

    def _wording(self, outline: Outline) -> Wording:
        iris = {
            iri
            for element in outline.elements
            for token in element.tokens
            if (iri := iri_of_token(token, outline)) is not None
        }
        terms = {iri: self.graph.terms.words(iri) for iri in iris}
        things = labels_of(self.graph, [iri for iri in iris if not terms[iri]])
        return Wording(outline, {**terms, **things})


def _said(outline: Outline, wording: Wording, depth: int) -> tuple[str, ...]:
    lines = [_line(one, wording, depth) for one in outline.elements]
    return (_asked(outline), *lines, *_followed(outline.tail))


def _line(element: Element, wording: Wording, depth: int) -> str:
    text = " ".join(element.text.split())
    if element.kind is ElementKind.TRIPLE:
        return _triple(element, wording) or text
    if element.kind is ElementKind.VALUES:
        return _values(element, wording)
    if element.kind is ElementKind.BIND:
        value, _, name = _unwrapped(text).rpartition(" AS ")
        return gettext("Call %(name)s what %(what)s gives", name=name, what=value)
    if element.kind is ElementKind.FILTER:
        return _filter(_unwrapped(element.text), wording, depth)
    return _block(element, wording, depth)


def _block(element: Element, wording: Wording, depth: int) -> str:
    if element.kind is ElementKind.GROUP:
        return _alternatives(element.text, wording, depth)
    inner = element.text.partition("{")[2].rpartition("}")[0].strip()
    what = _nested(inner, wording, depth)
    if element.kind is ElementKind.GRAPH:
        name = wording.of(element.tokens[1]) if len(element.tokens) > 1 else ""
        return gettext("In the graph %(name)s: %(what)s", name=name, what=what)
    return gettext(_SENTENCES[element.kind], what=what)


def _nested(text: str, wording: Wording, depth: int) -> str:
    """Return a pattern within the pattern, its sentences in a row."""
    if depth >= DEEPEST:
        return " ".join(text.split())
    is_query = text.upper().startswith("SELECT")
    query = text if is_query else f"SELECT * WHERE {{\n{text}\n}}"
    outline = outline_of(f"{wording.outline.prologue}\n{query}")
    if outline is None or not outline.elements:
        return " ".join(text.split())
    said = _said(outline, Wording(outline, wording.words), depth + 1)
    return gettext("; ").join(said if is_query else said[1:])


def _alternatives(text: str, wording: Wording, depth: int) -> str:
    parts, start, open_braces = [], 0, 0
    for token in tokens_of(text):
        open_braces += (token.text == "{") - (token.text == "}")
        if token.text == "{" and open_braces == 1:
            start = token.start + 1
        elif token.text == "}" and not open_braces:
            parts.append(_nested(text[start : token.start].strip(), wording, depth))
    if len(parts) == 1:
        return gettext("First, by itself: %(what)s", what=parts[0])
    joined = gettext(" — or — ").join(parts)
    return gettext("Any one of these: %(what)s", what=joined)


def _filter(text: str, wording: Wording, depth: int) -> str:
    exists = _EXISTS.fullmatch(text)
    if exists:
        what = _nested(exists[2].strip(), wording, depth)
        if exists[1]:
            return gettext("Only where there is nothing of this: %(what)s", what=what)
        return gettext("Only where there is also: %(what)s", what=what)
    spoken = _LANGUAGE.fullmatch(text)
    if spoken:
        language = gettext(_LANGUAGES[spoken[2].lower()])
        return gettext(
            "Only where %(name)s is in %(language)s", name=spoken[1], language=language
        )
    holds = _HOLDS.fullmatch(text)
    if holds:
        return gettext(
            "Only where %(name)s holds “%(text)s”", name=holds[1], text=holds[2]
        )
    return gettext("Only where %(what)s", what=" ".join(text.split()))


def _triple(element: Element, wording: Wording) -> str:
    """Return a triple as a sentence; "" for what has brackets."""
    tokens = element.tokens
    path = path_of_tokens(tokens[1:])
    if path is None:
        return ""
    subject, objects = wording.of(tokens[0]), wording.values(tokens[1 + path.length :])
    if not objects:
        return ""
    if not path.is_single:
        return gettext(
            "From %(thing)s %(path)s leads to %(value)s",
            thing=subject,
            path=wording.path(path),
            value=objects,
        )
    if iri_of_token(tokens[1], wording.outline) == RDF.type:
        return gettext(
            "%(thing)s is a thing of the kind “%(kind)s”", thing=subject, kind=objects
        )
    return gettext(
        "%(thing)s has as “%(property)s” %(value)s",
        thing=subject,
        property=wording.of(tokens[1]),
        value=objects,
    )


def _values(element: Element, wording: Wording) -> str:
    names = [token.text for token in element.tokens if token.kind is Kind.VARIABLE]
    values = [wording.of(token) for token in element.tokens if token.kind in _VALUES]
    shown = ", ".join(values[:MOST_VALUES])
    if len(values) > MOST_VALUES:
        shown = gettext("%(values)s and others", values=shown)
    name = ", ".join(names)
    if len(values) == 1:
        return gettext("%(name)s is %(value)s", name=name, value=shown)
    return gettext("%(name)s is one of: %(values)s", name=name, values=shown)


def _asked(outline: Outline) -> str:
    if outline.form == "ASK":
        return gettext("Is there anything that fits all of this?")
    if outline.form != "SELECT":
        return gettext("Make a graph of everything that fits all of this:")
    counted = any(token.text.upper() in _AGGREGATES for token in outline.head)
    shown = ", ".join(_given(outline.head)) or gettext("everything")
    if counted:
        return gettext("Count or add up, and give %(names)s, where", names=shown)
    return gettext("Give %(names)s, where", names=shown)


def _given(head: Sequence[Token]) -> list[str]:
    """Return the variables that a query gives, not those that it only counts."""
    names, depth, before = [], 0, ""
    for token in head:
        depth += (token.text == "(") - (token.text == ")")
        if token.kind is Kind.VARIABLE and (not depth or before == "AS"):
            names.append(token.text)
        before = token.text.upper()
    return list(dict.fromkeys(names))


def _followed(tail: Sequence[Token]) -> tuple[str, ...]:
    words = [token.text.upper() for token in tail]
    said = []
    if "GROUP" in words:
        said.append(gettext("One row for each group."))
    if "ORDER" in words:
        down = "DESC" in words
        said.append(gettext("The largest first.") if down else gettext("In order."))
    if "LIMIT" in words[:-1]:
        count = tail[words.index("LIMIT") + 1].text
        said.append(gettext("At most %(count)s rows.", count=count))
    return tuple(said)


def _unwrapped(text: str) -> str:
    """Return an expression without its keyword and its outermost brackets."""
    inner = re.sub(r"^(FILTER|BIND)\s*", "", text, flags=re.IGNORECASE).strip()
    return inner[1:-1].strip() if inner.startswith("(") else inner
