"""The words of SPARQL 1.1 (section 19.8 of the recommendation), and nothing above them.

The lexer never recurses, and no letter is read more than a few times: whether letters
that may begin a name (``a-a-a``) do is found out once for all of them. So it is safe
for text from anyone. Where a text may be read in two ways it says so: ``?x<'>'`` is a
variable and an IRI by the recommendation (the longest token wins), a comparison with a
string to a parser without a lexer, as the engine's is. See `Token.ambiguous`.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from enishi.store.refusals import QuerySyntaxError

LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff"
    "\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U000effff"
)
"""What begins a name (PN_CHARS_BASE); combining marks and ``・`` are no ``\\w``."""

INNER = f"{LETTERS}_0-9\u00b7\u0300-\u036f\u203f-\u2040"
"""What stands inside a variable (VARNAME), and with ``-`` in a name (PN_CHARS)."""

LOCAL = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]"
"""What else a local name may hold (PLX)."""

NUMBER = r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
WORD = r"[A-Za-z][A-Za-z0-9_]*"

NAME = rf"""
      (?P<name>    (?:[{LETTERS}](?:[{INNER}.-]*[{INNER}-])?)?:
                   (?:(?:[{LETTERS}_:0-9]|{LOCAL})
                      (?:\.*(?:[{INNER}:-]|{LOCAL}))*)? ) |
"""
UNNAMED_WORDS = rf"""
      (?P<space>   [\x20\t\r\n]+ | \#[^\r\n]* )
    | (?P<iri>     <(?:[^<>"{{}}|^`\\\x00-\x20]
                      |\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*> )
    | (?P<string>  \"{{3}}(?:\"{{0,2}}(?:[^"\\]|\\.))*\"{{3}}
                 | '{{3}}(?:'{{0,2}}(?:[^'\\]|\\.))*'{{3}}
                 | "(?!"")(?:[^"\\\r\n]|\\.)*" | '(?!'')(?:[^'\\\r\n]|\\.)*' )
    | (?P<variable>[?$][{LETTERS}_0-9][{INNER}]* )
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)? )
    | (?P<blank>   _:[{LETTERS}_0-9](?:[{INNER}.-]*[{INNER}-])? )
    | (?P<number>  {NUMBER} )
    | (?P<word>    {WORD} )
    | (?P<opening> [({{\[]|<<\(? )
    | (?P<closing> [)}}\]]|>> )
    | (?P<operator>\^\^|&&|\|\||[!<>]=|[-+*/=<>!|^.;,~?] )
"""
TOKEN_WORDS = NAME + UNNAMED_WORDS
TOKEN = re.compile(TOKEN_WORDS, re.VERBOSE | re.DOTALL)
UNNAMED = re.compile(UNNAMED_WORDS, re.VERBOSE | re.DOTALL)
"""A token where no name can be."""

RUN = re.compile(f"[{INNER}.-]*+")
"""What a name's prefix may be made of; it is one only if a colon follows."""

TOKENS = re.compile(
    rf"""(?> (?:{NUMBER}|[.-])++
           | (?!{RUN.pattern}(?<!\.):) (?:{WORD}|{NUMBER}|[.-])++
           | {re.sub("[?]P<[a-z]+>", "?:", TOKEN_WORDS)} )*+""",
    re.VERBOSE | re.DOTALL,
)
"""As many tokens as there are, without giving one back: what `tokens_of` would do."""

CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
WITH_AUTHORITY = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
HIGHEST_CODE_POINT = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)
LINE_END = re.compile(r"\r\n|\r|\n")


class Kind(StrEnum):
    """What a token is."""

    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    LANGUAGE = "language"
    BLANK = "blank"
    NAME = "name"
    NUMBER = "number"
    WORD = "word"
    OPENING = "opening"
    CLOSING = "closing"
    OPERATOR = "operator"


class Token(NamedTuple):
    """One word of a query.

    Attributes:
        kind: What it is.
        text: Its characters.
        start: Where it begins, in characters from the start of the query.
    """

    kind: Kind
    text: str
    start: int

    @property
    def ambiguous(self) -> bool:
        """Whether reading it as a comparison would move strings and comments.

        ``<`` may begin an IRI or compare. Only an IRI with a quotation mark or a hash
        makes the two readings disagree on what follows, and no expression begins like
        ``http://``. ``<<`` may open a triple term, or compare with an IRI.
        """
        if self.kind is Kind.IRI:
            marked = "'" in self.text or "#" in self.text
            return marked and WITH_AUTHORITY.match(self.text) is None
        return self.text.startswith("<<")


class Place(NamedTuple):
    """A position for people: both numbers start at 1, columns count characters."""

    line: int
    column: int


def tokens_of(text: str) -> Iterator[Token]:
    """Give the tokens of a query, without space and comments.

    Raises:
        QuerySyntaxError: At the first character that begins no token.
    """
    position, end, run_end, named = 0, len(text), 0, False
    while position < end:
        if position >= run_end:
            run_end, named = _run(text, position)
        token = TOKEN if named or position >= run_end else UNNAMED
        found = token.match(text, position)
        if found is None or found.lastgroup is None:
            raise _nothing_begins(text, position)
        if found.lastgroup != "space":
            yield Token(Kind(found.lastgroup), found[0], position)
        position = found.end()


def _run(text: str, position: int) -> tuple[int, bool]:
    """Return where letters end that may be a name's prefix, and whether they are."""
    found = RUN.match(text, position)
    end = found.end() if found else position
    return end, text[end : end + 1] == ":" and text[end - 1 : end] != "."


def is_all_tokens(text: str) -> bool:
    """Return whether `tokens_of` reads a text to its end, in a tenth of its time."""
    found = TOKENS.match(text)
    return found is not None and found.end() == len(text)


def place_of(text: str, position: int) -> Place:
    """Return line and column of a position in a text."""
    line, line_start = 1, 0
    for ending in LINE_END.finditer(text, 0, position):
        line, line_start = line + 1, ending.end()
    return Place(line, position - line_start + 1)


def without_code_points(text: str) -> str:
    r"""Return a query with ``\u00e9`` and ``\U0001f600`` replaced by their characters.

    The recommendation (section 19.2) does this before anything else, so that such an
    escape may spell a keyword.

    Raises:
        QuerySyntaxError: If an escape means no character.
    """

    def character(found: re.Match[str]) -> str:
        number = int(found[1] or found[2], 16)
        if number > HIGHEST_CODE_POINT or number in SURROGATES:
            place = place_of(text, found.start())
            raise QuerySyntaxError(
                line=place.line,
                column=place.column,
                reason=f"{found[0]} is no character.",
                reason_ja=f"{found[0]} は文字ではありません",
            )
        return chr(number)

    return CODE_POINT.sub(character, text)


def _nothing_begins(text: str, position: int) -> QuerySyntaxError:
    line, column = place_of(text, position)
    reason, reason_ja = _said(text[position])
    return QuerySyntaxError(
        line=line, column=column, reason=reason, reason_ja=reason_ja
    )


def _said(character: str) -> tuple[str, str]:
    """Say in both languages why nothing begins with a character."""
    if character in "\"'":
        return "this string is not closed.", "この文字列が閉じられていません"
    narrow = unicodedata.normalize("NFKC", character)
    if narrow != character and narrow.isascii():
        return (
            f"“{character}” is a full-width character; write “{narrow}”.",
            f"「{character}」は全角です。半角の「{narrow}」を使ってください",
        )
    return (
        f"nothing in SPARQL begins with {character!r}.",
        f"「{character}」で始まる書き方は SPARQL にありません",
    )
