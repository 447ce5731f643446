"""Answers in XML that every reader of XML takes.

XML 1.0 (section 2.2) has no way to say most control characters, and its readers make a
line feed of a raw carriage return. An engine that writes them as they are breaks the
whole answer for one letter in it.
"""

from typing import Final, Protocol

CONTROLS: Final = bytes({*range(0x20)} - {*b"\t\n\r"})
"""What no XML can hold; two more characters have three bytes each."""

TOUCHY: Final = CONTROLS + b"\r"
NO_CHARACTERS: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
BEGINNING: Final = b"\xef\xbf"
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}".encode()


class Writable(Protocol):
    """Where bytes go."""

    def write(self, block: bytes, /) -> int:
        """Take bytes."""


class XmlText:
    """Passes XML on, with the replacement character for what XML cannot hold.

    Args:
        output: Where it goes.
    """

    def __init__(self, output: Writable) -> None:
        self._output = output
        self._kept = b""

    def write(self, block: bytes, /) -> int:
        """Take the next bytes; a character may be cut in two."""
        data = self._kept + block
        cut = _cut(data)
        self._kept = data[cut:]
        self._output.write(_readable(data[:cut]))
        return len(block)

    def flush(self) -> None:
        """Nothing: see `end`."""

    def end(self) -> None:
        """Pass on what was kept back."""
        if self._kept:
            self._output.write(self._kept)


def _cut(data: bytes) -> int:
    """Return where to cut, so that no three-byte character is cut in two."""
    for size in (2, 1):
        if data.endswith(BEGINNING[:size]):
            return len(data) - size
    return len(data)


def _readable(data: bytes) -> bytes:
    if len(data.translate(None, TOUCHY)) != len(data):
        data = data.replace(b"\r", b"&#13;")
        for control in CONTROLS:
            data = data.replace(bytes([control]), REPLACEMENT)
    if BEGINNING in data:
        for character in NO_CHARACTERS:
            data = data.replace(character, REPLACEMENT)
    return data
