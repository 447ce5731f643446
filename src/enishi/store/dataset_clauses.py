"""The dataset that a query describes itself, by ``FROM`` and ``FROM NAMED``.

Read from the query's words, because the engine counts a triple once for each graph of
several ``FROM`` that it stands in, where the recommendation (section 13.2) merges them.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from enishi.store.lexicon import Kind, Token, tokens_of, without_code_points
from enishi.store.protocol import DatasetChoice
from enishi.store.refusals import QuerySyntaxError

FROM = re.compile(r"\bFROM\b", re.IGNORECASE)
ESCAPED = re.compile(r"\\(.)")


def described_merge(query: str, base: str) -> DatasetChoice:
    """Return the dataset of a query with more than one ``FROM`` for its default graph.

    Args:
        query: SPARQL text.
        base: What relative IRIs begin with.

    Returns:
        The graphs, or none chosen for any other query, which the engine gets right;
        also for one that is no SPARQL, which the engine refuses.
    """
    if len(FROM.findall(query)) < 2:  # noqa: PLR2004 - one graph needs no merging
        return DatasetChoice()
    reader = _ClauseReader(base)
    try:
        reader.read(tokens_of(query))
    except (QuerySyntaxError, ValueError):
        return DatasetChoice()
    default = tuple(dict.fromkeys(reader.default))
    if len(reader.default) < 2:  # noqa: PLR2004 - as above
        return DatasetChoice()
    return DatasetChoice(default, tuple(dict.fromkeys(reader.named)))


class _ClauseReader:
    """Reads prologue and dataset clauses from the words of a query.

    ``FROM``, ``PREFIX`` and ``BASE`` are words of these clauses only.
    """

    def __init__(self, base: str) -> None:
        self.default: list[str] = []
        self.named: list[str] = []
        self._base = base
        self._prefixes: dict[str, str] = {}

    def read(self, tokens: Iterator[Token]) -> None:
        for token in tokens:
            word = token.text.upper() if token.kind is Kind.WORD else ""
            if word == "BASE":
                self._base = self._iri(next(tokens, token))
            elif word == "PREFIX":
                label = next(tokens, token).text
                self._prefixes[label] = self._iri(next(tokens, token))
            elif word == "FROM":
                self._clause(next(tokens, token), tokens)

    def _clause(self, first: Token, rest: Iterator[Token]) -> None:
        if first.text.upper() == "NAMED":
            self.named.append(self._iri(next(rest, first)))
        else:
            self.default.append(self._iri(first))

    def _iri(self, token: Token) -> str:
        if token.kind is Kind.IRI:
            return urljoin(self._base, without_code_points(token.text[1:-1]))
        label, colon, local = token.text.partition(":")
        if token.kind is not Kind.NAME or label + colon not in self._prefixes:
            raise ValueError(token.text)
        return self._prefixes[label + colon] + ESCAPED.sub(r"\1", local)
