"""Text that every format can carry, and the way to write it as bytes."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

CHUNK: Final = 1 << 16
"""Bytes are handed on in pieces of about this size."""
BOM: Final = "\ufeff"

# What XML 1.0 cannot hold, and the C1 controls, which it discourages. U+0085 is a line
# break of old mainframes and is left as it is.
_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
)
_LINE_ENDS: Final = re.compile("\r\n?")
_BREAKS: Final = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_XML_BREAKS: Final = re.compile("[\t\n\x85\u2028]")
_MARKDOWN: Final = re.compile(r"[\\`*_\[\]|~#!]")
_FORMULA: Final = re.compile("[=+\\-@\t\r\n＝＋－＠]")


def clean(text: str) -> str:
    """Return a text as Unicode NFC with nothing that XML 1.0 cannot hold.

    Line ends become line feeds; a character that does not fit becomes U+FFFD, so that
    it is seen that something stood there. Idempotent.
    """
    told = _UNFIT.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", told)


def one_line(text: str) -> str:
    """Return a text with every run of line breaks and tabs turned into one blank."""
    return _BREAKS.sub(" ", text).strip()


def formula_safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    A text that begins with ``= + - @``, their full-width forms, a tab or a line end
    gets an apostrophe in front (OWASP, "CSV Injection"). Only for texts: a number that
    begins with a minus is no formula.
    """
    return "'" + text if _FORMULA.match(text) else text


def markdown_text(text: str) -> str:
    """Return a text on one line in which Markdown and HTML see no signs of theirs."""
    return _MARKDOWN.sub(r"\\\g<0>", escape(one_line(text), quote=False))


def xml_text(text: str) -> str:
    """Escape a text for an XML attribute or element; every line break survives.

    Readers of XML 1.0 turn line feeds and tabs of attributes into blanks, some do so
    with U+0085 and U+2028, as XML 1.1 has it.
    """
    return _XML_BREAKS.sub(lambda found: f"&#{ord(found[0])};", escape(text))


def xml_tag(name: str, attributes: dict[str, str], content: str | None = None) -> str:
    """Return an XML element.

    Args:
        name: The element's name.
        attributes: Unescaped text by name, in the order of writing.
        content: Escaped content; None for an empty element.
    """
    given = "".join(f' {key}="{xml_text(value)}"' for key, value in attributes.items())
    if content is None:
        return f"<{name}{given}/>"
    return f"<{name}{given}>{content}</{name}>"


def json_text(value: object) -> str:
    """Return compact JSON with Japanese as it is.

    Raises:
        ValueError: For a number that JSON cannot hold.
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def json_list(values: Iterable[object]) -> Iterator[str]:
    """Give a JSON array piece by piece, one member to a line."""
    yield "["
    ahead = "\n"
    for value in values:
        yield ahead + json_text(value)
        ahead = ",\n"
    yield "\n]"


def encode(parts: Iterable[str]) -> Iterator[bytes]:
    """Give pieces of text as UTF-8, gathered into pieces of a useful size."""
    gathered: list[str] = []
    length = 0
    for part in parts:
        gathered.append(part)
        length += len(part)
        if length >= CHUNK:
            yield "".join(gathered).encode()
            gathered, length = [], 0
    if gathered:
        yield "".join(gathered).encode()
