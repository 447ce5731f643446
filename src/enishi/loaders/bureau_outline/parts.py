"""The parts of an outline, in the order in which this layout prints them."""

import re
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
# Lines by which a part is known whose heading was lost, in rows of so many cells at
# least, and the first part after which they can stand.
_DUTY: Final = re.compile(r"-\s*[(（][0-9０-９]+[)）].*に関すること。?")
_POINT: Final = re.compile(r"[0-9０-９]{1,2}[\s.．]\s*\S.*[(（][①-⑳].*")
_GROUP: Final = re.compile(r"[(（][0-9０-９]+[)）].*")
_SIGNS: Final = (
    (Part.DUTIES, _DUTY, 1, Part.OPENING),
    (Part.SUMMARY, re.compile(r"区\s*分"), 4, Part.DUTIES),
    (Part.POINTS, _POINT, 1, Part.SUMMARY),
    (Part.ITEMS, _GROUP, 2, Part.CONTENTS),
    (Part.RELATED, re.compile(r"事業名"), 5, Part.ITEMS),
)
_LATE: Final = (Part.REFERENCE, Part.RELATED)
"""Parts that only the budget's own parts can come before: contents name them too."""
_IMPRINT: Final = re.compile(r"www\.|電話\s*[:：]?\s*[0-9０-９]|〒\s*[0-9０-９]")
_LAST_LINES: Final = 8
_LISTED: Final = re.compile(rf"[-・【]|{_NUMBER}")
_TABLE: Final = 4


@dataclass(slots=True)
class Outline:
    """An outline parted.

    Attributes:
        document: The document.
        blocks: The blocks of each part, its opening line first.
        headless: The parts whose opening line was lost.
    """

    document: Document
    blocks: dict[Part, list[Block]] = field(
        default_factory=lambda: {part: [] for part in Part}
    )
    headless: set[Part] = field(default_factory=set)

    def body(self, part: Part) -> list[Block]:
        """Return the blocks of a part without the line that opens it."""
        blocks = self.blocks[part]
        return blocks if part in self.headless else blocks[1:]

    def require(self) -> None:
        """Refuse an outline that breaks off before its last page.

        A part whose heading was lost on the way is read as far as can be.

        Raises:
            SourceError: If the closing page is missing; the error names the last line
                read.
        """
        if self.blocks[Part.CLOSING]:
            return
        last = max(
            (b.line for blocks in self.blocks.values() for b in blocks), default=1
        )
        raise SourceError(
            "breaks off before the closing page.",
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
    blocks = read_blocks(document)
    part = Part.OPENING
    for at, block in enumerate(blocks):
        opened, begun = _opened(block, part), _begun(block, part)
        if begun and not opened:
            outline.headless.add(begun)
        left = len(blocks) - at
        part = opened or begun or _continued(block, part, home, left)
        outline.blocks[part].append(block)
    return outline


def _opened(block: Block, part: Part) -> Part | None:
    """Return the part that a line opens, or None; parts never go backwards.

    Within the contents list no line opens one: it holds the same headings.
    """
    if block.columns > 1 or part is Part.CONTENTS:
        return None
    words = block.words
    early = part.value < Part.SUMMARY.value
    for opened, pattern in _OPENERS:
        if early and opened in _LATE:
            continue
        if opened.value > part.value and pattern.fullmatch(words):
            return opened
    return None


def _begun(block: Block, part: Part) -> Part | None:
    """Return the part that a line is of though its heading was lost, or None."""
    for begun, sign, columns, after in _SIGNS:
        ahead = after.value <= part.value < begun.value
        if ahead and block.columns >= columns and sign.fullmatch(block.words):
            return begun
    return None


def _continued(block: Block, part: Part, home: str, left: int) -> Part:
    """Return the part of a line that opens none of those with a fixed heading."""
    if part is Part.CONTENTS and not _LISTED.match(block.text):
        return Part.POLICY
    bureau = home and block.text.endswith(home) and block.text != home
    late = part.value >= Part.ITEMS.value and left <= _LAST_LINES
    imprint = part is Part.RELATED and bool(_IMPRINT.search(block.text))
    last = (bureau and (late or part is Part.RELATED)) or imprint
    return Part.CLOSING if last and block.columns < _TABLE else part
