"""Addresses of endpoints, as an operator gives them."""

import re

from enishi.errors import UsageError

ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s]*", re.IGNORECASE)


def check_address(address: str) -> None:
    """See that an address can be asked over the web.

    Raises:
        UsageError: If it is anything else; a file least of all.
    """
    if not ADDRESS.fullmatch(address):
        raise UsageError(
            f"{address or 'an empty text'} is no address of an endpoint.",
            hint="It begins with http:// or https:// and a host.",
        )
