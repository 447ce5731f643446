"""Reading requests off the wire more strictly than waitress does.

Whatever two servers in a row might read in two ways is refused (RFC 9112, sections 3.2,
6.1 and 6.3), nothing is waited for that cannot come, and nothing a client sends ends in
an exception.
"""

import re
from ipaddress import IPv6Address
from typing import TYPE_CHECKING, Final

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.receiver import ChunkedReceiver
from waitress.utilities import (
    BadRequest,
    Error,
    RequestEntityTooLarge,
    RequestHeaderFieldsTooLarge,
)

if TYPE_CHECKING:
    from waitress.adjustments import Adjustments
    from waitress.buffers import OverflowableBuffer

VERSIONS: Final = frozenset({"1.0", "1.1"})
BARE_LINE_END: Final = re.compile(rb"(?<!\r)\n")
HOST: Final = re.compile(
    r"(?:(?P<name>[A-Za-z0-9._-]{1,255})|\[(?P<number>[0-9A-Fa-f:.]{2,45})\])"
    r"(?::[0-9]{1,5})?"
)
"""A ``Host`` header's value, as far as there are such hosts. Two headers of one name
arrive as one with a comma in between, which is none."""

LONGEST_FIELD: Final = 1 << 14
MOST_FIELDS: Final = 200
"""Only an address, with its query, may be longer: weighing 60,000 media types of an
``Accept`` would take a second and a half."""

LONGEST_CHUNK_HEAD: Final = 1 << 10
LONGEST_TRAILER: Final = 1 << 13


class VersionNotSupported(Error):  # noqa: N818 - as waitress names its own
    """The request is in another version of HTTP."""

    code = 505
    reason = "HTTP Version Not Supported"


class StrictParser(HTTPRequestParser):
    """Reads one request."""

    command: str  # type: ignore[assignment]  # here and below as it really is
    headers: dict[str, str]
    path: str
    proxy_netloc: str

    def __init__(self, adjustments: "Adjustments") -> None:
        super().__init__(adjustments)
        self.command = self.path = ""  # unless the first line is read

    def received(self, data: bytes) -> int:
        """Take bytes; return how many of them belong to this request."""
        consumed: int = super().received(data)
        new = max(0, len(self.header_plus) - len(data))
        if not self.headers_finished and BARE_LINE_END.search(self.header_plus, new):
            self.error = BadRequest("Bare LF found in HTTP message")
            self.completed = True
        if self.completed:  # nothing more will come, so nobody must be told to go on
            self.expect_continue = False
        return consumed

    def parse_header(self, header_plus: bytes) -> None:
        """Read the first line and the headers.

        Raises:
            ParsingError: If they are not right.
        """
        try:
            super().parse_header(header_plus)
        except ValueError as error:  # of an address, or a number of 5,000 digits
            raise ParsingError("Start line or Content-Length is invalid") from error
        self.error = self._limit_passed()
        if self.error is not None:
            self.completed = True
            return
        self._check_target()
        self._check_length()
        self._read_connection()
        if self.body_rcv is not None and self.chunked:
            self.body_rcv = StrictChunks(self.body_rcv.getbuf(), self.adj)

    def _limit_passed(self) -> Error | None:
        """Return what is more, or newer, than is read here."""
        if self.version not in VERSIONS:
            return VersionNotSupported(self.version)
        longest = max(map(len, self.headers.values()), default=0)
        if longest > LONGEST_FIELD or len(self.headers) > MOST_FIELDS:
            return RequestHeaderFieldsTooLarge(f"exceeds {LONGEST_FIELD}")
        return None

    def _check_target(self) -> None:
        """See that there is one host and a path; the host of an address goes first."""
        if self.proxy_netloc:
            self.path = self.path or "/"
            self.headers["HOST"] = self.proxy_netloc
        if not self.path.startswith("/") and self.path != "*":
            raise ParsingError("Request target is invalid")
        host = self.headers.get("HOST")
        if host is None and self.version == "1.0":
            return
        if host is None or not _is_host(host):
            raise ParsingError("There must be one valid Host header")

    def _check_length(self) -> None:
        """See that the length of the body is said in one way."""
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError(
                "Content-Length and Transfer-Encoding exclude each other"
            )
        if "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("Transfer-Encoding is not part of HTTP/1.0")

    def _read_connection(self) -> None:
        """Find ``close`` and ``keep-alive`` among other options of the connection."""
        named = self.headers.get("CONNECTION", "").lower().split(",")
        options = {option.strip() for option in named}
        if "close" in options:
            self.headers["CONNECTION"] = "close"
            self.connection_close = True
        elif "keep-alive" in options:
            self.headers["CONNECTION"] = "keep-alive"
            self.connection_close = False


def _is_host(text: str) -> bool:
    """Return whether a text is a host; ``xn--`` alone is none, as it means nothing."""
    found = HOST.fullmatch(text)
    if found is None:
        return False
    try:
        if found["number"]:
            IPv6Address(found["number"])
        else:
            found["name"].encode().decode("idna").encode("idna")
    except ValueError:
        return False
    return True


class StrictChunks(ChunkedReceiver):
    """Reads a body in chunks, and gives up as soon as it cannot become right.

    Args:
        buffer: Where the body goes.
        adjustments: Name how large it may be.
    """

    def __init__(
        self, buffer: "OverflowableBuffer", adjustments: "Adjustments"
    ) -> None:
        super().__init__(buffer)
        self._most = adjustments.max_request_body_size

    def received(self, s: bytes) -> int:
        """Take bytes; return how many of them belong to the body."""
        consumed: int = super().received(s)
        if self.chunk_remainder > self._most:
            self.error = RequestEntityTooLarge(f"exceeds max_body of {self._most}")
        elif len(self.control_line) > LONGEST_CHUNK_HEAD or b"\n" in self.control_line:
            self.error = BadRequest("Invalid chunk size")
        elif len(self.trailer) > LONGEST_TRAILER:
            self.error = BadRequest("Trailer is too long")
        return consumed
