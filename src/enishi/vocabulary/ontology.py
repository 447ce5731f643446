"""The ontology's files, read as graphs.

``ontology/`` holds the classes and properties (``enishi.ttl``), one file for each
concept scheme (``schemes/``), the rules that readings apply (``rules.ttl``; the others
are described by their queries), the shapes and the prefixes.

Each file is read once; who asks again gets the same graph and must not change it.
"""

from functools import cache
from pathlib import Path

from rdflib import Graph
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from enishi.errors import SourceError
from enishi.resources import folder
from enishi.vocabulary.statements import statements


def scheme_files() -> tuple[Path, ...]:
    """Return the files of the concept schemes, in the order of their names."""
    return tuple(sorted((folder("ontology") / "schemes").glob("*.ttl")))


def terms_graph() -> Graph:
    """Return the classes and properties.

    Raises:
        SourceError: If the file is missing or broken.
    """
    return _read((folder("ontology") / "enishi.ttl",))


def schemes_graph() -> Graph:
    """Return all concept schemes.

    Raises:
        SourceError: If a file is broken.
    """
    return _read(scheme_files())


def shapes_graph() -> Graph:
    """Return the shapes.

    Raises:
        SourceError: If the file is missing or broken.
    """
    return _read((folder("ontology") / "shapes.ttl",))


def prefixes_graph() -> Graph:
    """Return the declarations of prefixes.

    Raises:
        SourceError: If the file is missing or broken.
    """
    return _read((folder("ontology") / "prefixes.ttl",))


def rules_graph() -> Graph:
    """Return the description of the rules that readings apply.

    Raises:
        SourceError: If the file is missing or broken.
    """
    return _read((folder("ontology") / "rules.ttl",))


def ontology_graph() -> Graph:
    """Return what stands in the named graph ``ontology``: all but the shapes.

    A new graph each time, free of blank nodes; the caller may change it.

    Raises:
        SourceError: If a file is missing or broken.
    """
    return statements(terms_graph(), schemes_graph(), rules_graph(), prefixes_graph())


@cache
def _read(files: tuple[Path, ...]) -> Graph:
    graph = statements()
    for file in files:
        try:
            graph.parse(file, format="turtle")
        except (OSError, BadSyntax, ParserError, UnicodeDecodeError) as error:
            raise SourceError(
                f"the ontology cannot be read: {error}",
                document=file.name,
                hint="Mend the file, or install Enishi again.",
            ) from error
    return graph
