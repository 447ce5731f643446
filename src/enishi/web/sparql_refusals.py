"""What is wrong with a request of the SPARQL 1.1 Protocol, before its query is read."""

from enishi.store.refusals import QueryRefusedError, Wording


class ProtocolError(QueryRefusedError):
    """A request that does not follow the protocol."""

    allow: tuple[str, ...] = ()


class MissingQueryError(ProtocolError):
    """There is no query in the request."""

    code = "missing-query"
    english = Wording(
        "The request holds no query.",
        "Send it as the parameter query, or as a body of type "
        "application/sparql-query.",
    )
    japanese = Wording(
        "リクエストに問い合わせが含まれていません。",
        "パラメーター query か、application/sparql-query の本文で送ってください。",
    )


class SeveralQueriesError(ProtocolError):
    """There is more than one query in the request."""

    code = "several-queries"
    english = Wording(
        "The request holds more than one query.", "Send one query at a time."
    )
    japanese = Wording(
        "リクエストに問い合わせが複数あります。", "一度に一つずつ送ってください。"
    )


class QueryAndUpdateError(ProtocolError):
    """There are a query and an update in the request."""

    code = "query-and-update"
    english = Wording(
        "The request holds a query and an update.", "Send only the query."
    )
    japanese = Wording(
        "リクエストに問い合わせと更新の両方があります。",
        "問い合わせだけを送ってください。",
    )


class UpdateRefusedError(ProtocolError):
    """The request is an update."""

    code = "update-refused"
    status = 403
    english = Wording(
        "This endpoint takes no updates.",
        "Its graph is built from documents; ask it with a query.",
    )
    japanese = Wording(
        "このエンドポイントでは更新できません。",
        "グラフは文書から作られています。問い合わせをお使いください。",
    )


class NotUnicodeError(ProtocolError):
    """The request is not UTF-8, or says that it is not."""

    code = "not-utf-8"
    english = Wording("The request is not in UTF-8.", "Send it in UTF-8.")
    japanese = Wording(
        "リクエストが UTF-8 ではありません。", "UTF-8 で送ってください。"
    )


class WrongTypeError(ProtocolError):
    """The body is of a type that carries no query."""

    code = "unsupported-media-type"
    status = 415
    english = Wording(
        "A body of this type carries no query.",
        "Send application/sparql-query or application/x-www-form-urlencoded, unpacked.",
    )
    japanese = Wording(
        "この種類の本文では問い合わせを受け取れません。",
        "application/sparql-query か application/x-www-form-urlencoded で、"
        "圧縮せずに送ってください。",
    )


class BodyTooLargeError(ProtocolError):
    """The request is larger than any query may be."""

    code = "request-too-large"
    status = 413
    english = Wording(
        "The request is larger than {allowed} bytes.", "Shorten the query."
    )
    japanese = Wording(
        "リクエストが {allowed} バイトを超えています。",
        "問い合わせを短くしてください。",
    )

    def __init__(self, *, allowed: int) -> None:
        super().__init__(allowed=allowed)


class WrongMethodError(ProtocolError):
    """The endpoint does not know this method."""

    code = "method-not-allowed"
    status = 405
    allow = ("GET", "HEAD", "POST", "OPTIONS")
    english = Wording(
        "This method is not offered here.", "Use GET, HEAD, POST or OPTIONS."
    )
    japanese = Wording(
        "この方法には対応していません。",
        "GET、HEAD、POST、OPTIONS をお使いください。",
    )
