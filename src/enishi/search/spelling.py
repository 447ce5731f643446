"""Whether a text holds a word as it was typed, or only one that sounds like it.

Folding drops the last mark of length of long words: コンピュータ finds コンピューター,
but after what is written as it was typed.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from enishi.search.folding import MARK

_KATAKANA: Final = re.compile("[ァ-ヺ]{2}|[ァ-ヺ]ー")
_WORD: Final = re.compile("[ァ-ヺー]+")


def kana_words(query: str) -> tuple[str, ...]:
    """Return the words in katakana of a query, in normal form."""
    found = _WORD.findall(unicodedata.normalize("NFKC", query))
    return tuple(word for word in found if _KATAKANA.match(word))


def is_misheard(words: Iterable[str], texts: Iterable[str]) -> bool:
    """Tell whether texts hold one of some words with other marks of length only.

    Args:
        words: Words as typed, by `kana_words`.
        texts: All that is said of a thing.
    """
    normal = [unicodedata.normalize("NFKC", text) for text in texts]
    return any(
        not any(word in text for text in normal)
        and any(_sounding(word).search(text) for text in normal)
        for word in words
    )


@lru_cache(maxsize=256)
def _sounding(word: str) -> re.Pattern[str]:
    letters = word.replace(MARK, "")
    return re.compile("".join(f"{letter}{MARK}*" for letter in letters))
