"""A summary as headings with what stands below them, to any depth.

Each kind of heading has its rank; a heading closes all of the same or a lower rank.
Items (``- ``) open a level only where marked items (``- ・``) follow them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from enishi.loaders.blocks import Block, joined


class Kind(Enum):
    """Kinds of headings."""

    DOCUMENT = auto()
    CHAPTER = auto()
    SECTION = auto()
    PART = auto()
    GOAL = auto()
    BOX = auto()
    ITEM = auto()
    PLAIN = auto()
    AIM = auto()
    LINE = auto()
    POINT = auto()
    GROUP = auto()
    DIRECTION = auto()


_RANKS: Final = {
    Kind.DOCUMENT: 0,
    Kind.CHAPTER: 1,
    Kind.SECTION: 2,
    Kind.PART: 3,
    Kind.GOAL: 4,
    Kind.BOX: 5,
    Kind.ITEM: 6,
    Kind.PLAIN: 6,
    Kind.AIM: 7,
    Kind.LINE: 7,
    Kind.POINT: 7,
    Kind.GROUP: 8,
    Kind.DIRECTION: 8,
}

_NUMBER: Final = "[0-9０-９]+"
_FORMS: Final = (
    (Kind.CHAPTER, re.compile(rf"第(?P<number>{_NUMBER})章\s+(?P<title>\S.*)")),
    (
        Kind.GOAL,
        re.compile(
            rf"基本目標(?P<number>{_NUMBER})\s+(?P<title>\S.*?)"
            rf"\s*(?:[(（](?P<count>取組数.*?)[)）])?"
        ),
    ),
    (Kind.SECTION, re.compile(rf"(?P<number>{_NUMBER})\s+(?P<title>[^。]{{2,60}})")),
    (
        Kind.PART,
        re.compile(rf"[(（](?P<number>{_NUMBER})[)）]\s+(?P<title>[^。]{{2,60}})"),
    ),
    (Kind.LINE, re.compile(r"(?P<number>[IVXＩＶＸⅠ-Ⅻ]+)\s+(?P<title>[^。]{2,60})")),
    (Kind.ITEM, re.compile(r"(?P<number>[①-⑳])\s*(?P<title>[^。]{2,60})")),
    (Kind.POINT, re.compile(r"[○〇◯](?P<title>[^。]{2,60})(?<![。])")),
    (Kind.BOX, re.compile(r"【(?P<title>[^】]+)】")),
    (Kind.PLAIN, re.compile(r"(?P<title>[^-・*※「『～▶。、！!][^。、！!]{1,50})")),
)
_GOALS: Final = "基本目標"
_LONGEST_CAPTION: Final = 40
_DIRECTION: Final = re.compile(rf"-\s+(?P<number>{_NUMBER})\s+(?P<title>\S.*)")
_GROUP: Final = re.compile(r"-\s+(?P<title>[^・▶\s][^。]*)")
_LEAF: Final = re.compile(r"-\s+[・▶]\s*(?P<title>\S.*)")


@dataclass(slots=True)
class Node:
    """A heading with what stands below it.

    Attributes:
        kind: The kind of heading.
        heading: The line, None for the document as a whole.
        number: As printed, or "".
        title: Its words.
        count: What a goal's heading says of its initiatives, or None.
        body: The paragraphs and items right below it.
        parts: The headings below it.
        captions: For the whole document: words below pictures that were lost.
    """

    kind: Kind
    heading: Block | None
    number: str = ""
    title: Block | None = None
    count: Block | None = None
    body: list[Block] = field(default_factory=list)
    parts: list["Node"] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)

    @property
    def rank(self) -> int:
        """How deep its kind stands."""
        return _RANKS[self.kind]

    @property
    def name(self) -> str:
        """Its words, without number."""
        return self.title.text if self.title else ""

    @property
    def blocks(self) -> list[Block]:
        """The heading, its body, and all below."""
        own = [self.heading] if self.heading else []
        return [*own, *self.body, *(b for part in self.parts for b in part.blocks)]

    @property
    def told(self) -> str:
        """What stands below the heading, without the marks of items."""
        below = [block for part in self.parts for block in part.blocks]
        return joined(block.item() for block in (*self.body, *below))

    def walk(self) -> Iterator["Node"]:
        """Yield the node and all below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def read_tree(blocks: Sequence[Block]) -> Node:
    """Return a document as a tree of headings."""
    root = Node(Kind.DOCUMENT, None)
    above = [root]
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        node = _heading(block, after, above)
        if node is None:
            _told(block, above)
            continue
        while above[-1].rank >= node.rank:
            above.pop()
        above[-1].parts.append(node)
        above.append(node)
    return root


def _told(block: Block, above: list[Node]) -> None:
    """Put a line that is no heading where it belongs."""
    item = block.text.startswith("-")
    if block.apart and not item and len(block.text) <= _LONGEST_CAPTION:
        above[0].captions.append(block)
        return
    while not item and above[-1].kind is Kind.GROUP:
        above.pop()
    if not item and above[-1].kind is Kind.ITEM and above[-1].parts:
        above.pop()
    above[-1].body.append(block)


def _heading(block: Block, after: Block | None, above: Sequence[Node]) -> Node | None:
    """Return the heading that a line is, or None for prose, items and captions."""
    direction = _DIRECTION.fullmatch(block.text)
    if direction and any(node.kind is Kind.LINE for node in above):
        return _node(Kind.DIRECTION, block, direction)
    group = _GROUP.fullmatch(block.text)
    if group and after is not None and _LEAF.fullmatch(after.text):
        return _node(Kind.GROUP, block, group)
    if block.text.startswith("-"):
        return None
    for kind, pattern in _FORMS:
        match = pattern.fullmatch(block.text)
        if match and not (kind is Kind.PLAIN and _is_loose(block, after)):
            return _node(_in_place(kind, above), block, match)
    return None


def _in_place(kind: Kind, above: Sequence[Node]) -> Kind:
    """Return what a numbered line is: below the heading 「基本目標」 it is a goal."""
    goals = any(node.name == _GOALS for node in above)
    return Kind.AIM if kind is Kind.SECTION and goals else kind


def _is_loose(block: Block, after: Block | None) -> bool:
    """Tell a caption, or a slogan over two lines, from a plain heading."""
    follows = after is not None and after.gap == 0 and not after.text.startswith("-")
    return block.apart or follows


def _node(kind: Kind, block: Block, match: re.Match[str]) -> Node:
    groups = match.groupdict()
    count = groups.get("count")
    return Node(
        kind,
        block,
        groups.get("number") or "",
        block.part(*match.span("title")),
        block.part(*match.span("count")) if count else None,
    )
