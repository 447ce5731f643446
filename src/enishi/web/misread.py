"""What a client is told whose request could not even be read as HTTP.

Such a request never reaches the site, so it is told here, in the site's one shape for
failures: as JSON for programs that ask for it, else as text, in the reader's language.
"""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

from waitress.task import ErrorTask
from waitress.utilities import InternalServerError
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from enishi.store.media import best_match
from enishi.store.refusals import QueryRefusedError, Wording
from enishi.web.failures import Failure
from enishi.web.language import choose
from enishi.web.parsing import StrictParser

if TYPE_CHECKING:
    from waitress.utilities import Error

TEXT: Final = "text/plain"
JSON: Final = "application/json"
LONGEST: Final = 80
LOOKED_AT: Final = 1000
"""Characters of a header, which may be what is too long."""

HEADERS: Final = (
    ("Access-Control-Allow-Origin", "*"),
    ("Cache-Control", "no-store"),
    ("Vary", "Accept, Accept-Language"),
    ("X-Content-Type-Options", "nosniff"),
)


class MalformedRequestError(QueryRefusedError):
    """The request is no HTTP, or HTTP that may be read in two ways."""

    code = "malformed-request"
    english = Wording(
        "The request is not right HTTP: {reason}.", "Check what sends it."
    )
    japanese = Wording(
        "HTTP のリクエストとして正しくありません（{reason}）。",
        "送信側のプログラムを確認してください。",
    )


class LongRequestError(QueryRefusedError):
    """The body is longer than any request may be."""

    code = "request-too-large"
    status = 413
    english = Wording("The request is too large.", "Shorten it and try again.")
    japanese = Wording(
        "リクエストが大きすぎます。", "短くして、もう一度お試しください。"
    )


class LongHeaderError(QueryRefusedError):
    """The address, a header, or all of them together are too long."""

    code = "header-too-large"
    status = 431
    english = Wording(
        "The address or a header of the request is too long.",
        "Send a long query by POST.",
    )
    japanese = Wording(
        "リクエストのアドレスまたはヘッダーが長すぎます。",
        "長い問い合わせは POST で送ってください。",
    )


class TransferCodingError(QueryRefusedError):
    """The body is packed for its transfer in a way that is not known here."""

    code = "transfer-encoding"
    status = 501
    english = Wording(
        "This transfer encoding is not known here.", "Use chunked, or Content-Length."
    )
    japanese = Wording(
        "この転送符号化には対応していません。",
        "chunked か Content-Length をお使いください。",
    )


class HttpVersionError(QueryRefusedError):
    """The request is in another version of HTTP."""

    code = "http-version"
    status = 505
    english = Wording("This version of HTTP is not offered here.", "Use HTTP/1.1.")
    japanese = Wording(
        "このバージョンの HTTP には対応していません。", "HTTP/1.1 をお使いください。"
    )


class FailedError(QueryRefusedError):
    """Something failed that was not foreseen."""

    code = "internal"
    status = 500
    english = Wording("Something went wrong on our side.", "Try again.")
    japanese = Wording(
        "こちら側で問題が起きました。", "しばらくしてから、もう一度お試しください。"
    )


KINDS: Final = {
    kind.status: kind
    for kind in (
        MalformedRequestError,
        LongRequestError,
        LongHeaderError,
        TransferCodingError,
        HttpVersionError,
        FailedError,
    )
}
"""By the status that waitress has for them."""


class Misread(ErrorTask):
    """Tells a client that its request could not be read, and hangs up."""

    request: StrictParser  # type: ignore[assignment]
    response_headers: list[tuple[str, str]]

    def execute(self) -> None:
        """Write the failure."""
        headers = self.request.headers
        accept = headers.get("ACCEPT", "")[:LOOKED_AT]
        kind = best_match(accept, [TEXT, JSON]) or TEXT
        error = self.request.error or InternalServerError("")
        refusal = _refusal(error)
        message, hint = refusal.said(
            _language(headers.get("ACCEPT_LANGUAGE", "")[:LOOKED_AT])
        )
        failure = Failure(refusal.status, refusal.code, message, hint)
        if kind == JSON:
            body = json.dumps({"error": asdict(failure)}, ensure_ascii=False)
        else:
            body = f"{failure.status} {message}\n{hint}\n"
        told = body.encode()
        self.status = f"{failure.status} {error.reason}"
        self.response_headers.extend(
            [*HEADERS, ("Content-Type", f"{kind}; charset=utf-8")]
        )
        headers["CONNECTION"] = "close"  # whatever it asked for
        self.set_close_on_finish()
        self.content_length = len(told)
        is_head = self.request.command == "HEAD"
        self.write(b"" if is_head else told)


def _refusal(error: "Error") -> QueryRefusedError:
    kind = KINDS.get(error.code, FailedError)
    reason = str(error.body).partition('"')[0].strip()
    return kind(reason=reason[:LONGEST])


def _language(header: str) -> str:
    return choose("", "", parse_accept_header(header, LanguageAccept))
