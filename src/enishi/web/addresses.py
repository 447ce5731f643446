"""Addresses of our own pages: the one being read, with some arguments changed."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from flask import request


def address_with(**changes: str | int | None) -> str:
    """Return the address of the page being read, with some arguments changed.

    Args:
        **changes: The new value of each argument to change; ``None`` takes it away.

    Returns:
        A path with its query, never a full address, so that it can't leave the host.
    """
    return revised(request.path, request.args.to_dict(flat=False), changes)


def revised(
    path: str,
    arguments: Mapping[str, list[str]],
    changes: Mapping[str, str | int | None],
) -> str:
    """Return a path with its arguments after some changes.

    Args:
        path: The path, not percent-encoded. Slashes at its start count as one: two
            would make a browser read what follows as another host.
        arguments: Every argument with its values, in order.
        changes: As for `address_with`.
    """
    pairs = [
        (name, value)
        for name, values in arguments.items()
        if name not in changes
        for value in values
    ]
    pairs += [
        (name, str(value)) for name, value in changes.items() if value is not None
    ]
    place = "/" + quote(path.lstrip("/\\"), safe="/:@!$&'()*+,;=-._~")
    return f"{place}?{urlencode(pairs)}" if pairs else place
