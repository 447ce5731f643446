"""Every way a query can be refused or fail, with its words in both languages.

```
QueryError                      400
└── QueryRefusedError                     says itself in English and Japanese
    ├── QuerySyntaxError        400  with line and column
    ├── QueryForbiddenError     403  SERVICE, LOAD, updates
    │   └── ServiceForbiddenError       another than the endpoints that are listed
    ├── GraphNameError          400  a graph chosen by what is no IRI
├── NotAcceptableError      406  no format that the caller accepts
    ├── QueryTooLargeError      413  length, tokens, operators, nesting
    ├── AnswerTooLargeError     413  rows or bytes of the answer
    ├── QueryMemoryError        413  the worker's memory
    ├── TooManyRequestsError    429  one client's share of the queue
    ├── QueryCancelledError     499  the caller has left
    ├── QueryEvaluationError    400  the engine cannot evaluate this query
    ├── QueryCrashError         500  the worker died
    ├── OverloadedError         503  the queue is full
    ├── NoRoomError             503  the disk for temporary files
    └── QueryTimeoutError       504  the deadline
```
"""

from dataclasses import dataclass
from typing import ClassVar

from enishi.errors import QueryError


@dataclass(frozen=True, slots=True)
class Wording:
    """What a refusal says in one language; ``{names}`` are filled from its details.

    Attributes:
        message: One sentence that says what is wrong.
        hint: One sentence that says what to do about it.
    """

    message: str
    hint: str


class QueryRefusedError(QueryError):
    """A query that got no answer, for a reason it can say in two languages.

    Args:
        **details: The values that fill the sentences (a limit, a place, a word).
    """

    english: ClassVar[Wording] = Wording(
        "The query failed.", "Change it and try again."
    )
    japanese: ClassVar[Wording] = Wording(
        "問い合わせに失敗しました。", "内容を直して、もう一度お試しください。"
    )
    retry_after: int | None = None

    def __init__(self, **details: str | int) -> None:
        self.details = details
        message, hint = self.said("en")
        super().__init__(message, hint=hint)

    def said(self, language: str) -> tuple[str, str]:
        """Return message and hint in a language, ``ja`` or (anything else) English."""
        wording = self.japanese if language == "ja" else self.english
        return (
            wording.message.format_map(self.details),
            wording.hint.format_map(self.details),
        )


class QuerySyntaxError(QueryRefusedError):
    """The query is not SPARQL.

    Args:
        line: 1-based line of the first character that does not fit.
        column: 1-based column of it, in characters.
        reason: What was found or expected there, in English.
        reason_ja: The same in Japanese; where none is given, the English words.
    """

    code = "query-syntax"
    english = Wording(
        "Line {line}, column {column}: {reason}", "Correct the query at this place."
    )
    japanese = Wording(
        "{line}行{column}列目に構文の誤りがあります：{reason_ja}。",
        "この位置の書き方を直してください。",
    )

    def __init__(
        self, *, line: int, column: int, reason: str, reason_ja: str = ""
    ) -> None:
        super().__init__(
            line=line,
            column=column,
            reason=reason,
            reason_ja=reason_ja or reason.rstrip("."),
        )
        self.line = line
        self.column = column


class QueryForbiddenError(QueryRefusedError):
    """The query would do what a visitor's query may not.

    Args:
        word: The keyword that is not allowed.
        line: 1-based line of it.
        column: 1-based column of it, in characters.
    """

    code = "query-forbidden"
    status = 403
    english = Wording(
        "Line {line}, column {column}: {word} is not allowed here.",
        "This endpoint only reads its own graph: "
        "no SERVICE, no LOAD, no updates. Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.",
    )
    japanese = Wording(
        "{line}行{column}列目の {word} はここでは使えません。",
        "このエンドポイントは自身のグラフの読み取り専用です（SERVICE・LOAD・更新は不可）。"
        "SELECT、ASK、CONSTRUCT、DESCRIBE をお使いください。",
    )

    def __init__(self, *, word: str, line: int, column: int, **details: str) -> None:
        super().__init__(word=word, line=line, column=column, **details)
        self.line = line
        self.column = column


class ServiceForbiddenError(QueryForbiddenError):
    """The same where queries may call some endpoints, and this one calls another.

    Args:
        word: The keyword that is not allowed as it stands.
        line: 1-based line of it.
        column: 1-based column of it, in characters.
        **details: ``services``, the endpoints that may be called, as they are to be
            written.
    """

    english = Wording(
        "Line {line}, column {column}: {word} is not allowed here like this.",
        "This endpoint only reads: no LOAD, no updates, and SERVICE only followed by "
        "one of these addresses, in full: {services}",
    )
    japanese = Wording(
        "{line}行{column}列目の {word} は、この形では使えません。",
        "このエンドポイントは読み取り専用です（LOAD・更新は不可）。"
        "SERVICE の後には、次の IRI のいずれかをそのまま書いてください：{services}",
    )


class NotAcceptableError(QueryRefusedError):
    """None of the accepted media types can carry this answer.

    Args:
        offered: The media types that could, separated by commas.
    """

    code = "not-acceptable"
    status = 406
    english = Wording(
        "None of the formats you accept can carry this answer.", "Ask for {offered}."
    )
    japanese = Wording(
        "指定された形式ではこの結果を表せません。",
        "次のいずれかを指定してください：{offered}",
    )

    def __init__(self, *, offered: str) -> None:
        super().__init__(offered=offered)


class QueryCancelledError(QueryRefusedError):
    """Whoever asked has left before the answer was there."""

    code = "query-cancelled"
    status = 499
    english = Wording("The query was cancelled.", "Ask it again.")
    japanese = Wording(
        "問い合わせは取り消されました。", "必要であれば、もう一度実行してください。"
    )


class QueryEvaluationError(QueryRefusedError):
    """The engine understood the query and cannot evaluate it.

    Args:
        reason: The engine's own words.
    """

    code = "query-evaluation"
    english = Wording(
        "The query cannot be evaluated: {reason}", "Change that part of the query."
    )
    japanese = Wording(
        "問い合わせを評価できません（{reason}）。", "その部分を書き換えてください。"
    )

    def __init__(self, *, reason: str) -> None:
        super().__init__(reason=reason)


class GraphNameError(QueryRefusedError):
    """A graph was chosen by something that is no absolute IRI.

    Args:
        name: What it was chosen by.
    """

    code = "graph-name"
    english = Wording(
        "“{name}” is no absolute IRI, so no graph can be called so.",
        "Correct default-graph-uri or named-graph-uri; it begins with http:, for one.",
    )
    japanese = Wording(
        "「{name}」は絶対 IRI ではないため、グラフの名前になりません。",
        "default-graph-uri か named-graph-uri を、"
        "http: などで始まる IRI にしてください。",
    )

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


class QueryCrashError(QueryRefusedError):
    """The process that evaluated the query died; only this answer is lost."""

    code = "query-crash"
    status = 500
    english = Wording(
        "The engine stopped while it evaluated this query.",
        "Nest less deeply; other queries are not affected.",
    )
    japanese = Wording(
        "この問い合わせの評価中にエンジンが停止しました。",
        "入れ子を浅くしてください。ほかの問い合わせには影響ありません。",
    )
