"""RDF for Neo4j with a configuration that keeps both languages."""

import io
import re
import zipfile

from rdflib import Graph

from enishi.exports.neosemantics import write_neosemantics
from enishi.exports.table import NodeEdgeTable


def test_the_commands_keep_languages_and_all_values(awkward: NodeEdgeTable) -> None:
    """The defaults of neosemantics would drop one label of two."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_neosemantics(awkward))))
    commands = archive.read("load.cypher").decode()
    assert "keepLangTag: true" in commands
    assert "handleMultival: 'ARRAY'" in commands
    assert "REQUIRE r.uri IS UNIQUE" in commands
    assert all(
        statement.strip().startswith(("CREATE CONSTRAINT", "CALL n10s."))
        for statement in commands.strip().split(";\n")
    )


def test_every_prefix_is_declared_once(awkward: NodeEdgeTable) -> None:
    """Neosemantics allows no hyphen in a prefix."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_neosemantics(awkward))))
    commands = archive.read("load.cypher").decode()
    names = re.findall(r"nsprefixes\.add\('([^']+)', '([^']+)'\)", commands)
    assert len({name for name, _ in names}) == len(names)
    assert all(re.fullmatch(r"\w+", name) for name, _ in names)
    assert ("network", "https://w3id.org/enishi/network/city-partner#") in names


def test_the_turtle_is_read(awkward: NodeEdgeTable) -> None:
    """It is the network's."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_neosemantics(awkward))))
    assert len(Graph().parse(data=archive.read("network.ttl"), format="turtle")) > 100
