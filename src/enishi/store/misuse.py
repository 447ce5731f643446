"""What the grammar allows and the recommendation's notes on it forbid.

Names without a declared prefix, variables that a group does not have, and the like:
each is found at the token that is too much.
"""

from collections.abc import Iterator
from typing import NamedTuple

from enishi.store.lexicon import Kind, Token
from enishi.store.recognition import Placed

PROJECTED = frozenset({"SelectVariable", "Everything"})
NAMED = frozenset({"SelectVariable", "SelectAs"})
WITH_GROUPS = frozenset({"Grouping", "GroupVariable", "GroupKey"})


class Misuse(NamedTuple):
    """A token that is too much, and why.

    Attributes:
        token: The token.
        english: The reason, as the rest of a sentence.
        japanese: The same in Japanese.
    """

    token: Token
    english: str
    japanese: str


def undeclared(placed: list[Placed]) -> Iterator[Misuse]:
    """Find names whose prefix no PREFIX declares before them."""
    declared: set[str] = set()
    for one in placed:
        if one.token.kind is not Kind.NAME:
            continue
        prefix = f"{one.token.text.partition(':')[0]}:"
        if one.rule == "Declared":
            declared.add(prefix)
        elif prefix not in declared:
            yield Misuse(
                one.token,
                f"the prefix “{prefix}” is not declared; begin the query with "
                f"PREFIX {prefix} <…>.",
                f"接頭辞「{prefix}」が宣言されていません。"
                f"問い合わせの初めに PREFIX {prefix} <…> を加えてください",
            )


def misused(placed: list[Placed]) -> Iterator[Misuse]:
    """Find what stands where it cannot mean anything."""
    yield from _declared_wrongly(placed)
    yield from _ungrouped(placed)
    yield from _named_twice(placed)
    yield from _bound_twice(placed)
    yield from _labels_in_two_groups(placed)


def _declared_wrongly(placed: list[Placed]) -> Iterator[Misuse]:
    for one in placed:
        if one.rule == "Declared" and not one.token.text.endswith(":"):
            yield Misuse(
                one.token,
                "the prefix that is declared ends with its colon.",
                "宣言する接頭辞は「:」で終わります",
            )


def _ungrouped(placed: list[Placed]) -> Iterator[Misuse]:
    grouped = {one.query for one in placed if one.rule == "Grouping"}
    keys = {
        (one.query, one.token.text[1:])
        for one in placed
        if one.rule in WITH_GROUPS and one.token.kind is Kind.VARIABLE
    }
    for one in placed:
        if one.rule not in PROJECTED or one.query not in grouped:
            continue
        if (one.query, one.token.text[1:]) not in keys:
            yield Misuse(
                one.token,
                f"“{one.token.text}” is neither in GROUP BY nor inside COUNT, SUM "
                "or the like.",
                f"「{one.token.text}」は GROUP BY にも COUNT などの集計にも"
                "含まれていません",
            )


def _named_twice(placed: list[Placed]) -> Iterator[Misuse]:
    seen: set[tuple[int, str]] = set()
    for one in placed:
        if one.rule not in NAMED:
            continue
        name = (one.query, one.token.text[1:])
        if one.rule == "SelectAs" and name in seen:
            yield _taken(one.token)
        seen.add(name)


def _bound_twice(placed: list[Placed]) -> Iterator[Misuse]:
    """Find BIND of a variable that its group has already."""
    had: list[Placed] = []
    for one in placed:
        if one.token.kind is not Kind.VARIABLE or one.apart or not one.groups:
            continue
        if one.rule == "BoundVariable" and any(
            before.token.text[1:] == one.token.text[1:]
            and before.groups[: len(one.groups)] == one.groups
            for before in had
        ):
            yield _taken(one.token)
        if not one.rule.startswith(("Stated", "Group", "Order")):
            had.append(one)


def _labels_in_two_groups(placed: list[Placed]) -> Iterator[Misuse]:
    first: dict[str, tuple[int, ...]] = {}
    for one in placed:
        if one.token.kind is not Kind.BLANK:
            continue
        if first.setdefault(one.token.text, one.groups) != one.groups:
            yield Misuse(
                one.token,
                f"“{one.token.text}” stands in another group already; "
                "use a variable instead.",
                f"「{one.token.text}」は別のグループで使われています。"
                "代わりに変数を使ってください",
            )


def _taken(token: Token) -> Misuse:
    return Misuse(
        token,
        f"“{token.text}” has a value already; choose another name after AS.",
        f"「{token.text}」にはすでに値があります。AS の後に別の名前を使ってください",
    )
