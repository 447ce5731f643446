"""What is sent as the answer to a query: headers, and a body if it is whole."""

from typing import Final, NamedTuple, TypeAlias

from enishi.store.media import Format
from enishi.web.compression import packed
from enishi.web.headers import HEADERS
from enishi.web.sparql import CROSS_ORIGIN

Headers: TypeAlias = list[tuple[str, str]]
UNCHANGING: Final = (
    ("Vary", "Accept, Accept-Encoding"),
    *{**HEADERS, **CROSS_ORIGIN}.items(),
)


class Sent(NamedTuple):
    """A whole answer, as it is sent."""

    headers: Headers
    body: bytes


def headers_for(form: Format) -> Headers:
    """Return the headers of an answer whose length is not known."""
    return [("Content-Type", form.content_type), *UNCHANGING]


def sent_whole(form: Format, body: bytes, encodings: str) -> Sent:
    """Return a whole answer as it is sent.

    Args:
        form: Its format.
        body: Its bytes.
        encodings: The request's ``Accept-Encoding`` header.
    """
    headers = headers_for(form)
    smaller = packed(body, form.media_type, encodings)
    if smaller is not None:
        body = smaller
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    return Sent(headers, body)
