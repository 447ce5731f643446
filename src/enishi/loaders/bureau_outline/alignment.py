"""Which bureau runs which program, where only the order of both is left.

In the table of related programs the column of bureaus was flattened: it is a list of
short names, one for a run of programs, whose vertical places are lost. Programs and
bureaus are in the same order. A program is given a bureau only where every best way to
match the two lists gives it that bureau.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_IMPOSSIBLE: Final = float("-inf")
_SHARED_ROW: Final = -3.0
"""What it costs that one program has two bureaus: it is rare."""

_Choice = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Ways:
    """The best ways to match up to a program and a bureau.

    Attributes:
        score: What each of them scores.
        choices: For each program so far, the bureaus that the ways give it.
    """

    score: float
    choices: tuple[frozenset[_Choice], ...]


def align(
    scores: Sequence[Sequence[float]], bureaus: Sequence[str]
) -> list[tuple[str, ...]]:
    """Match programs with bureaus in order.

    Args:
        scores: For each program, for each bureau, how well they fit; minus infinity
            where they cannot.
        bureaus: Their names, in order; one can come up several times.

    Returns:
        For each program the bureaus that every best way gives it; none where the ways
        differ or there is no way.
    """
    best: _Ways | None = None
    above: list[_Ways | None] = []
    for row, fits in enumerate(scores):
        line: list[_Ways | None] = []
        for column, fit in enumerate(fits):
            before = (
                [above[column], above[column - 1] if column else None] if row else []
            )
            left = line[column - 1] if column else None
            line.append(_extended(before, left, column, fit, first=row == column == 0))
        above = line
        best = line[-1] if line else None
    if best is None:
        return [() for _ in scores]
    return [_agreed(choices, bureaus) for choices in best.choices]


def _extended(
    before: Sequence[_Ways | None],
    left: _Ways | None,
    column: int,
    fit: float,
    *,
    first: bool,
) -> _Ways | None:
    """Return the best ways that end by giving a program a bureau.

    Args:
        before: The ways up to the program before, with this bureau or the one before.
        left: The ways that gave this program the bureau before.
        column: The bureau.
        fit: How well the two fit.
        first: Whether they are the first of both lists.
    """
    if fit == _IMPOSSIBLE:
        return None
    here = frozenset({column})
    ways = [_Ways(fit, (frozenset({here}),))] if first else []
    ways += [
        _Ways(way.score + fit, (*way.choices, frozenset({here})))
        for way in before
        if way is not None
    ]
    if left is not None:
        shared = frozenset(choice | here for choice in left.choices[-1])
        ways.append(_Ways(left.score + fit + _SHARED_ROW, (*left.choices[:-1], shared)))
    return _best(ways)


def _best(ways: Sequence[_Ways]) -> _Ways | None:
    """Return the ways with the highest score as one."""
    if not ways:
        return None
    top = max(way.score for way in ways)
    kept = [way.choices for way in ways if way.score == top]
    return _Ways(
        top, tuple(frozenset().union(*column) for column in zip(*kept, strict=True))
    )


def _agreed(choices: frozenset[_Choice], bureaus: Sequence[str]) -> tuple[str, ...]:
    """Return the bureaus that are in every one of the choices."""
    named = [
        dict.fromkeys(bureaus[column] for column in sorted(choice))
        for choice in choices
    ]
    first, *others = named
    return tuple(name for name in first if all(name in other for other in others))
