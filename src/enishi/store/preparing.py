"""What a visitor's query becomes before anybody is asked."""

from dataclasses import replace
from typing import NamedTuple

from enishi.store.federation import calls_out
from enishi.store.frames import framed_request
from enishi.store.guard import QueryLimits, checked
from enishi.store.protocol import Request


class Prepared(NamedTuple):
    """A query that has passed the guard.

    Attributes:
        frame: What asks a worker, as often as it is needed.
        calling: Whether it calls a listed endpoint, and so needs a worker that may.
    """

    frame: bytes
    calling: bool


def prepared(request: Request, limits: QueryLimits) -> Prepared:
    """Check a query.

    Raises:
        QueryRefusedError: If it is larger than allowed, or may not be asked.
    """
    query = checked(request.query, limits)
    calling = bool(limits.services) and calls_out(query)
    return Prepared(framed_request(replace(request, query=query)), calling)
