"""Evaluating one query over a dataset in this process, and writing its answer.

Both the embedded store and the workers do it through here, so that an answer is the
same bytes whoever made it.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import IO, Protocol, TypeAlias, cast

import pyoxigraph

from enishi.store.dataset import Dataset
from enishi.store.dataset_clauses import described_merge
from enishi.store.faults import fault_of
from enishi.store.media import AnswerKind, Format, formats_of
from enishi.store.protocol import DatasetChoice, FormatChoice
from enishi.store.refusals import (
    GraphNameError,
    NotAcceptableError,
    QueryEvaluationError,
    QuerySyntaxError,
)
from enishi.store.xml_text import XmlText

Result: TypeAlias = (
    pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
)
DefaultGraphs: TypeAlias = list[
    pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph
]
NamedGraphs: TypeAlias = list[pyoxigraph.NamedNode | pyoxigraph.BlankNode]
PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
SENTENCE = re.compile(r"[A-Z][a-z]+(?: [\w<>?.:/-]+){2,}")
KNOWN_FAULTS = {
    "IRI parsing failed": ("this is no valid IRI.", "IRI として正しくありません"),
    "Duplicated variable name": (
        "this SELECT names a variable twice.",
        "SELECT に同じ変数が二度書かれています",
    ),
    "contains a variable that is unbound": (
        "this SELECT names a variable that is not grouped by.",
        "SELECT に、GROUP BY にも集計にも含まれない変数があります",
    ),
    "limit should be": ("this LIMIT is too large.", "LIMIT の数が大きすぎます"),
    "offset should be": ("this OFFSET is too large.", "OFFSET の数が大きすぎます"),
    "language tag parsing failed": (
        "this is no valid language tag.",
        "言語タグとして正しくありません",
    ),
}
"""Words of the engine, and what they mean in both languages."""

UNKNOWN_FUNCTION = re.compile(r"The custom function <([^<>]*)> is not supported")
MOST_UNKNOWN_FUNCTIONS = 50
LONGEST_REASON = 300
ENGINE_FORMATS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
ENGINE_GRAPH_FORMATS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
}
XML_FORMATS = frozenset({"xml", "rdfxml"})


class Output(Protocol):
    """Where an answer is written, in pieces of some kilobytes."""

    def write(self, block: bytes, /) -> int:
        """Take the next bytes of the answer."""

    def flush(self) -> None:
        """Called by the engine; may do nothing."""


def evaluate(
    dataset: Dataset, query: str, graphs: DatasetChoice, base: str = ""
) -> Result:
    """Parse a query and start its evaluation.

    A call of a function that the engine does not have is an expression error, as the
    recommendation has it (section 17.6): it binds nothing, and a filter on it fails.

    Args:
        dataset: What to ask.
        query: SPARQL text, trusted or checked by `enishi.store.guard`.
        graphs: Overrides the dataset of the query; an IRI that the dataset does not
            know is an empty graph, and nothing is ever fetched.
        base: What relative IRIs of the query begin with, where it has no ``BASE``;
            empty refuses them.

    Raises:
        QuerySyntaxError: If it does not parse.
        QueryEvaluationError: If the engine cannot evaluate it.
    """
    try:
        chosen = graphs or described_merge(query, base)
        asked = _asked_over(dataset.store, chosen)
        return _with_any_function(partial(asked, query, base_iri=base or None))
    except SyntaxError as error:
        raise fault_of(query) or syntax_refusal(str(error)) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryEvaluationError(reason=_shortened(str(error))) from error


def write_answer(result: Result, formats: FormatChoice, output: Output) -> Format:
    """Write an answer in the chosen format, as the engine makes it.

    Raises:
        NotAcceptableError: If the choice leaves no format for this kind of answer.
        QueryEvaluationError: If the engine fails on the way.
    """
    form = chosen_format(result, formats)
    text = XmlText(output) if form.name in XML_FORMATS else None
    # The engine calls nothing but write and flush.
    sink = cast("IO[bytes]", text or output)
    try:
        if isinstance(result, pyoxigraph.QueryTriples):
            result.serialize(sink, format=ENGINE_GRAPH_FORMATS[form.name])
        else:
            result.serialize(sink, format=ENGINE_FORMATS[form.name])
        if text is not None:
            text.end()
    except (RuntimeError, OSError, ValueError) as error:
        raise QueryEvaluationError(reason=_shortened(str(error))) from error
    return form


def chosen_format(result: Result, formats: FormatChoice) -> Format:
    """Return the format in which a result will be written.

    Raises:
        NotAcceptableError: If the choice leaves none.
    """
    kind = kind_of(result)
    form = formats[kind]
    if form is None:
        offered = ", ".join(offer.media_type for offer in formats_of(kind))
        raise NotAcceptableError(offered=offered)
    return form


def kind_of(result: Result) -> AnswerKind:
    """Return what kind of answer the engine has given."""
    if isinstance(result, pyoxigraph.QuerySolutions):
        return AnswerKind.SOLUTIONS
    if isinstance(result, pyoxigraph.QueryBoolean):
        return AnswerKind.BOOLEAN
    return AnswerKind.GRAPH


def syntax_refusal(message: str) -> QuerySyntaxError:
    """Read place and reason out of the engine's words for a syntax error."""
    place = PLACE.search(message)
    if place is None:
        return QuerySyntaxError(line=1, column=1, reason=_shortened(message))
    line, column, expected = place.groups()
    for words, (english, japanese) in KNOWN_FAULTS.items():
        if words in expected:
            place_of_it = {"line": int(line), "column": int(column)}
            return QuerySyntaxError(**place_of_it, reason=english, reason_ja=japanese)
    sentence = SENTENCE.search(expected)
    reason = f"{sentence[0]}." if sentence else f"{_shortened(expected)}."
    reason_ja = f"ここで読み取れなくなりました（{reason.rstrip('.')}）"
    return QuerySyntaxError(
        line=int(line), column=int(column), reason=reason, reason_ja=reason_ja
    )


