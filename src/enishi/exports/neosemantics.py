"""A network as RDF with the commands that load it into Neo4j by neosemantics (n10s).

The defaults of neosemantics lose data: of a label in two languages one survives, and of
several values one. The commands here keep all.
"""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.archive import File, write_archive
from enishi.exports.format import Format
from enishi.exports.network_graph import network_graph, own_space
from enishi.exports.quads import write_turtle
from enishi.exports.readme import write_readme
from enishi.exports.table import NodeEdgeTable
from enishi.exports.text import encode
from enishi.vocabulary.prefixes import prefixes

_CONTENTS: Final = Bilingual(
    "- `network.ttl`: ネットワーク。Neo4jの `import` フォルダーに置きます。\n"
    "- `load.cypher`: neosemantics (n10s) を入れた空のデータベースで実行します。"
    "n10sの設定はデータベースごとに一つだけです。",
    "- `network.ttl`: the network; put it into Neo4j's `import` folder.\n"
    "- `load.cypher`: run it on an empty database with neosemantics (n10s);"
    " a database has only one configuration of n10s.",
)
_SETTING: Final = (
    "CREATE CONSTRAINT n10s_unique_uri IF NOT EXISTS\n"
    "FOR (r:Resource) REQUIRE r.uri IS UNIQUE;\n\n"
    "CALL n10s.graphconfig.init({\n"
    "  handleVocabUris: 'SHORTEN',\n"
    "  handleMultival: 'ARRAY',\n"
    "  keepLangTag: true,\n"
    "  keepCustomDataTypes: true\n"
    "});\n\n"
)
_LOADING: Final = (
    "\nCALL n10s.rdf.import.fetch('file:///import/network.ttl', 'Turtle');\n"
)


def write_neosemantics(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write a zip archive with Turtle, the commands that load it, and a README."""
    return write_archive(
        (
            File("README.md", write_readme(table.about, _CONTENTS)),
            File("load.cypher", encode(_commands(table))),
            File("network.ttl", write_turtle(network_graph(table), own_space(table))),
        )
    )


def _commands(table: NodeEdgeTable) -> Iterator[str]:
    yield _SETTING
    for prefix, namespace in (prefixes() | own_space(table)).items():
        name = prefix.replace("-", "_")
        yield f"CALL n10s.nsprefixes.add('{name}', '{namespace}');\n"
    yield _LOADING


NEOSEMANTICS: Final = Format(
    "n10s",
    Bilingual("neosemantics用RDF", "RDF for neosemantics"),
    "application/zip",
    ".n10s.zip",
    ("Neo4j + neosemantics",),
    Bilingual(
        "同梱の `load.cypher` を実行します。日英の名称が両方残ります。",
        "Run the `load.cypher` inside; names in both languages survive.",
    ),
    write_neosemantics,
)
