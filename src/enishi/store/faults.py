"""Where a query goes wrong, and what is wrong there, in words.

An engine says where it gave up, which is often later, and what it tried last. Here the
grammar is followed token by token: the first that cannot stand is the fault.
"""

from difflib import get_close_matches
from itertools import islice
from typing import Final

from enishi.store.grammar import Reference, beginnings, keywords, terminal_of
from enishi.store.lexicon import Kind, Token, place_of
from enishi.store.misuse import Misuse, misused, undeclared
from enishi.store.recognition import Stop, recognised
from enishi.store.refusals import QuerySyntaxError

LATER: Final = frozenset({"<<", "<<(", ">>", "~"})
"""Signs of SPARQL 1.2, which the grammar here does not know."""
GOING_ON: Final = beginnings(Reference("GoingOn"))
"""What may follow any expression; said only where nothing else could stand."""
SHOWN: Final = 6
LONGEST: Final = 40
KINDS: Final = {
    "VARIABLE": ("a variable (?x)", "変数（?x）"),
    "IRI": ("an address (<…>)", "IRI（<…>）"),
    "NAME": ("a name (ex:x)", "接頭辞つきの名前（ex:x）"),
    "STRING": ("a string", "文字列"),
    "NUMBER": ("a number", "数"),
    "INTEGER": ("a whole number", "整数"),
    "LANGUAGE": ("a language (@ja)", "言語タグ（@ja）"),
    "BLANK": ("_:x", "_:x"),
    "ANON": ("[]", "[]"),
    "NIL": ("()", "()"),
    "END": ("the end", "問い合わせの終わり"),
}


def fault_of(text: str) -> QuerySyntaxError | None:
    """Return the first fault of a query; None where none is found.

    Args:
        text: A query that an engine, or the look at its words, has refused.
    """
    try:
        recognition = recognised(text)
    except QuerySyntaxError as error:
        return error
    placed, stop = recognition.placed, recognition.stop
    if stop is not None and stop.token is not None and stop.token.text in LATER:
        return None
    for found in islice(undeclared(placed), 1):
        return _at(text, found)
    if stop is not None:
        return _at(text, _told(text, stop))
    for found in islice(misused(placed), 1):
        return _at(text, found)
    return None


def _at(text: str, misuse: Misuse) -> QuerySyntaxError:
    line, column = place_of(text, misuse.token.start)
    return QuerySyntaxError(
        line=line, column=column, reason=misuse.english, reason_ja=misuse.japanese
    )


def _told(text: str, stop: Stop) -> Misuse:
    """Say why a token cannot stand where it does."""
    if stop.token is None:
        return _ended(text, stop)
    token, shown = stop.token, _shown(stop.token)
    for misuse in (
        _bracket(text, token, stop),
        _misspelt(token, stop.expected),
        _without_dot(token, stop.expected),
        _unprefixed(token, stop.expected),
    ):
        if misuse is not None:
            return misuse
    english, japanese = _expected(stop.expected)
    return Misuse(
        token,
        f"“{shown}” cannot stand here; expected {english}.",
        f"「{shown}」はここに書けません。ここには {japanese} が入ります",
    )


def _ended(text: str, stop: Stop) -> Misuse:
    end = Token(Kind.WORD, "", len(text.rstrip()))
    if not stop.opened:
        english, japanese = _expected(stop.expected)
        return Misuse(
            end,
            f"the query ends too early; expected {english}.",
            f"問い合わせが途中で終わっています。ここには {japanese} が入ります",
        )
    open_ = stop.opened[-1]
    line, column = place_of(text, open_.start)
    return Misuse(
        end,
        f"the query ends here, but “{open_.text}” of line {line}, column {column} is "
        "not closed.",
        f"{line}行{column}列目の「{open_.text}」が閉じられないまま終わっています",
    )


def _bracket(text: str, token: Token, stop: Stop) -> Misuse | None:
    """Say of a closing bracket which one it does not close."""
    if token.kind is not Kind.CLOSING or f"'{token.text}'" in stop.expected:
        return None
    if not stop.opened:
        return Misuse(
            token,
            f"“{token.text}” closes nothing; there is one too many.",
            f"「{token.text}」に対応する開き括弧がありません",
        )
    open_ = stop.opened[-1]
    if open_.text + token.text in {"{}", "()", "[]"}:
        return None
    line, column = place_of(text, open_.start)
    return Misuse(
        token,
        f"“{token.text}” does not close “{open_.text}” of line {line}, "
        f"column {column}.",
        f"「{token.text}」では{line}行{column}列目の「{open_.text}」を閉じられません",
    )


def _misspelt(token: Token, expected: frozenset[str]) -> Misuse | None:
    """Say of a word which keyword it may have been meant for."""
    if token.kind is not Kind.WORD or terminal_of(token) in keywords():
        return None
    words = [name.strip("'") for name in expected & keywords()]
    near = get_close_matches(token.text.upper(), words, n=1, cutoff=0.7)
    if not near:
        return None
    return Misuse(
        token,
        f"“{_shown(token)}” is no word of SPARQL here; did you mean {near[0]}?",
        f"「{_shown(token)}」という語はここに書けません。{near[0]} でしょうか",
    )


def _without_dot(token: Token, expected: frozenset[str]) -> Misuse | None:
    """Say that a full stop is missing where the next statement begins."""
    if "'.'" not in expected or "';'" not in expected:
        return None
    if terminal_of(token) not in beginnings(Reference("Term")):
        return None
    shown = _shown(token)
    return Misuse(
        token,
        f"a “.” is missing before “{shown}”; or “;” for the same subject, or “,” "
        "for another value.",
        f"「{shown}」の前に「.」がありません"
        "（主語が同じなら「;」、値を並べるなら「,」）",
    )


def _unprefixed(token: Token, expected: frozenset[str]) -> Misuse | None:
    """Say of a bare word, or of a broken address, how terms are written."""
    if token.text == "<" and "IRI" in expected:
        return Misuse(
            token,
            "this address is not closed by “>”, or holds a space or another character "
            "that it may not.",
            "この IRI は「>」で閉じられていないか、空白など使えない文字を含んでいます",
        )
    if expected == {"NAME"}:
        return Misuse(
            token,
            "after PREFIX comes a name with its colon, such as ex:.",
            "PREFIX の後には、ex: のようにコロンの付いた名前が入ります",
        )
    if token.kind is not Kind.WORD or "VARIABLE" not in expected:
        return None
    if terminal_of(token) in keywords():
        return None
    return Misuse(
        token,
        f"“{_shown(token)}” is no word of SPARQL here; a variable begins with “?”, a "
        "name has a prefix (ex:name), a text has quotation marks.",
        f"「{_shown(token)}」はここに書けません。変数は「?」で始め、"
        "名前には接頭辞（ex:name）、文字列には引用符を付けます",
    )


def _expected(names: frozenset[str]) -> tuple[str, str]:
    """List what could stand somewhere, in both languages."""
    kinds = [KINDS[name] for name in KINDS if name in names]
    signs = {name for name in names if name not in KINDS}
    words = sorted(name.strip("'") for name in signs - GOING_ON or signs)
    both = [*kinds, *((word, word) for word in words if word)]
    if len(both) > SHOWN:
        both = [*both[:SHOWN], ("something else", "など")]
    english = ", ".join(one for one, _ in both[:-1])
    last = both[-1][0]
    japanese = "、".join(other for _, other in both)
    return (f"{english} or {last}" if english else last), japanese


def _shown(token: Token) -> str:
    text = token.text
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
