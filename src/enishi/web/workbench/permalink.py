"""Permanent links: a question or a query packed into its own address.

Nothing is stored anywhere: the address holds the text, the version of the graph it was
asked of, and a digest and a signature of the answer, so that a later graph can say
whether it still answers the same, and which rows are new.
"""

import base64
import binascii
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from rdflib import BNode

from enishi.errors import NotFoundError
from enishi.store.protocol import Table
from enishi.web.messages import marked

FORM: Final = "1"
"""How the rest is packed; another form would begin with another character."""
LONGEST: Final = 200_000
"""Bytes that a link may unpack to."""
DIGEST: Final = 10
DAMAGED: Final = marked("This link is damaged: it holds no query.")
WAY_ON: Final = marked("Copy it once more, whole; or ask the question anew.")
# What most queries hold, so that links stay short. Links of this form depend on every
# character of it: it can never change.
_COMMON: Final = (
    b'{"query":"PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>\\n'
    b"PREFIX org: <http://www.w3.org/ns/org#>\\n"
    b"PREFIX dcterms: <http://purl.org/dc/terms/>\\n"
    b"PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\\n"
    b"PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\\n"
    b"PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\\n"
    b"PREFIX enishi: <https://w3id.org/enishi/ont#>\\n"
    b"SELECT DISTINCT ?city ?cityLabel (COUNT(DISTINCT ?program) AS ?programs) WHERE {"
    b'\\n  OPTIONAL { ?x rdfs:label ?label . FILTER (LANG(?label) = \\"ja\\") }\\n'
    b"  ?agreement enishi:party ?partner ; enishi:government ?city .\\n}\\n"
    b'GROUP BY ORDER BY DESC() LIMIT 100","values":{"city":"tokyo","year":"2021"},'
    b'"view":"bar","version":"","digest":"","rows":'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a link holds.

    Attributes:
        name: The question of the library; "" for a query of the visitor's own.
        values: The question's parameters.
        query: The query's text, where it is the visitor's own.
        view: The view; "" leaves the choice.
        version: Version of the graph it was asked of, abbreviated.
        digest: Of the answer then; "" if unknown.
        rows: How many rows the answer had then.
        signature: Of those rows; empty if unknown.
    """

    name: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    view: str = ""
    version: str = ""
    digest: str = ""
    rows: int = 0
    signature: bytes = b""


def pack(asked: Asked) -> str:
    """Return the last part of a link's address."""
    said = {
        "query": asked.query,
        "name": asked.name,
        "values": dict(asked.values),
        "view": asked.view,
        "version": asked.version,
        "digest": asked.digest,
        "rows": asked.rows,
    }
    text = json.dumps(
        {key: value for key, value in said.items() if value},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=_COMMON)
    packed = packer.compress(text.encode()) + packer.flush() + asked.signature
    return FORM + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def unpack(packed: str) -> Asked:
    """Return what a link holds.

    Raises:
        NotFoundError: If it is damaged, or of a form that is not known.
    """
    try:
        if not packed.startswith(FORM):
            raise _damaged()
        rest = packed.removeprefix(FORM)
        data = base64.b64decode(
            rest + "=" * (-len(rest) % 4), altchars=b"-_", validate=True
        )
        unpacker = zlib.decompressobj(-15, zdict=_COMMON)
        text = unpacker.decompress(data, LONGEST)
        if not unpacker.eof:
            raise _damaged()
        return _asked(json.loads(text), unpacker.unused_data)
    except (ValueError, TypeError, AttributeError, zlib.error, binascii.Error) as error:
        raise _damaged() from error


def digest_of(table: Table) -> str:
    """Return what tells an answer from another, whatever the order of its rows.

    Blank nodes count as one, for their names mean nothing.
    """
    lines = sorted(
        "\t".join(
            "" if term is None else "_:" if isinstance(term, BNode) else term.n3()
            for term in row
        )
        for row in table
    )
    text = "\n".join(["\t".join(table.variables), *lines])
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]


def _asked(said: dict[str, Any], signature: bytes) -> Asked:
    values = {str(key): str(value) for key, value in said.get("values", {}).items()}
    texts = {
        key: str(said.get(key, ""))
        for key in ("name", "query", "view", "version", "digest")
    }
    rows = int(said.get("rows", 0))
    return Asked(**texts, values=values, rows=rows, signature=signature)


def _damaged() -> NotFoundError:
    return NotFoundError(DAMAGED, hint=WAY_ON)
