"""How many connections there may be: each takes one of the files a process may have."""

import contextlib
import resource
from typing import Final

KEPT: Final = 128
"""Descriptors for everything but connections: workers, listening, reading files."""


def room_for(connections: int) -> int:
    """Return how many connections there may be at once.

    Where a process may open fewer files than they need, the limit is raised as far as
    the system lets us. A server without a descriptor left can neither refuse a
    connection nor start a worker.

    Args:
        connections: How many are wanted.

    Returns:
        As many, or what leaves enough for the rest.
    """
    limit, highest = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + KEPT
    if limit != resource.RLIM_INFINITY and limit < wanted:
        free = highest == resource.RLIM_INFINITY
        with contextlib.suppress(ValueError, OSError):
            raised = wanted if free else min(wanted, highest)
            resource.setrlimit(resource.RLIMIT_NOFILE, (raised, highest))
        limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        return connections
    return min(connections, max(limit - KEPT, limit // 4))
