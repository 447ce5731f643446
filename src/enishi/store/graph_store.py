"""Loading a graph into an existing store: SPARQL 1.1 Graph Store HTTP Protocol.

Each file of a built graph replaces the named graph that it belongs to. So that queries
which name no graph see every triple once, whatever the store's own default, all files
are put together into the default graph as well. Virtuoso has no default graph of its
own: there they go into one more named graph, which `enishi.store.dialects` then names
in each query. Last, the version of the graph is noted in a small graph of its own.
"""

import base64
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from enishi.errors import SourceError, UsageError
from enishi.store.addresses import check_address
from enishi.store.dataset import GraphFile, dataset_version, files_of
from enishi.store.dialects import LOADED, MERGED, is_virtuoso

NOTE = '<{graph}> <http://www.w3.org/ns/dcat#version> "{version}" .\n'
MEDIA_TYPES = {
    ".ttl": "text/turtle",
    ".turtle": "text/turtle",
    ".nt": "application/n-triples",
    ".rdf": "application/rdf+xml",
    ".owl": "application/rdf+xml",
    ".xml": "application/rdf+xml",
    ".jsonld": "application/ld+json",
    ".json": "application/ld+json",
}


@dataclass(frozen=True, slots=True)
class GraphStore:
    """Where to load.

    Attributes:
        address: Of the graph store, which is another one than the query endpoint's.
        user: Name for basic or digest authentication; empty for none.
        password: That goes with it.
        seconds: How long to wait for one file.
    """

    address: str
    user: str = ""
    password: str = ""
    seconds: int = 600


def load_into(
    store: GraphStore, path: Path, *, default_graph: bool
) -> Iterator[tuple[str, str]]:
    """Load a file or a folder.

    Args:
        store: Where to.
        path: An RDF file or folder, as for `enishi.store.dataset.load_dataset`.
        default_graph: Whether to put all triples into the default graph as well.

    Yields:
        The name of each file and the graph it went to, once it is there; ``default``
        is the default graph. The last one is the note of the version.

    Raises:
        SourceError: If a file cannot be read or the store does not take it.
        UsageError: If a file holds several graphs, which this protocol cannot carry,
            or the address is none.
    """
    check_address(store.address)
    files = files_of(path)
    version = dataset_version(path)
    for file in files:
        if file.path.suffix.lower() not in MEDIA_TYPES:
            raise UsageError(
                f"{file.path.name} may hold several graphs; one at a time is loaded.",
                hint="Name a built graph, or a file of triples.",
            )
    for file in files:
        if file.graph:
            _send(store, "PUT", _read(file), _named(file.graph))
            yield file.path.name, file.graph
    if default_graph or not all(file.graph for file in files):
        default, where = _default_of(store)
        for number, file in enumerate(files):
            _send(store, "POST" if number else "PUT", _read(file), where)
            yield file.path.name, default
    note = NOTE.format(graph=LOADED, version=version).encode()
    _send(store, "PUT", _Body("version", "text/turtle", note), _named(LOADED))
    yield version, LOADED


@dataclass(frozen=True, slots=True)
class _Body:
    """What is sent: for the messages its name, its media type, its bytes."""

    name: str
    media_type: str
    content: bytes


def _read(file: GraphFile) -> _Body:
    try:
        content = file.path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot be read: {error}.", document=str(file.path)
        ) from error
    return _Body(file.path.name, MEDIA_TYPES[file.path.suffix.lower()], content)


def _named(graph: str) -> str:
    return f"graph={urllib.parse.quote(graph, safe='')}"


def _default_of(store: GraphStore) -> tuple[str, str]:
    """Return the default graph of a store: its name, and how to ask for it."""
    if is_virtuoso(_server_of(store)):
        return MERGED, _named(MERGED)
    return "default", "default"


def _server_of(store: GraphStore) -> str:
    """Return what a store calls itself; a refusal says it too."""
    request = urllib.request.Request(  # noqa: S310 - the operator's own address
        _address(store, _named(LOADED)), method="GET"
    )
    try:
        with urllib.request.urlopen(  # noqa: S310 - as above
            request, timeout=store.seconds
        ) as response:
            return str(response.headers.get("Server", ""))
    except urllib.error.HTTPError as error:
        error.close()
        return str(error.headers.get("Server", ""))
    except (OSError, ValueError):
        return ""  # what is wrong is said when the files are sent


def _address(store: GraphStore, graph: str) -> str:
    return f"{store.address}{'&' if '?' in store.address else '?'}{graph}"


def _send(store: GraphStore, method: str, body: _Body, graph: str) -> None:
    request = urllib.request.Request(  # noqa: S310 - the operator's own address
        _address(store, graph),
        body.content,
        {"Content-Type": body.media_type},
        method=method,
    )
    try:
        if store.user:
            _authorise(store, request)
        urllib.request.urlopen(  # noqa: S310 - as above
            request, timeout=store.seconds
        ).close()
    except urllib.error.HTTPError as error:
        said = error.read(300).decode(errors="replace").strip()
        error.close()
        raise _refused(store, body, f"{error.code} {error.reason}; {said}") from error
    except (OSError, ValueError) as error:
        raise _refused(store, body, str(error)) from error


def _refused(store: GraphStore, body: _Body, reason: str) -> SourceError:
    return SourceError(
        f"{store.address} does not take it: {reason}",
        document=body.name,
        hint="Check the address of the graph store, the user and the password.",
    )


def _authorise(store: GraphStore, request: urllib.request.Request) -> None:
    """Answer the challenge of a store before the data are sent.

    A server that wants a name may hang up on a large body that comes without it, so it
    is asked for its challenge with none.
    """
    try:
        urllib.request.urlopen(  # noqa: S310 - the operator's own address
            urllib.request.Request(request.full_url, method="GET"),  # noqa: S310
            timeout=store.seconds,
        ).close()
    except urllib.error.HTTPError as error:
        challenge = error.headers.get("WWW-Authenticate", "")
        error.close()
    else:
        return
    scheme, _, rest = challenge.partition(" ")
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, store.address, store.user, store.password)
    answer: str | None = None
    if scheme.lower() == "digest":
        pairs = filter(None, urllib.request.parse_http_list(rest))
        handler = urllib.request.HTTPDigestAuthHandler(known)
        answer = handler.get_authorization(
            request, urllib.request.parse_keqv_list(list(pairs))
        )
    elif scheme.lower() == "basic":
        name = f"{store.user}:{store.password}".encode()
        answer = base64.b64encode(name).decode()
    if answer:
        request.add_unredirected_header("Authorization", f"{scheme} {answer}")
