"""The refusals that name a limit: of a query, of its answer, of the endpoint."""

from enishi.store.refusals import QueryRefusedError, Wording


class QueryTooLargeError(QueryRefusedError):
    """The query's text passes a limit before any parser sees it.

    Args:
        limit: Which one, in English.
        limit_ja: Which one, in Japanese.
        allowed: The largest number allowed.
    """

    code = "query-too-large"
    status = 413
    english = Wording(
        "The query passes the limit of {allowed} {limit}.",
        "Shorten it, or split it into several queries.",
    )
    japanese = Wording(
        "問い合わせが上限（{limit_ja}：{allowed}）を超えています。",
        "短くするか、いくつかに分けてください。",
    )

    def __init__(self, *, limit: str, limit_ja: str, allowed: int) -> None:
        super().__init__(limit=limit, limit_ja=limit_ja, allowed=allowed)


class AnswerTooLargeError(QueryRefusedError):
    """The answer passes the limit on rows or bytes.

    Args:
        limit: ``rows`` or ``bytes``.
        limit_ja: The same in Japanese.
        allowed: The largest number allowed.
    """

    code = "answer-too-large"
    status = 413
    english = Wording(
        "The answer is larger than {allowed} {limit}.",
        "Ask for less: add a condition, LIMIT and OFFSET, or count instead of listing.",
    )
    japanese = Wording(
        "結果が上限（{limit_ja}：{allowed}）を超えました。",
        "条件や LIMIT・OFFSET を加えるか、一覧ではなく件数を求めてください。",
    )

    def __init__(self, *, limit: str, limit_ja: str, allowed: int) -> None:
        super().__init__(limit=limit, limit_ja=limit_ja, allowed=allowed)


class QueryMemoryError(QueryRefusedError):
    """The query needed more memory than a worker may have.

    Args:
        megabytes: The limit beyond the graph itself, in MiB.
    """

    code = "query-memory"
    status = 413
    english = Wording(
        "The query needed more than {megabytes} MiB of memory and was stopped.",
        "Join fewer patterns without a shared variable, sort or group less.",
    )
    japanese = Wording(
        "メモリーの上限（{megabytes} MiB）に達したため、問い合わせを中止しました。",
        "共通の変数を持たない組み合わせや、大きな並べ替え・集計を減らしてください。",
    )

    def __init__(self, *, megabytes: int) -> None:
        super().__init__(megabytes=megabytes)


class TooManyRequestsError(QueryRefusedError):
    """One client waits with more queries than its share.

    Args:
        allowed: Queries that one client may have running or waiting.
    """

    code = "too-many-requests"
    status = 429
    retry_after = 5
    english = Wording(
        "You already have {allowed} queries running or waiting.",
        "Wait for their answers, then try again.",
    )
    japanese = Wording(
        "実行中・待機中の問い合わせがすでに {allowed} 件あります。",
        "結果を待ってから、もう一度お試しください。",
    )

    def __init__(self, *, allowed: int) -> None:
        super().__init__(allowed=allowed)


class OverloadedError(QueryRefusedError):
    """All workers are busy and the queue is full, or the graph is still loading.

    Args:
        retry_after: Seconds after which trying again makes sense.
    """

    code = "overloaded"
    status = 503
    english = Wording("The endpoint is busy.", "Try again in {retry_after} seconds.")
    japanese = Wording(
        "エンドポイントが混み合っています。",
        "{retry_after} 秒ほどおいて、もう一度お試しください。",
    )

    def __init__(self, *, retry_after: int) -> None:
        super().__init__(retry_after=retry_after)
        self.retry_after = retry_after


class UnreachableError(OverloadedError):
    """The existing endpoint that is asked does not answer.

    Args:
        reason: What the system says, in its words.
    """

    code = "endpoint-unreachable"
    english = Wording(
        "The endpoint that holds the graph does not answer: {reason}.",
        "See that it runs and that its address is right, or try again later.",
    )
    japanese = Wording(
        "グラフを持つエンドポイントが応答しません（{reason}）。",
        "動いているか、アドレスが正しいかを確かめるか、"
        "しばらくしてからもう一度お試しください。",
    )

    def __init__(self, *, reason: str, retry_after: int = 5) -> None:
        QueryRefusedError.__init__(self, reason=reason, retry_after=retry_after)
        self.retry_after = retry_after


class NoRoomError(QueryRefusedError):
    """An answer has to be kept whole for a while, and there is no disk for it.

    Args:
        reason: The system's own words.
    """

    code = "no-room"
    status = 503
    retry_after = 60
    english = Wording(
        "There is no room to keep an answer of this size ({reason}).",
        "Ask for less; the operator has to free the folder for temporary files.",
    )
    japanese = Wording(
        "この大きさの結果を一時的に置く場所がありません（{reason}）。",
        "対象を絞ってください。一時ファイルの置き場所を空けるのは管理者の役目です。",
    )

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason=reason)


class QueryTimeoutError(QueryRefusedError):
    """The query passed its deadline and was stopped.

    Args:
        seconds: The deadline.
    """

    code = "query-timeout"
    status = 504
    english = Wording(
        "The query was stopped after {seconds} seconds.",
        "Make it more specific, or add LIMIT.",
    )
    japanese = Wording(
        "問い合わせを {seconds} 秒で打ち切りました。",
        "条件を絞るか、LIMIT を加えてください。",
    )

    def __init__(self, *, seconds: int) -> None:
        super().__init__(seconds=seconds)
