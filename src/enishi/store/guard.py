r"""The first wall before a visitor's query: a look at its words, before any parser.

What is stopped here, and why here:

- Size and nesting: deep nesting ends the engine's process, and a chain of ten thousand
  operators does too.
- ``SERVICE``: the engine calls out even from a read query, also inside ``EXISTS``. Its
  grammar has no borders between words (``trueSERVICE <u> {}`` is a call), so the word
  is looked for inside every bare word; code-point escapes may spell it; and where a
  text may be read in two ways, a query with this word anywhere is refused. What the
  operator lists may be called, where it is written in full (`enishi.store.federation`).
- Updates: the engine's query parser knows none, a remote engine may.

The second wall is the worker itself, which has no network and opens no files; only a
query that passed with a listed call in it goes to one that has.
"""

import re
from dataclasses import dataclass

from enishi.store.faults import fault_of
from enishi.store.federation import Calls
from enishi.store.lexicon import (
    Kind,
    Token,
    is_all_tokens,
    place_of,
    tokens_of,
    without_code_points,
)
from enishi.store.overruns import QueryTooLargeError
from enishi.store.refusals import (
    QueryForbiddenError,
    QuerySyntaxError,
    ServiceForbiddenError,
)

SERVICE = re.compile("SERVICE", re.IGNORECASE)
FORBIDDEN = re.compile(
    "SERVICE|LOAD|INSERT|DELETE|CLEAR|DROP|CREATE|COPY|MOVE", re.IGNORECASE
)
CHAINED = frozenset({"||", "&&", "+", "-", "*", "/", "|", "!", "^"})
TRUTHS = frozenset({"TRUE", "FALSE"})
CHAINED_WORDS = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND"})
TOUCHY = (*FORBIDDEN.pattern.split("|"), *sorted(TRUTHS), "\\U")
"""What needs a closer look, wherever it stands, in capitals; no other text is changed
or refused for what it says."""

OPENING = re.compile(r"[({\[]|<<")


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How large a visitor's query may be, and whom it may call.

    Attributes:
        characters: Of the whole text.
        tokens: Words and signs, without space and comments.
        operators: Arithmetic, logic and path operators and joining keywords.
        nesting: Brackets of any kind that are open at once.
        services: Endpoints that it may call by ``SERVICE``, as
            `enishi.store.federation.listed_services` returns them.
    """

    characters: int = 100_000
    tokens: int = 20_000
    operators: int = 2_000
    nesting: int = 100
    services: tuple[str, ...] = ()


def checked(text: str, limits: QueryLimits | None = None) -> str:
    """Return the text to run, once it has passed.

    It is the text that was given but for two things the engine does not know and the
    recommendation does: code-point escapes outside strings and IRIs are replaced by
    their characters, and ``TRUE`` and ``FALSE`` are written small.

    Raises:
        QueryTooLargeError: If it passes one of the limits.
        QueryForbiddenError: If it calls out, loads or updates, in whatever disguise.
        QuerySyntaxError: If it holds something that is no SPARQL at all.
    """
    limits = limits or QueryLimits()
    if len(text) > limits.characters:
        raise _too_large("characters", "文字数", limits.characters)
    if _is_plain(text, limits):
        return text
    if "\\u" not in text and "\\U" not in text:
        try:
            return _Census(text, limits).take()
        except QuerySyntaxError as error:  # there may be a fault before that one
            raise fault_of(text) or error from error
    return _checked_escapes(text, limits)


def _is_plain(text: str, limits: QueryLimits) -> bool:
    """Return whether a text passes at first sight, as most do, in a tenth of the time.

    It is so short that it cannot hold too many tokens or operators, has too few
    brackets for its nesting to matter, and no word that does.
    """
    capitals = text.upper()
    return (
        len(text) <= min(limits.tokens, limits.operators)
        and not any(word in capitals for word in TOUCHY)
        and len(OPENING.findall(text)) <= limits.nesting
        and is_all_tokens(text)
    )


def _checked_escapes(text: str, limits: QueryLimits) -> str:
    """Check both readings: the engine's, and that of one which expands them first."""
    plain = without_code_points(text)
    if len(FORBIDDEN.findall(plain)) != len(FORBIDDEN.findall(text)):
        raise _forbidden(plain, FORBIDDEN, limits)
    passed, passed_plain = _passed(text, limits), _passed(plain, limits)
    if isinstance(passed, str):
        if not isinstance(passed_plain, str) and SERVICE.search(plain):
            raise _forbidden(plain, SERVICE, limits)
        return passed
    if isinstance(passed_plain, str):
        return passed_plain
    raise passed_plain


