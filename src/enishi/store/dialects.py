"""What engines do otherwise than the recommendation, and what is done about it.

A dialect takes a request and returns the text that makes its engine give the answer
that the recommendation asks for. What it cannot mend is listed, with the reason, in
``bench/engines/differences.tsv``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

from enishi.resources import folder
from enishi.store.lexicon import Kind, Token, tokens_of
from enishi.store.protocol import Request
from enishi.store.refusals import QuerySyntaxError

MERGED = "urn:enishi:merged"
"""The graph of all triples, in a store that has no default graph of its own."""

LOADED = "urn:enishi:loaded"
"""The graph in which the loading notes the version."""

VIRTUOSO = "Virtuoso"
VIRTUOSOS_OWN = (
    "http://localuriqaserver/",
    "http://www.openlinksw.com/",
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/ns/ldp#",
)
VIRTUOSOS_TIME = ("Virtuoso S1T00", "Virtuoso S1TAT")
"""What it says that a query has passed the time that its operator allows."""

DATASET_WORDS = frozenset({"FROM", "GRAPH"})


class Dialect(Protocol):
    """How an engine wants to be asked."""

    def said(self, request: Request) -> str:
        """Return the text of a request's query, in the dialect."""


class Standard:
    """The recommendation's own: nothing is changed."""

    def said(self, request: Request) -> str:
        """Return the query as it is."""
        return request.query


@dataclass(frozen=True, slots=True)
class Virtuoso:
    """Virtuoso 7.

    - Its default graph is the union of all graphs, its own among them, and a triple
      counts once for each graph it stands in. So the query is told to use the graph
      into which `enishi.store.graph_store` has put every triple once, and, where it
      asks for named graphs, which ones there are.
    - ``VALUES ?x { UNDEF }`` makes ``?x`` unbound for good, where it should say
      nothing about it. So a block that says nothing is left out.

    - Its own parameter ``timeout`` is never sent: with it, past that time and past the
      operator's ``MaxQueryExecutionTime``, Virtuoso answers by what it has found so
      far, in CSV without a mark of it (7.2.5); without it, past the latter, by an
      error. A query that names its graphs ends soon after the connection is closed.

    Attributes:
        graphs: The IRIs of all named graphs, sorted.
    """

    graphs: tuple[str, ...] = ()

    def said(self, request: Request) -> str:
        """Return the query with the graphs named and empty VALUES left out."""
        try:
            tokens = list(tokens_of(request.query))
        except QuerySyntaxError:
            return request.query
        text = _without_open_values(request.query, tokens)
        if request.graphs or MERGED not in self.graphs:
            return text
        words = {token.text.upper() for token in tokens if token.kind is Kind.WORD}
        asked = words & DATASET_WORDS
        if "FROM" in asked:
            return text
        named = self._named(text) if asked else ()
        # On the first line, so that the lines of the query keep their numbers.
        return "".join(
            [
                f"define input:default-graph-uri <{MERGED}> ",
                *(f"define input:named-graph-uri <{graph}> " for graph in named),
                text,
            ]
        )

    def _named(self, text: str) -> list[str]:
        """Return the graphs that hold what was loaded, and those the query names."""
        hidden = (MERGED, LOADED, *VIRTUOSOS_OWN)
        return [
            graph
            for graph in self.graphs
            if f"<{graph}>" in text or not graph.startswith(hidden)
        ]


@cache
def endpoint_query(name: str) -> str:
    """Return the text of a query about an endpoint itself.

    Args:
        name: ``graphs`` or ``version``.
    """
    path = folder("queries") / "endpoint" / f"{name}.rq"
    return path.read_text(encoding="utf-8")


def is_virtuoso(server: str) -> bool:
    """Return whether a ``Server`` header is Virtuoso's."""
    return server.startswith(VIRTUOSO)


def is_time_out(said: str) -> bool:
    """Return whether an engine's refusal says that the query took too long."""
    return any(words in said for words in VIRTUOSOS_TIME)


def _without_open_values(text: str, tokens: list[Token]) -> str:
    for first, last in reversed(_open_values(tokens)):
        # Lines keep their numbers.
        lines = "\n" * text.count("\n", first.start, last.start)
        text = f"{text[: first.start]}{lines}{text[last.start + 1 :]}"
    return text


def _open_values(tokens: list[Token]) -> list[tuple[Token, Token]]:
    """Find ``VALUES ?x { UNDEF }``; return the first and last token of each."""
    fives = zip(*(tokens[shift:] for shift in range(5)), strict=False)
    return [
        (five[0], five[4])
        for five in fives
        if [five[0].text.upper(), five[2].text, five[3].text.upper(), five[4].text]
        == ["VALUES", "{", "UNDEF", "}"]
        and five[1].kind is Kind.VARIABLE
    ]
