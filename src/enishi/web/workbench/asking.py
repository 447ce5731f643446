"""Asking the pool, and reading what it answers for a page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

import rdflib
from flask import request

from enishi.errors import UsageError
from enishi.store.media import N_TRIPLES, Format
from enishi.store.protocol import Answer, FormatChoice, Request, Table
from enishi.store.results import FOR_TERMS, read_boolean, read_graph, read_table
from enishi.web.messages import gettext, marked

READ: Final = 32 << 20
"""Bytes of an answer that a file is made from; more is streamed only."""
READ_FOR_PAGE: Final = 4 << 20
"""Bytes of an answer that a page is made from."""
TOO_LARGE: Final = marked(
    "This answer is too large to be made here; what is streamed has no such limit."
)
WAYS_ON: Final = marked("Run it in the editor, download XML, add LIMIT, or count.")
CLIENT_LEFT: Final = "waitress.client_disconnected"


class Execute(Protocol):
    """Answers a visitor's query within limits, as a pool does."""

    def __call__(
        self, request: Request, *, client: str = "", gone: Callable[[], bool] = bool
    ) -> Answer:
        """Answer a query.

        Raises:
            QueryRefusedError: If there is no answer.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An answer that was read whole.

    Attributes:
        table: The solutions of a SELECT query, else None.
        truth: The answer to an ASK query, else None.
        graph: What a CONSTRUCT or DESCRIBE query made, else None.
    """

    table: Table | None = None
    truth: bool | None = None
    graph: rdflib.Graph | None = None


class AnswerTooLongError(UsageError):
    """An answer is too long to be read whole for a page."""

    code = "answer-too-long"
    status = 413


def ask(execute: Execute, query: str, most: int = READ) -> Found:
    """Ask a query and read its whole answer.

    Args:
        execute: Answers it.
        query: Its text.
        most: Bytes that are read at most.

    Raises:
        QueryRefusedError: If there is no answer.
        AnswerTooLongError: If it is longer than a page can be made from.
    """
    answer = passed_on(execute, query, FOR_TERMS)
    data = whole(answer, most)
    if answer.form is N_TRIPLES:
        return Found(graph=read_graph(data, answer.form))
    if b'"boolean"' in data[:200] and b'"bindings"' not in data[:200]:
        return Found(truth=read_boolean(data, answer.form))
    return Found(table=read_table(data, answer.form))


def passed_on(execute: Execute, query: str, formats: FormatChoice) -> Answer:
    """Ask a query for the current visitor, who may leave.

    Raises:
        QueryRefusedError: If there is no answer.
    """
    left = request.environ.get(CLIENT_LEFT)
    return execute(
        Request(query, formats),
        client=request.remote_addr or "",
        gone=left if callable(left) else bool,
    )


def whole(answer: Answer, most: int) -> bytes:
    """Return the bytes of an answer.

    Args:
        answer: The answer.
        most: Bytes that are read at most.

    Raises:
        AnswerTooLongError: If there are more; the answer is given up.
    """
    blocks, length = [], 0
    for block in answer:
        length += len(block)
        if length > most:
            answer.close()
            raise AnswerTooLongError(
                gettext(TOO_LARGE),
                hint=gettext(WAYS_ON),
            )
        blocks.append(block)
    return b"".join(blocks)


def one_format(form: Format) -> FormatChoice:
    """Return the choice that takes a format for every kind of answer it can hold."""
    return FormatChoice.named(form.name)
