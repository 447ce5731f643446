"""The parts of an outline, in the order in which this layout prints them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.blocks import Block, read_blocks


class Part(Enum):
    """A part of the outline; members stand in the order of the layout."""

    OPENING = auto()
    POSTS = auto()
    DUTIES = auto()
    TITLE = auto()
    PREFACE = auto()
    CONTENTS = auto()
    POLICY = auto()
    SUMMARY = auto()
    POINTS = auto()
    ITEMS = auto()
    REFERENCE = auto()
    RELATED = auto()
    CLOSING = auto()


_NUMBER: Final = r"(?:[0-9０-９]+|[(（][0-9０-９]+[)）])"
_OPENERS: Final = (
    (Part.POSTS, re.compile(r"\S*(?:局|本部|室|部)\s*派遣職員(?:の)?一覧(?:表)?")),
    (Part.DUTIES, re.compile(r"\S*(?:局|本部|室|部)\s*事務分掌")),
    (Part.TITLE, re.compile(r".*年度\s*事業概要")),
    (Part.PREFACE, re.compile(r"は\s*じ\s*め\s*に")),
    (Part.CONTENTS, re.compile(r"目\s*次")),
    (Part.SUMMARY, re.compile(rf"(?:{_NUMBER}\s*)?.*予算(?:の)?総括表")),
    (Part.POINTS, re.compile(rf"(?:{_NUMBER}\s*)?.*予算のポイント")),
    (Part.ITEMS, re.compile(rf"(?:{_NUMBER}\s*)?事業別内訳")),
    (Part.REFERENCE, re.compile(rf"(?:{_NUMBER}\s*)?参考資料")),
    (Part.RELATED, re.compile(rf"(?:{_NUMBER}\s*)?.*各局.*関連.*予算.*")),
)
_NEEDED: Final = {
    Part.DUTIES: "the duties of the departments",
    Part.SUMMARY: "the summary of the budget",
    Part.ITEMS: "the budget by program",
    Part.RELATED: "the related programs of other bureaus",
    Part.CLOSING: "the closing page",
}
_LISTED: Final = re.compile(rf"[-・【]|{_NUMBER}")
_TABLE: Final = 4


@dataclass(slots=True)
class Outline:
    """An outline parted.

    Attributes:
        document: The document.
        blocks: The blocks of each part, its opening line first.
    """

    document: Document
    blocks: dict[Part, list[Block]] = field(
        default_factory=lambda: {part: [] for part in Part}
    )

    def body(self, part: Part) -> list[Block]:
        """Return the blocks of a part without the line that opens it."""
        return self.blocks[part][1:]

    def require(self) -> None:
        """Refuse an outline that breaks off.

        Raises:
            SourceError: If a part that every outline has is missing, or if the last
                table breaks off; the error names the last line read.
        """
        last = max(
            (b.line for blocks in self.blocks.values() for b in blocks), default=1
        )
        for part, name in _NEEDED.items():
            if not self.blocks[part]:
                raise SourceError(
                    f"breaks off before {name}.",
                    document=self.document.name,
                    line=last,
                    hint="Give the whole document.",
                )


def part_outline(document: Document, home: str = "") -> Outline:
    """Part a document.

    Args:
        document: An outline, whole or not.
        home: Name of the bureau, whose line opens the closing page.
    """
    outline = Outline(document)
    for part, block in _parted(read_blocks(document), home):
        outline.blocks[part].append(block)
    return outline


def _parted(blocks: list[Block], home: str) -> Iterator[tuple[Part, Block]]:
    part = Part.OPENING
    for block in blocks:
        part = _opened(block, part) or _continued(block, part, home)
        yield part, block


def _opened(block: Block, part: Part) -> Part | None:
    """Return the part that a line opens, or None; parts never go backwards.

    Within the contents list no line opens one: it holds the same headings.
    """
    if block.columns > 1 or part is Part.CONTENTS:
        return None
    words = block.words
    for opened, pattern in _OPENERS:
        if opened.value > part.value and pattern.fullmatch(words):
            return opened
    return None


def _continued(block: Block, part: Part, home: str) -> Part:
    """Return the part of a line that opens none of those with a fixed heading."""
    if part is Part.CONTENTS and not _LISTED.match(block.text):
        return Part.POLICY
    bureau = home and block.text.endswith(home) and block.text != home
    if part is Part.RELATED and block.columns < _TABLE and bureau:
        return Part.CLOSING
    return part
