"""The one model that every network format is written from.

`Node` and `Edge` are what a caller says; `enishi.exports.tabulation` makes of them a
`NodeEdgeTable`, in which every text is clean, every column has one type, every row an
identifier that depends on nothing but the content, and every edge a weight above zero.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from enishi.exports.about import About, Language
from enishi.exports.cell import Cell, Column, ColumnKind
from enishi.exports.period import Spell


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A node as a caller gives it.

    Attributes:
        iri: Its address, by which edges name it.
        label_ja: Its name in Japanese, or "".
        label_en: Its name in English, or "".
        kind: What it is, such as ``City``.
        x: Position to the right, in units of the layout.
        y: Position upwards.
        size: Diameter, above zero, in units of the layout.
        colour: ``#rrggbb``, or "".
        latitude: Decimal degrees of WGS 84, north positive.
        longitude: Decimal degrees of WGS 84, east positive.
        community: Number of its community, from 1.
        start: First year, month or day it existed: ``1972``, ``"1972-05"``, a date.
        end: Last year, month or day it existed.
        values: Further columns.
    """

    iri: str
    label_ja: str = ""
    label_en: str = ""
    kind: str = ""
    x: float | None = None
    y: float | None = None
    size: float | None = None
    colour: str = ""
    latitude: float | None = None
    longitude: float | None = None
    community: int | None = None
    start: object = None
    end: object = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge as a caller gives it; parallel edges and self loops are welcome.

    Attributes:
        source: Address of a node.
        target: Address of a node.
        iri: Address of the thing that the edge is, where it is one.
        kind: What ties the two, such as ``agreement``.
        weight: Above zero.
        start: First year, month or day of the tie.
        end: Last year, month or day; None if it goes on or nobody knows.
        years: Years in which something was recorded.
        evidence: Addresses of the passages behind it.
        values: Further columns.
    """

    source: str
    target: str
    iri: str = ""
    kind: str = ""
    weight: float = 1.0
    start: object = None
    end: object = None
    years: tuple[int, ...] = ()
    evidence: tuple[str, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeRow:
    """A node of a table.

    Attributes:
        number: Its place in the order of addresses, from 1; its id is ``n<number>``.
        iri: Its address.
        label: Its name in the table's language, else in the other, else the end of
            its address.
        kind: What it is, or "".
        x: Position to the right, or None.
        y: Position upwards, or None.
        size: Diameter above zero, or None.
        colour: ``#rrggbb`` in lower case, or "".
        latitude: Degrees north, or None.
        longitude: Degrees east, or None.
        community: Number from 1, or None.
        spell: When it existed, or None.
        cells: One value for each of the table's node columns.
    """

    number: int
    iri: str
    label: str
    kind: str
    x: float | None
    y: float | None
    size: float | None
    colour: str
    latitude: float | None
    longitude: float | None
    community: int | None
    spell: Spell | None
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """An identifier that is safe everywhere."""
        return f"n{self.number}"

    @property
    def rgb(self) -> tuple[int, int, int] | None:
        """The colour as three numbers from 0 to 255."""
        if not self.colour:
            return None
        red, green, blue = bytes.fromhex(self.colour[1:])
        return red, green, blue


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """An edge of a table.

    Attributes:
        number: Its place in the order of content, from 1; its id is ``e<number>``.
        source: The node it starts from.
        target: The node it ends at.
        kind: What ties the two, or "".
        weight: Finite and above zero.
        spells: When it existed: its start and end if one is known, else its years.
        evidence: Addresses of passages, sorted.
        cells: One value for each of the table's edge columns.
    """

    number: int
    source: NodeRow
    target: NodeRow
    kind: str
    weight: float
    spells: tuple[Spell, ...]
    evidence: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def id(self) -> str:
        """An identifier that is safe everywhere, and no node's."""
        return f"e{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeEdgeTable:
    """A network, typed and clean; made by `enishi.exports.tabulation.tabulate`.

    Attributes:
        about: Title, version, query, licence, citation.
        directed: Whether an edge runs from its source to its target only.
        language: The language of `NodeRow.label`; columns hold both.
        node_columns: What every node's cells mean.
        edge_columns: What every edge's cells mean.
        nodes: By address.
        edges: By the addresses of their ends, then by content.
    """

    about: About
    directed: bool
    language: Language
    node_columns: tuple[Column, ...]
    edge_columns: tuple[Column, ...]
    nodes: tuple[NodeRow, ...]
    edges: tuple[EdgeRow, ...]

    @property
    def title(self) -> str:
        """The title in the table's language."""
        return self.about.title.said(self.language)

    @property
    def description(self) -> str:
        """The description in the table's language."""
        return self.about.description.said(self.language)

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, those of the nodes first."""
        return self.node_columns + self.edge_columns

    @property
    def is_placed(self) -> bool:
        """Whether every node has a position, and there is a node."""
        return bool(self.nodes) and all(node.x is not None for node in self.nodes)

    @property
    def is_dated(self) -> bool:
        """Whether anything has a spell."""
        return any(node.spell for node in self.nodes) or any(
            edge.spells for edge in self.edges
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of edges, sorted."""
        return tuple(sorted({edge.kind for edge in self.edges if edge.kind}))


def known(
    columns: tuple[Column, ...], cells: tuple[Cell, ...]
) -> Iterator[tuple[Column, Cell]]:
    """Give the cells of a row that are not empty, each with its column."""
    for column, cell in zip(columns, cells, strict=True):
        if cell is not None:
            yield column, cell


def text_of(column: Column, cell: Cell) -> str:
    """Return a cell as text for formats without types.

    Truth values are ``true`` and ``false``, dates ISO 8601; a list's members are
    joined with a bar, which no address holds. None is "".
    """
    if cell is None:
        return ""
    if column.kind is ColumnKind.LIST and isinstance(cell, tuple):
        return "|".join(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return repr(cell) if isinstance(cell, float) else str(cell)
