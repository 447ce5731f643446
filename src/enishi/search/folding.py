"""Texts made comparable: what counts as the same to a reader becomes the same here.

Full and half width, upper and lower case, hiragana and katakana, small and large kana,
old and new characters, ヴァ and バ, ヶ and ケ, a mark of length at the end of a long
word or none, a middle dot within a katakana name or none, line breaks within Japanese
text, thousands' commas. A mark of length elsewhere makes another word: ビール, ビル.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.search.characters import after, before

JAPANESE: Final = r"\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff々〆〇"
"""Characters of words that are written without spaces, in a folded text."""

MARK: Final = "ー"
"""The mark of length."""

Replacement = Callable[[re.Match[str]], str]

_DROPPED: Final = re.compile(
    "[\u0300-\u036f\u3099\u309a\u00ad\u200b-\u200d\u2060\ufeff"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_V_SOUND: Final = re.compile("ヴ[アイエオユ]?|[ヷヸヹヺ]")
_V_SOUNDS: Final = {
    "ヴア": "バ",
    "ヴイ": "ビ",
    "ヴエ": "ベ",
    "ヴオ": "ボ",
    "ヴユ": "ビユ",
    "ヴ": "ブ",
    "ヷ": "バ",
    "ヸ": "ビ",
    "ヹ": "ベ",
    "ヺ": "ボ",
}
# Dashes stand for the mark of length, but ビル-1 is the first of some buildings.
_DASHES: Final = r"ー\-‐‑‒–—―−─〜~"
_LONG: Final = re.compile(rf"(?<=[ァ-ヺ])(?:ー[{_DASHES}]*|[{_DASHES}]++(?![0-9a-z]))")
# コンピューター is also written コンピュータ; words as short as コピー always keep it.
_LAST_LONG: Final = re.compile("(?<=[ァ-ヺー]{2}[ァ-ヺ])ー(?![ァ-ヺ])")
_DOT: Final = re.compile(r"(?<=[ァ-ヺー])[・·‧•]+(?=[ァ-ヺ])")
_COMMA: Final = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
_WRAP: Final = re.compile(rf"(?<=[{JAPANESE}])[ \r\n]+(?=[{JAPANESE}])")
_BREAK: Final = re.compile(r"[\W_]+")
_STEPS: Final[tuple[tuple[re.Pattern[str], Replacement], ...]] = (
    (_DROPPED, lambda _: ""),
    (_WRAP, lambda _: ""),
    (_V_SOUND, lambda match: _V_SOUNDS[match[0]]),
    (_LONG, lambda _: MARK),
    (_DOT, lambda _: ""),
    (_LAST_LONG, lambda _: ""),
    (_COMMA, lambda _: ""),
    (_BREAK, lambda _: " "),
)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text that knows where each of its characters came from.

    Attributes:
        text: Word characters, with one space where words are held apart.
        starts: For each character, the offset of the first one it was made from.
        ends: For each character, the offset behind the last one it was made from.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a non-empty stretch of it stands in the original."""
        return self.starts[start], max(self.ends[start:end])


def fold(text: str) -> str:
    """Return a text as it is compared."""
    folded = _characters(text)
    for pattern, replacement in _STEPS:
        folded = pattern.sub(replacement, folded)
    return folded.strip()


def fold_with_offsets(text: str) -> FoldedText:
    """Fold a text and keep the way back to its characters.

    The folded text is what `fold` gives, except for spaces at either end.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        piece = _characters(text[start:end])
        pieces.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    folded = FoldedText("".join(pieces), tuple(starts), tuple(ends))
    for pattern, replacement in _STEPS:
        folded = _rewritten(folded, pattern, replacement)
    return folded


def _characters(text: str) -> str:
    normal = unicodedata.normalize("NFKC", text.translate(before()))
    # Lower case may take a character out of normal form, and a mark may wait for it.
    return unicodedata.normalize("NFKC", normal.casefold()).translate(after())


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose characters Unicode may join or reorder."""
    start = 0
    for position in range(1, len(text)):
        if not _joins(text[position]):
            yield start, position
            start = position
    if text:
        yield start, len(text)


def _joins(character: str) -> bool:
    return (
        unicodedata.category(character)[0] == "M"
        or character in "ﾞﾟ"
        or "\u1160" <= character <= "\u11ff"  # vowels and finals of Hangul
        or "\uffa0" <= character <= "\uffdc"
    )


def _rewritten(
    folded: FoldedText, pattern: re.Pattern[str], replacement: Replacement
) -> FoldedText:
    """Do what ``pattern.sub`` does, to the offsets as well."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for match in pattern.finditer(folded.text):
        first, last = match.span()
        new = replacement(match)
        pieces += [folded.text[done:first], new]
        starts += folded.starts[done:first]
        starts += [folded.starts[first]] * len(new)
        ends += folded.ends[done:first]
        ends += [max(folded.ends[first:last])] * len(new)
        done = last
    if not done:
        return folded
    pieces.append(folded.text[done:])
    starts += folded.starts[done:]
    ends += folded.ends[done:]
    return FoldedText("".join(pieces), tuple(starts), tuple(ends))
