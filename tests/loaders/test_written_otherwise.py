"""The same documents as other converters and systems would have written them."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Span
from enishi.loaders.parties import party_spans
from enishi.loaders.records import Reading, Record
from enishi.vocabulary.identity import Ref

DOCUMENTS: Final = (
    "kawasaki-action-program-3-summary",
    "kawasaki-progress-sheet-fy2021",
    "tokyo-city-diplomacy-results-fy2021",
    "yokohama-civic-collaboration-fy2020",
    "yokohama-international-bureau-fy2021",
)
RADICALS: Final = {
    ord(unicodedata.normalize("NFKC", chr(code))): chr(code)
    for code in range(0x2F00, 0x2FD6)
}
Read = Callable[[str], Reading]


def half_width(text: str) -> str:
    """Write katakana in half width."""
    letters: dict[str | int, str | int | None] = {}
    for code in range(0xFF66, 0xFF9E):
        kana = unicodedata.normalize("NFKC", chr(code))
        letters[kana] = chr(code)
        for mark, half in (("\u3099", "ﾞ"), ("\u309a", "ﾟ")):
            voiced = unicodedata.normalize("NFC", kana + mark)
            if len(voiced) == 1:
                letters[voiced] = chr(code) + half
    return text.translate(str.maketrans(letters))


def with_page_breaks(text: str) -> str:
    """Put a form feed before every fortieth line."""
    lines = text.split("\n")
    return "\n".join("\f" * (at % 40 == 39) + one for at, one in enumerate(lines))


WAYS: Final[dict[str, Callable[[str], str]]] = {
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
    "half width": half_width,
    "radicals": lambda text: text.translate(RADICALS),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "zero width": lambda text: text.replace("市", "\u200b市\ufe00"),
    "page breaks": with_page_breaks,
    "indented": lambda text: text.replace("\n", "\n "),
    "trailing": lambda text: text.replace("\n", " \n"),
    "waves": lambda text: text.replace("～", "〜"),
}


def _told(value: Any) -> Any:  # noqa: ANN401 - whatever a record holds
    """Return what a value says, wherever it stands and however it is written."""
    if isinstance(value, str):
        return normalise(value).replace(" ", "")
    if isinstance(value, tuple):
        return tuple(_told(one) for one in value)
    if isinstance(value, Ref | Span):
        return None
    if is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: getattr(value, f.name) for f in fields(value)}
        return tuple(_told(part) for name, part in parts.items() if name != "evidence")
    return value


def facts(reading: Reading) -> Counter[tuple[str, object]]:
    """Count what is said."""
    return Counter((type(one).__name__, _told(one)) for one in reading.records)


def spans(record: Record) -> Iterator[Span]:
    """Yield the passages of a record and of the names in it."""
    yield from record.evidence
    yield from party_spans(record)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("slug", DOCUMENTS)
def test_other_letters_say_the_same(
    originals: dict[str, tuple[str, Reading]], read_copy: Read, slug: str, way: str
) -> None:
    """Not one fact is lost, changed or made up, and passages are as printed."""
    text, reading = originals[slug]
    copy = WAYS[way](text)
    changed = read_copy(copy)

    assert facts(changed) == facts(reading)
    for old, new in zip(reading.records, changed.records, strict=True):
        for one, other in zip(spans(old), spans(new), strict=True):
            assert _told(copy[other.start : other.end]) == _told(
                text[one.start : one.end]
            )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_may_end_as_on_any_system(
    originals: dict[str, tuple[str, Reading]],
    read_copy: Read,
    tmp_path: Path,
    end: str,
) -> None:
    """A file of another system, with a byte order mark, is the same document."""
    text, reading = originals["kawasaki-action-program-3-summary"]
    path = tmp_path / "copy.txt"
    path.write_bytes(text.replace("\n", end).encode("utf-8-sig"))

    assert read_copy(Document.read(path).text) == reading
