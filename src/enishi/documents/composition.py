"""A document in composed letters: what converters write in many ways, in one.

Converters from PDF and spreadsheets write one printed letter in several ways: as a
kana and its voicing mark, as a half-width katakana, as a radical that looks like the
kanji, with zero-width characters before it, with one of a dozen blanks behind it. None
of these is a choice of whoever wrote the document. Readers of layouts are given the
composed text, and what they find is led back to the text as given.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import RADICALS
from enishi.documents.source import Document, Span

_MARKS: Final = "\u0300-\u036f\u3099\u309a"
_HALF_WIDTH: Final = "\uff61-\uff64\uff66-\uff9f"  # the dot is read as it is
_BLANKS: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_SEPARATORS: Final = "\x0b\x0c\x1c-\x1f\x85\u2028\u2029\r"
_RADICAL: Final = "\u2e80-\u2fdf"
_INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1b\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_IDEOGRAPHIC: Final = "\u3000"
_WORD: Final = "[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]"
_HYPHENS: Final = "\u2010-\u2013\u2212\ufe63\uff0d"
_ODD: Final = re.compile(
    rf"(?P<marked>[^{_MARKS}\n][{_MARKS}]+)"
    rf"|(?P<half>[{_HALF_WIDTH}][\uff9e\uff9f]?)"
    rf"|(?P<radical>[{_RADICAL}])"
    rf"|(?P<blank>[{_BLANKS}{_SEPARATORS}])"
    rf"|(?P<invisible>[{_INVISIBLE}])"
    r"|(?P<wave>\u301c)"
    rf"|(?P<hyphen>(?<={_WORD})[{_HYPHENS}](?={_WORD}))"
)
_INSTEAD: Final = {"blank": " ", "invisible": "", "wave": "～", "hyphen": "-"}


@dataclass(frozen=True)
class Composed:
    """A document in composed letters, with the way back.

    Attributes:
        document: The document as readers are given it; its lines are those of the
            document as given.
        starts: For each of its characters, where what it stands for begins in the
            document as given; one more for the end.
        ends: For each of its characters, where what it stands for ends.
    """

    document: Document
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def is_as_given(self) -> bool:
        """Whether the document was composed already."""
        return not self.starts

    def printed(self, span: Span) -> Span:
        """Return where a stretch of the composed text stands in the text as given."""
        if self.is_as_given:
            return span
        start = self.starts[span.start]
        if span.start == span.end:
            return Span(start, start)
        return Span(start, self.ends[span.end - 1])


def compose(document: Document) -> Composed:
    """Return a document in composed letters.

    Voicing marks and accents are joined with their letters, half-width katakana become
    full-width, radicals the kanji that they look like, hyphens within words one hyphen,
    waves one wave, and blanks of any kind a blank; what has no width goes. The
    ideographic blank is left alone where there are others, and a radical where it is
    the only one: that is a font's quirk, not a converter's habit. Digits, Latin letters
    and brackets keep their width, and circled digits are what they are: readers tell
    them apart.
    """
    text = document.text
    habit = len(set(re.findall(f"[{_RADICAL}]", text))) > 1
    if " " not in text and _IDEOGRAPHIC in text:
        text = text.replace(_IDEOGRAPHIC, " ")
    elif not _ODD.search(text):
        return Composed(document)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _ODD.finditer(text):
        letters.append(text[at : match.start()])
        starts.extend(range(at, match.start()))
        ends.extend(range(at + 1, match.start() + 1))
        radical = match["radical"] is not None
        written = match.group() if radical and not habit else _written(match)
        letters.append(written)
        starts.extend([match.start()] * len(written))
        ends.extend([match.end()] * len(written))
        at = match.end()
    letters.append(text[at:])
    starts.extend(range(at, len(text) + 1))
    ends.extend(range(at + 1, len(text) + 1))
    composed = Document(document.name, "".join(letters))
    return Composed(composed, tuple(starts), tuple(ends))


def _written(match: re.Match[str]) -> str:
    """Return in composed letters what a match holds."""
    printed = match.group()
    if match["marked"]:
        return unicodedata.normalize("NFC", printed)
    if match["half"]:
        return unicodedata.normalize("NFKC", printed)
    if match["radical"]:
        kanji = unicodedata.normalize("NFKC", printed.translate(RADICALS))
        return kanji if len(kanji) == 1 else printed
    return _INSTEAD[match.lastgroup or ""]
