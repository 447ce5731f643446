"""Text made comparable character by character, with the way back to its offsets.

Names are compared after NFKC, with ヶ as ケ. Unlike the normal form of a whole name,
the folded text remembers where each of its characters came from, so that what is found
in it can be pointed at in the text as it was handed in.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

_VARIANTS: Final = {"ヶ": "ケ", "ヵ": "カ", "’": "'", "‐": "-", "－": "-", "–": "-"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text.

    Attributes:
        text: The folded characters.
        offsets: For each of them, the offset of the character it was made from.
        length: Length of the text that was handed in.
    """

    text: str
    offsets: tuple[int, ...]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the folded text stands in the original.

        Args:
            start: First character of a non-empty stretch.
            end: The one behind its last character.

        Returns:
            Start and end offset in the original, end exclusive.
        """
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str, *, wrapped: bool = False) -> Folded:
    """Fold a text.

    Args:
        text: Any text.
        wrapped: Whether lines were broken in the midst of names, as PDF extractors
            leave them; white space around a line break is then dropped between
            Japanese characters, and is one space between Latin ones.

    Returns:
        The folded text with its offsets.
    """
    characters: list[str] = []
    offsets: list[int] = []
    position = 0
    while position < len(text):
        behind = _break_end(text, position) if wrapped else position
        if behind > position:
            if _spaced(text, position, behind):
                characters.append(" ")
                offsets.append(position)
            position = behind
            continue
        for character in _folded(text[position]):
            characters.append(character)
            offsets.append(position)
        position += 1
    return Folded("".join(characters), tuple(offsets), len(text))


def fold_name(name: str) -> str:
    """Return a name as it stands in a folded text."""
    return fold(name).text


def _folded(character: str) -> str:
    """Return what a character is compared as; circled digits stay apart from digits."""
    if character < "\x80":
        return character
    if character in _VARIANTS:
        return _VARIANTS[character]
    if unicodedata.category(character) == "No":
        return character
    return unicodedata.normalize("NFKC", character)


def _break_end(text: str, position: int) -> int:
    """Return the end of white space that holds a line break, else the position."""
    end = position
    while end < len(text) and text[end].isspace():
        end += 1
    return end if "\n" in text[position:end] else position


def _spaced(text: str, start: int, end: int) -> bool:
    """Whether a line break between two characters stands for a space."""
    return (
        start > 0
        and end < len(text)
        and text[start - 1].isascii()
        and text[end].isascii()
    )
