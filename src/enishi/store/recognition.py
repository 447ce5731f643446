"""Following a query along the grammar, up to the first token that cannot stand.

The stack is a list, so that no query is too deep, and each token is looked at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from enishi.store.grammar import (
    END,
    START,
    Choice,
    Node,
    Reference,
    Repeat,
    Sequence,
    Terminal,
    beginnings,
    may_be_empty,
    rules,
    terminal_of,
)
from enishi.store.lexicon import Kind, Token, tokens_of

PAIRS = {"(": ")", "[": "]"}
QUERIES = frozenset({"Select", "SubSelect", "Construct", "Describe", "Ask"})
GROUPS = frozenset({"Group", "Template"})
APART = frozenset({"Minus", "Constraint", "Expression"})
"""Rules whose variables are not seen by what stands around them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A token and where in the query it stands.

    Attributes:
        token: The token.
        rule: The innermost rule it belongs to, such as ``SelectVariable``.
        query: Number of the innermost SELECT or other form around it; 0 is outside.
        groups: Numbers of the groups around it, the outermost first.
        apart: Whether it stands in an expression or a MINUS.
    """

    token: Token
    rule: str
    query: int
    groups: tuple[int, ...]
    apart: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """The first token that cannot stand where it does.

    Attributes:
        token: It; None at the end of the query.
        expected: Names of the terminals that could stand there.
        opened: Brackets that are open there, the innermost last.
    """

    token: Token | None
    expected: frozenset[str]
    opened: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class _Leave:
    """The end of a rule."""

    rule: str


@dataclass(slots=True)
class Recognition:
    """What was recognised of a query.

    Attributes:
        placed: Its tokens, up to the first that cannot stand.
        stop: That token; None if all can.
    """

    placed: list[Placed] = field(default_factory=list)
    stop: Stop | None = None
    _stack: list[Node | _Leave] = field(default_factory=lambda: [Reference(START)])
    _entered: list[str] = field(default_factory=list)
    _queries: list[int] = field(default_factory=lambda: [0])
    _groups: list[int] = field(default_factory=list)
    _opened: list[Token] = field(default_factory=list)
    _expected: frozenset[str] = frozenset()
    _count: int = 0
    _apart: int = 0

    def follow(self, text: str) -> None:
        """Follow a query.

        Raises:
            QuerySyntaxError: At the first character that begins no token, if all
                before it can stand.
        """
        for token in _joined(text):
            if not self._reach(token, terminal_of(token)):
                self.stop = Stop(token, self._expected, tuple(self._opened))
                return
            self._place(token)
        if not self._reach(None, END):
            self.stop = Stop(None, self._expected, tuple(self._opened))

    def _reach(self, token: Token | None, name: str) -> bool:
        """Work the stack down to the terminal that a token is, and take that off."""
        self._expected = frozenset()
        while self._stack:
            node = self._stack.pop()
            match node:
                case _Leave(rule):
                    self._leave(rule)
                case Reference(rule):
                    self._enter(rule)
                case Sequence(parts):
                    self._stack.extend(reversed(parts))
                case Terminal(wanted):
                    self._expected |= {wanted}
                    return wanted == name or _is_whole(wanted, token)
                case Choice() | Repeat():
                    if not self._chosen(node, name):
                        return False
        return False

    def _chosen(self, node: Choice | Repeat, name: str) -> bool:
        """Put what a token asks for on the stack; false if nothing fits it."""
        self._expected |= beginnings(node)
        if isinstance(node, Repeat):
            if name in beginnings(node.part):
                more = Repeat(node.part, needed=False, again=True)
                self._stack.extend([more, node.part] if node.again else [node.part])
                return True
            return may_be_empty(node)
        for option in node.options:
            if name in beginnings(option):
                self._stack.append(option)
                return True
        return may_be_empty(node)

    def _enter(self, rule: str) -> None:
        self._entered.append(rule)
        if rule in QUERIES:
            self._count += 1
            self._queries.append(self._count)
        if rule in GROUPS:
            self._count += 1
            self._groups.append(self._count)
        self._apart += rule in APART
        self._stack += [_Leave(rule), rules()[rule]]

    def _leave(self, rule: str) -> None:
        self._entered.pop()
        if rule in QUERIES:
            self._queries.pop()
        if rule in GROUPS:
            self._groups.pop()
        self._apart -= rule in APART

    def _place(self, token: Token) -> None:
        if token.kind is Kind.OPENING and token.text not in {"()", "[]"}:
            self._opened.append(token)
        elif token.kind is Kind.CLOSING:
            self._opened.pop()
        self.placed.append(
            Placed(
                token=token,
                rule=self._entered[-1],
                query=self._queries[-1],
                groups=tuple(self._groups),
                apart=self._apart > 0,
            )
        )


def recognised(text: str) -> Recognition:
    """Return what can be recognised of a query.

    Raises:
        QuerySyntaxError: At the first character that begins no token, if all before it
            can stand.
    """
    recognition = Recognition()
    recognition.follow(text)
    return recognition


def _is_whole(wanted: str, token: Token | None) -> bool:
    """Return whether a whole number is wanted, and the token is one."""
    return wanted == "INTEGER" and token is not None and token.text.isdecimal()


def _joined(text: str) -> Iterator[Token]:
    """Give the tokens of a query, ``()`` and ``[]`` as one."""
    before: Token | None = None
    for token in tokens_of(text):
        if before is not None:
            if token.text == PAIRS[before.text]:
                yield Token(Kind.OPENING, before.text + token.text, before.start)
                before = None
                continue
            yield before
            before = None
        if token.kind is Kind.OPENING and token.text in PAIRS:
            before = token
        else:
            yield token
    if before is not None:
        yield before