def _passed(text: str, limits: QueryLimits) -> str | QuerySyntaxError:
    try:
        return _Census(text, limits).take()
    except QuerySyntaxError as error:
        return error


class _Census:
    """Counts the tokens of one query and stops at the first that is too much."""

    def __init__(self, text: str, limits: QueryLimits) -> None:
        self.text = text
        self.limits = limits
        self.tokens = self.operators = self.nesting = 0
        self.ambiguous = False
        self.truths: list[Token] = []
        self.calls = Calls(limits.services)

    def take(self) -> str:
        """Count; return the text with its truth values written small."""
        for token in tokens_of(self.text):
            self.tokens += 1
            if self.tokens > self.limits.tokens:
                raise _too_large("words and signs", "語数", self.limits.tokens)
            call = self.calls.begun
            if call is not None and not self.calls.go_on(token):
                raise self._refused(call.text, call.start)
            self._count(token)
        if self.calls.begun is not None:
            raise self._refused(self.calls.begun.text, self.calls.begun.start)
        if self.ambiguous and SERVICE.search(self.text):
            raise _forbidden(self.text, SERVICE, self.limits)
        text = self.text
        for token in self.truths:
            end = token.start + len(token.text)
            text = f"{text[: token.start]}{token.text.lower()}{text[end:]}"
        return text

    def _count(self, token: Token) -> None:
        match token.kind:
            case Kind.OPENING:
                self._open(token)
            case Kind.CLOSING:
                self.nesting -= 1
            case Kind.OPERATOR if token.text in CHAINED:
                self._chain()
            case Kind.WORD:
                self._word(token)
            case Kind.IRI:
                self.ambiguous = self.ambiguous or token.ambiguous
            case _:
                pass

    def _open(self, token: Token) -> None:
        self.ambiguous = self.ambiguous or token.ambiguous
        self.nesting += 1
        if self.nesting > self.limits.nesting:
            raise _too_large("nested brackets", "括弧の入れ子", self.limits.nesting)

    def _chain(self) -> None:
        self.operators += 1
        if self.operators > self.limits.operators:
            raise _too_large("operators", "演算子の数", self.limits.operators)

    def _word(self, token: Token) -> None:
        found = FORBIDDEN.search(token.text)
        if found and not self.calls.begin(token):
            raise self._refused(found[0], token.start + found.start())
        word = token.text.upper()
        if word in CHAINED_WORDS:
            self._chain()
        elif word in TRUTHS and not token.text.islower():
            self.truths.append(token)

    def _refused(self, word: str, start: int) -> QueryForbiddenError:
        return _refusal(self.text, word, start, self.limits)


def _too_large(limit: str, limit_ja: str, allowed: int) -> QueryTooLargeError:
    return QueryTooLargeError(limit=limit, limit_ja=limit_ja, allowed=allowed)


def _forbidden(
    text: str, words: re.Pattern[str], limits: QueryLimits
) -> QueryForbiddenError:
    found = words.search(text)
    if found is None:
        return _refusal(text, "\\u", 0, limits)
    return _refusal(text, found[0], found.start(), limits)


def _refusal(
    text: str, word: str, start: int, limits: QueryLimits
) -> QueryForbiddenError:
    line, column = place_of(text, start)
    named = word if word == "\\u" else word.upper()
    if not limits.services:
        return QueryForbiddenError(word=named, line=line, column=column)
    services = " ".join(f"<{service}>" for service in limits.services)
    return ServiceForbiddenError(
        word=named, line=line, column=column, services=services
    )
