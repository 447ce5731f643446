"""Kana in Latin letters."""

import pytest

from enishi.search.folding import fold
from enishi.search.romaji import romaji

SPELT = [
    ("かわさき", "kawasaki"),
    ("よこはま", "yokohama"),
    ("とうきょう", "tokyo"),
    ("ほっかいどう", "hokkaido"),
    ("ちゅうおう", "chuo"),
    ("しんじゅく", "shinjuku"),
    ("かわs", "kawas"),
    ("トーキョー", "tokyo"),
]


@pytest.mark.parametrize(("kana", "letters"), SPELT)
def test_kana_are_spelt_as_on_maps(kana: str, letters: str) -> None:
    """Without marks of length, contracted and doubled as spoken."""
    assert romaji(fold(kana)) == letters


@pytest.mark.parametrize("word", ["川崎", "kawasaki", "かわ崎", "", "123", "か-1"])
def test_other_words_are_not_spelt(word: str) -> None:
    """Only kana, and letters on their way to kana, have a spelling."""
    assert romaji(fold(word)) == ""
