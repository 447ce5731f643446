"""A vault whose links lead somewhere and whose front matter is YAML."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import yaml

from enishi.exports.about import About, Bilingual
from enishi.exports.obsidian import write_obsidian
from enishi.exports.table import Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate


def notes(table: NodeEdgeTable) -> dict[str, str]:
    """Return the notes of a written vault by their names."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(write_obsidian(table))))
    assert archive.testzip() is None
    return {
        name.removesuffix(".md"): archive.read(name).decode()
        for name in archive.namelist()
    }


def front(note: str) -> dict[str, Any]:
    """Return a note's front matter."""
    found: dict[str, Any] = yaml.safe_load(note.split("---\n")[1])
    return found


def test_every_link_leads_to_a_note(awkward: NodeEdgeTable) -> None:
    """Links use names of files, not labels."""
    vault = notes(awkward)
    assert len(vault) == 7
    for note in vault.values():
        for target in re.findall(r"\[\[([^\]|]+)\|", note):
            assert target in vault


def test_front_matter_is_typed_and_keeps_every_letter(awkward: NodeEdgeTable) -> None:
    """YAML reads back what the table holds, U+2028 and U+0085 included."""
    vault = notes(awkward)
    kawasaki = front(vault["川崎市"])
    assert kawasaki["aliases"] == ["川崎市", "Kawasaki"]
    assert kawasaki["iri"] == "https://w3id.org/enishi/id/city/kawasaki"
    assert kawasaki["founded"] == date(1924, 7, 1)
    assert kawasaki["home"] is True
    assert kawasaki["share"] == 0.25
    assert kawasaki["aliases_ja"] == ["カワサキ", 'か"わ,さき\\']
    wellington = front(vault["一行目 二行目 三行目 四 五 六"])
    assert wellington["label_ja"] == awkward.nodes[2].label


def test_ties_show_years_and_evidence(awkward: NodeEdgeTable) -> None:
    """Each passage is one click away."""
    note = notes(awkward)["川崎市"]
    assert "agreement – [[ペナン 州 ﾏﾚｰｼｱ & co|" in note
    assert "2018-04-01–2019-03-31" in note
    assert "[根拠 1](<https://w3id.org/enishi/id/passage/a>)" in note


def test_arrows_show_direction(directed: NodeEdgeTable) -> None:
    """A tie is listed at both ends, and its direction can be told."""
    vault = notes(directed)
    assert "contract → [[san-diego|san-diego]]" in vault["-1+1"]
    assert "contract ← [[-1+1|-1+1]]" in vault["san-diego"]


def test_the_index_lists_notes_and_says_where_they_come_from(
    awkward: NodeEdgeTable,
) -> None:
    """Version, licence and query stand in the vault."""
    index = notes(awkward)["_index"]
    assert "- [[国際課 (tokyo-aaa)|国際課]]" in index
    assert "<https://creativecommons.org/licenses/by/4.0/>" in index
    assert "    SELECT ?source" in index


def test_small_numbers_are_numbers_in_every_yaml() -> None:
    """YAML 1.1 takes 1e-05 for text and 1.0e-05 for a number."""
    about = About(iri="https://example.org/n", title=Bilingual())
    table = tabulate(
        [Node(iri="urn:x", values={"rank": 1e-05})], [], about, directed=False
    )
    assert front(notes(table)["urn x"])["rank"] == 1e-05
