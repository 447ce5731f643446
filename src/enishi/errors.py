"""Every error Enishi raises on purpose, as one tree.

```
EnishiError            exit code 1
├── UsageError         2  the caller asked for something that does not exist
├── FindingsError      3  a check found something wrong
├── QueryError         4  a query is wrong, forbidden, or hit a limit
└── SourceError        5  a document, the register or the graph cannot be read
```

The command line turns ``exit_code`` into its exit status; the web turns ``status``
into the HTTP status and the rest into one JSON, text or HTML shape.
"""


class EnishiError(Exception):
    """The root of the tree.

    Args:
        message: One sentence that says what is wrong.
        hint: One sentence that says what to do about it.
    """

    code = "error"
    exit_code = 1
    status = 500

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(EnishiError):
    """The caller asked for something that does not exist."""

    code = "usage"
    exit_code = 2
    status = 400


class NotFoundError(UsageError):
    """No such entity, document, query or page."""

    code = "not-found"
    status = 404


class FindingsError(EnishiError):
    """A check ran to its end and found something wrong."""

    code = "findings"
    exit_code = 3


class QueryError(EnishiError):
    """A query is wrong, forbidden, or hit a limit."""

    code = "query"
    exit_code = 4
    status = 400


class SourceError(EnishiError):
    """A document, the register or the graph cannot be read.

    Args:
        message: One sentence that says what is wrong.
        document: Slug or path of the document, when one is meant.
        line: 1-based line of the document, when one is meant.
        hint: One sentence that says what to do about it.
    """

    code = "source"
    exit_code = 5

    def __init__(
        self, message: str, *, document: str = "", line: int = 0, hint: str = ""
    ) -> None:
        place = document + (f", line {line}" if line else "")
        super().__init__(f"{place}: {message}" if place else message, hint=hint)
        self.document = document
        self.line = line
