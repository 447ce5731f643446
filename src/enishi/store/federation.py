"""The endpoints that a visitor's query may call by ``SERVICE``: the listed ones."""

from string import ascii_letters, digits
from typing import Final
from urllib.parse import urlsplit

from enishi.errors import UsageError
from enishi.store.lexicon import Kind, Token, tokens_of, without_code_points

WORD: Final = "SERVICE"
SILENT: Final = "SILENT"
CHARACTERS: Final = frozenset(ascii_letters + digits + "-._~:/?[]@!$&'()*+,;=%")
"""What an address may be written with, without a fragment, which names no endpoint."""


def listed_services(text: str) -> tuple[str, ...]:
    """Read a list of endpoints.

    Args:
        text: Their addresses, with space between them; empty lists none.

    Raises:
        UsageError: If one is no absolute address of the web, or tells a password: the
            list is shown to visitors.
    """
    services = tuple(dict.fromkeys(text.split()))
    for service in services:
        if not _is_address(service):
            raise UsageError(
                f"the setting services holds {service!r}.",
                hint="It must be addresses in full (http://host/sparql), in ASCII, "
                "without user, password and fragment, with space between them.",
            )
    return services


def _is_address(service: str) -> bool:
    try:
        parts = urlsplit(service)
        known = parts.scheme in {"http", "https"} and bool(parts.hostname)
        return known and parts.port != 0 and _is_plain(service, parts.netloc)
    except ValueError:  # no address at all, or no port
        return False


def _is_plain(service: str, netloc: str) -> bool:
    return "@" not in netloc and CHARACTERS.issuperset(service)


def calls_out(query: str) -> bool:
    """Return whether a query that has passed the guard holds a call."""
    return WORD in query.upper() and any(
        token.kind is Kind.WORD and token.text.upper() == WORD
        for token in tokens_of(query)
    )


class Calls:
    """Follows the words of a query and sees that it calls what is listed alone.

    A call is the very word ``SERVICE``, then maybe ``SILENT``, then the address in
    full: neither a variable nor a name with a prefix, whose meaning another line
    decides, nor a relative address.

    Args:
        services: What is listed.
    """

    def __init__(self, services: tuple[str, ...]) -> None:
        self._services = services
        self._begun: Token | None = None

    @property
    def begun(self) -> Token | None:
        """The call whose address has not come yet."""
        return self._begun

    def begin(self, token: Token) -> bool:
        """Return whether a word may begin a call."""
        if not self._services or token.text.upper() != WORD:
            return False
        self._begun = token
        return True

    def go_on(self, token: Token) -> bool:
        """Return whether a call that has begun may go on with this word."""
        if token.kind is Kind.WORD and token.text.upper() == SILENT:
            return True
        if token.kind is not Kind.IRI:
            return False
        self._begun = None
        return without_code_points(token.text[1:-1]) in self._services
