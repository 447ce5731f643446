"""RO-Crates: an export with everything that is needed to use and cite it later.

Follows RO-Crate Metadata Specification 1.1.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual
from enishi.exports.archive import File, write_archive
from enishi.exports.readme import write_readme
from enishi.exports.text import encode, json_list

_METADATA: Final = "ro-crate-metadata.json"
_CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
_PROFILE: Final = "https://w3id.org/ro/crate/1.1"
_QUERY: Final = "query.rq"


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a crate.

    Attributes:
        path: Its path inside.
        media_type: Its media type.
        name: What it is.
        content: Its bytes.
    """

    path: str
    media_type: str
    name: Bilingual
    content: Iterable[bytes]


def write_crate(about: About, members: Iterable[Member]) -> Iterator[bytes]:
    """Write a crate as a zip archive: metadata, README, query, data.

    Args:
        about: What the crate is; a licence and a day are obligatory here.
        members: The data.

    Raises:
        UsageError: If ``about`` says no licence or no day, which every crate must.
    """
    if not about.licence or not about.created:
        raise UsageError(
            "an RO-Crate must say its licence and the day it was made.",
            hint="Give both, or take another format.",
        )
    ordered = tuple(members)
    return write_archive(_files(about, ordered))


def _files(about: About, members: tuple[Member, ...]) -> Iterator[File]:
    yield File(_METADATA, encode(_metadata(about, members)))
    listed = "\n".join(f"- `{member.path}`: " + "{}" for member in members)
    contents = Bilingual(
        listed.format(*(member.name.ja for member in members)),
        listed.format(*(member.name.en for member in members)),
    )
    yield File("README.md", write_readme(about, contents))
    if about.query:
        yield File(_QUERY, encode([about.query.rstrip() + "\n"]))
    for member in members:
        yield File(member.path, member.content)


def _metadata(about: About, members: tuple[Member, ...]) -> Iterator[str]:
    yield f'{{"@context":"{_CONTEXT}","@graph":'
    yield from json_list(_entities(about, members))
    yield "}\n"


def _entities(about: About, members: tuple[Member, ...]) -> Iterator[dict[str, object]]:
    yield {
        "@id": _METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }
    paths = [member.path for member in members]
    paths += [_QUERY] if about.query else []
    root: dict[str, object] = {
        "@id": "./",
        "@type": "Dataset",
        "name": _both(about.title) or about.iri,
        "description": _both(about.description) or _both(about.title) or about.iri,
        "datePublished": about.created,
        "license": {"@id": about.licence},
        "identifier": about.iri,
        "hasPart": [{"@id": path} for path in paths],
    }
    if about.version:
        root["version"] = about.version
    if about.citation:
        root["creditText"] = about.citation
    yield root
    yield {"@id": about.licence, "@type": "CreativeWork", "name": about.licence}
    for member in members:
        yield {
            "@id": member.path,
            "@type": "File",
            "name": _both(member.name),
            "encodingFormat": member.media_type,
        }
    if about.query:
        yield from _made_by_query(members)


def _made_by_query(members: tuple[Member, ...]) -> Iterator[dict[str, object]]:
    yield {
        "@id": _QUERY,
        "@type": ["File", "SoftwareSourceCode"],
        "name": "SPARQL",
        "encodingFormat": "application/sparql-query",
        "programmingLanguage": {"@id": "https://www.w3.org/TR/sparql11-query/"},
    }
    yield {
        "@id": "https://www.w3.org/TR/sparql11-query/",
        "@type": "ComputerLanguage",
        "name": "SPARQL 1.1 Query Language",
    }
    yield {
        "@id": "#query",
        "@type": "CreateAction",
        "name": "SPARQL",
        "instrument": {"@id": _QUERY},
        "result": [{"@id": member.path} for member in members],
    }


def _both(text: Bilingual) -> str:
    return " / ".join(dict.fromkeys(part for part in text if part))
