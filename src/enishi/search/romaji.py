"""Kana in Latin letters, so that かわさき finds Kawasaki.

Modified Hepburn, written without marks of length, as English names of Japanese places
are: とうきょう is tokyo.
"""

import re
from functools import cache
from typing import Final

from enishi.search.folding import JAPANESE, MARK, fold

ROWS: Final = {
    "アイウエオ": "a i u e o",
    "カキクケコ": "ka ki ku ke ko",
    "サシスセソ": "sa shi su se so",
    "タチツテト": "ta chi tsu te to",
    "ナニヌネノ": "na ni nu ne no",
    "ハヒフヘホ": "ha hi fu he ho",
    "マミムメモ": "ma mi mu me mo",
    "ヤユヨワン": "ya yu yo wa n",
    "ラリルレロ": "ra ri ru re ro",
    "ガギグゲゴ": "ga gi gu ge go",
    "ザジズゼゾ": "za ji zu ze zo",
    "ダデド": "da de do",
    "バビブベボ": "ba bi bu be bo",
    "パピプペポ": "pa pi pu pe po",
}
"""Katakana of a folded text (no small ones, no ヂ ヅ ヲ) with their letters."""

_KANA: Final = re.compile(r"[ァ-ヺa-z]+")
_JAPANESE: Final = re.compile(f"[{JAPANESE}]")
_CONTRACTED: Final = re.compile(r"(sh|ch|j)iy([auo])|([kgnhbpmr])iy([auo])")
_DOUBLED: Final = re.compile(r"tsu(?=[kstpc])")
_LONG: Final = re.compile(r"ou|oo|uu")


def romaji(term: str) -> str:
    """Return a folded term of kana alone in Latin letters, or "" for any other.

    A folded term does not tell きょ from きよ nor っ from つ; the contracted reading is
    taken, which is right for nearly every name. Letters that an input method has not
    yet made kana of may stand at its end: かわs is kawas.
    """
    short = term.replace(MARK, "")
    if not _KANA.fullmatch(short) or not _JAPANESE.search(short):
        return ""
    letters = _letters()
    spelt = "".join(letters.get(character, character) for character in short)
    if _JAPANESE.search(spelt):
        return ""
    spelt = _CONTRACTED.sub(lambda m: (m[1] or f"{m[3]}y") + (m[2] or m[4]), spelt)
    spelt = _DOUBLED.sub(lambda m: m.string[m.end()], spelt)
    return _LONG.sub(lambda m: m[0][0], spelt)


@cache
def _letters() -> dict[str, str]:
    return {
        kana: spelt
        for row, line in ROWS.items()
        for kana, spelt in zip(fold(row), line.split(), strict=True)
    }
