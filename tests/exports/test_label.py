"""Names that are keys: one line, unique, fit for every file system."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.exports.about import About, Bilingual
from enishi.exports.label import file_names, unique_labels
from enishi.exports.table import Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate

ABOUT = About(iri="https://example.org/n", title=Bilingual())
LABELS = st.lists(
    st.text(st.characters(codec=None))
    | st.sampled_from(["同じ", "同じ (id-n1)", "a", "A"])
)


def named(labels: Sequence[str]) -> NodeEdgeTable:
    """Return a network of nodes with these labels."""
    nodes = [
        Node(iri=f"https://example.org/id/n{number}", label_ja=label)
        for number, label in enumerate(labels)
    ]
    return tabulate(nodes, [], ABOUT, directed=False)


def test_a_name_that_is_alone_stays_as_it_is() -> None:
    """Only what shares its name is told apart."""
    labels = unique_labels(named(["川崎市", "国際課", "国際課"]))
    assert list(labels.values()) == ["川崎市", "国際課 (id-n1)", "国際課 (id-n2)"]


def test_file_names_avoid_what_systems_refuse() -> None:
    """Signs of wiki links and paths, devices of Windows, dots at the end."""
    names = file_names(named(['a/b:c*"d"?<e>|f[g]#h^', "CON", "..", "x."]))
    assert list(names.values()) == ["a b c d e f g h", "CON_", "_", "x"]


def test_a_file_name_that_is_taken_is_avoided() -> None:
    """The index has its own."""
    assert list(file_names(named(["_index"]), "_index").values()) == ["_index (id-n0)"]


def test_long_names_and_names_that_look_told_apart() -> None:
    """Cut names may become alike, and a suffix may be taken already."""
    long = "長" * 300
    made = list(file_names(named([long + "一", long + "二", "x"])).values())
    assert [len(name.encode()) for name in made] == [188, 188, 1]
    same = ["同じ", "同じ", "同じ (id-n0)", "同じ (id-n0, n1)"]
    assert list(unique_labels(named(same)).values()) == [
        "同じ (id-n0, n1)_",
        "同じ (id-n1)",
        "同じ (id-n0)",
        "同じ (id-n0, n1)",
    ]


@settings(deadline=None)
@given(LABELS)
def test_labels_are_unique_and_on_one_line(labels: list[str]) -> None:
    """Whatever the documents print, even labels that look like told-apart ones."""
    made = list(unique_labels(named(labels)).values())
    assert len({label.casefold() for label in made}) == len(labels)
    assert all(len(label.splitlines()) == 1 for label in made)


@settings(deadline=None)
@given(LABELS)
def test_file_names_are_unique_short_and_harmless(labels: list[str]) -> None:
    """255 bytes with their ending, no separators, no two alike in any case."""
    made = list(file_names(named(labels), "_index").values())
    assert len({name.casefold() for name in (*made, "_index")}) == len(labels) + 1
    for name in made:
        assert 0 < len(f"{name}.md".encode()) <= 255
        assert not set(name) & set('[]#^|\\/:*?"<>')
        assert name == name.strip(" .")