def _asked_over(
    store: pyoxigraph.Store, graphs: DatasetChoice
) -> Callable[..., Result]:
    """Return the engine's way to ask over a choice of graphs."""
    if not graphs:
        return store.query
    default: DefaultGraphs = [_graph_named(iri) for iri in graphs.default]
    named: NamedGraphs = [_graph_named(iri) for iri in graphs.named]
    if len(default) > 1:
        store, default = _merged(store, default, named)
    return partial(store.query, default_graph=default, named_graphs=named)


def _graph_named(iri: str) -> pyoxigraph.NamedNode:
    try:
        return pyoxigraph.NamedNode(iri)
    except ValueError as error:
        raise GraphNameError(name=_shortened(iri)) from error


def _with_any_function(ask: Callable[..., Result]) -> Result:
    """Ask, and again for every function that the engine turns out not to have."""
    unknown: dict[pyoxigraph.NamedNode, Callable[..., None]] = {}
    for _ in range(MOST_UNKNOWN_FUNCTIONS):
        try:
            return ask(custom_functions=unknown or None)
        except RuntimeError as error:
            found = UNKNOWN_FUNCTION.search(str(error))
            if found is None:
                raise
            unknown[pyoxigraph.NamedNode(found[1])] = _expression_error
    return ask(custom_functions=unknown)


def _expression_error(*_arguments: object) -> None:
    """Have no value, whatever the arguments."""


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= LONGEST_REASON:
        return words
    return f"{words[:LONGEST_REASON]}…"


def _merged(
    store: pyoxigraph.Store,
    default: DefaultGraphs,
    named: NamedGraphs,
) -> tuple[pyoxigraph.Store, DefaultGraphs]:
    """Build a store whose default graph is the merge of several graphs.

    The engine would count a triple once for each of the graphs it stands in.
    """
    merged = pyoxigraph.Store()
    merged.extend(
        pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)
        for graph in default
        for quad in store.quads_for_pattern(None, None, None, graph)
    )
    for graph in named:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged, [pyoxigraph.DefaultGraph()]
