"""Why another endpoint gave no answer, in our words."""

from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError

from SPARQLWrapper import SPARQLExceptions

from enishi.store.dialects import is_time_out
from enishi.store.media import GRAPH_FORMATS, SOLUTION_FORMATS
from enishi.store.overruns import (
    OverloadedError,
    QueryTimeoutError,
    UnreachableError,
)
from enishi.store.refusals import (
    NotAcceptableError,
    QueryEvaluationError,
    QueryRefusedError,
)

BUSY = frozenset({429, 502, 503})
TIMED_OUT = frozenset({408, 504})
LONGEST_REASON = 300
ALL_FORMATS = ", ".join(form.media_type for form in (*SOLUTION_FORMATS, *GRAPH_FORMATS))
"""Of every kind of answer: nobody said which this one would have been."""


def refusal_of(error: Exception, seconds: int) -> QueryRefusedError:
    """Return what an error of SPARQLWrapper, or of the connection, means.

    Args:
        error: It.
        seconds: How long the endpoint was waited for.
    """
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return QueryTimeoutError(seconds=seconds)
    if isinstance(error, HTTPError):
        error.close()
        return _by_status(error, seconds)
    if isinstance(error, SPARQLExceptions.SPARQLWrapperException):
        said = _said(error)
        if is_time_out(said):
            return QueryTimeoutError(seconds=seconds)
        return QueryEvaluationError(reason=said)
    words = getattr(reason, "strerror", None) or type(reason).__name__
    return UnreachableError(reason=str(words))


def _by_status(error: HTTPError, seconds: int) -> QueryRefusedError:
    if error.code in TIMED_OUT:
        return QueryTimeoutError(seconds=seconds)
    if error.code in BUSY:
        return OverloadedError(retry_after=5)
    if error.code == HTTPStatus.NOT_ACCEPTABLE:
        return NotAcceptableError(offered=ALL_FORMATS)
    return QueryEvaluationError(reason=f"{error.code} {error.msg}")


def _said(error: Exception) -> str:
    """Return what the endpoint wrote about its refusal."""
    arguments: tuple[Any, ...] = error.args
    text = " ".join(str(part) for part in arguments) or type(error).__name__
    words = " ".join(text.replace("\\n", " ").split())
    return words if len(words) <= LONGEST_REASON else f"{words[:LONGEST_REASON]}…"
