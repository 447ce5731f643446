"""Addresses of things: what identifies a thing, and the IRI made from it.

Curated things have a readable slug (``city/kawasaki``). Everything else is addressed by
a hash of what identifies it, so that an address depends on no counter, no line number
and no reading of a name: the first ten characters of
``base32(sha256(kind | government | owner | normalised name))`` in lower case.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.config import BASE

KEY_LENGTH: Final = 10
_PREFECTURE: Final = "-prefecture"
_SLUG: Final = re.compile(
    r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*)+"
)


def entity_iri(path: str) -> URIRef:
    """Return the address of a thing from its path.

    Args:
        path: ``kind/key``, such as ``city/kawasaki`` or ``country/ID``; ASCII only.

    Returns:
        The IRI below ``id/``.

    Raises:
        ValueError: If the path is not of that form.
    """
    if not _SLUG.fullmatch(path):
        raise ValueError(f"not a path of an entity: {path!r}")
    return URIRef(f"{BASE}id/{path}")


def government_path(government: str) -> str:
    """Return the path of a home government from its slug, as the register names it.

    Example:
        >>> government_path("kawasaki"), government_path("osaka-prefecture")
        ('city/kawasaki', 'region/osaka-prefecture')
    """
    kind = "region" if government.endswith(_PREFECTURE) else "city"
    return f"{kind}/{government}"


def government_iri(government: str) -> URIRef:
    """Return the address of a home government from its slug."""
    return entity_iri(government_path(government))


def graph_iri(name: str) -> URIRef:
    """Return the address of a named graph: ``register``, a document's slug ..."""
    return URIRef(f"{BASE}graph/{name}")


def rule_iri(name: str) -> URIRef:
    """Return the address of a rule that infers statements."""
    return URIRef(f"{BASE}rule/{name}")


def hashed_key(kind: str, government: str, owner: str, name: str) -> str:
    """Return the key of a thing that no register names.

    Args:
        kind: Kind of thing, in kebab case.
        government: Slug of the government whose document names it.
        owner: What the name belongs to (department, plan, list), or "".
        name: The normalised name.

    Returns:
        Ten lower-case characters of base32.
    """
    text = f"{kind}|{government}|{owner}|{name}"
    digest = hashlib.sha256(text.encode()).digest()
    return base64.b32encode(digest).decode()[:KEY_LENGTH].lower()


@dataclass(frozen=True, slots=True)
class Ref:
    """What identifies a thing, before it has an address.

    A curated thing has only a ``kind`` and a ``slug``; the others have the government
    whose document names them, an owner (because names repeat) and a normalised name.

    Example:
        >>> Ref.curated("city/kawasaki").path
        'city/kawasaki'
        >>> Ref("program", "kawasaki", owner="action-program-2", name="17").path
        'program/kawasaki/hjbft6hego'
    """

    kind: str
    government: str = ""
    owner: str = ""
    name: str = ""
    slug: str = ""

    @classmethod
    def curated(cls, path: str) -> "Ref":
        """Return the reference of a curated thing from its path."""
        kind, _, slug = path.partition("/")
        return cls(kind, slug=slug)

    @property
    def path(self) -> str:
        """The thing's path below ``id/``."""
        if self.slug:
            return f"{self.kind}/{self.slug}"
        key = hashed_key(self.kind, self.government, self.owner, self.name)
        return f"{self.kind}/{self.government}/{key}"

    @property
    def iri(self) -> URIRef:
        """The thing's address."""
        return entity_iri(self.path)

    def part(self, kind: str, name: str) -> "Ref":
        """Return the reference of a thing that belongs to this one."""
        government = self.government or self.slug.partition("/")[0]
        return Ref(kind, government, owner=self.path, name=name)
