"""What stands below a group's table: programs, topics, captions of pictures.

A program is a number, a name and two amounts, on one line or on two. A topic has a
plain heading or a marked one (【】, ■). A picture was lost in conversion; its caption
stands apart from the text before it.
"""

import re
from collections.abc import Sequence
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.money import Amount, find_amounts
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.group_text import Group, ProgramText, Topic

_PROGRAM: Final = re.compile(r"(?P<number>[0-9０-９]{1,2})[\s.．]\s*(?P<name>\S.*?)\s*")
_PARTS: Final = re.compile(r"[(（](?P<parts>[^()（）。]+[/／][^()（）。]+)[)）]")
_CONTENT: Final = re.compile(r"[(（].*事業内容[)）]|<?https?://\S+")
_MARKED: Final = re.compile(r"【[^】]+】|[■➤▶◆●]\s*\S.*")
_PROSE: Final = re.compile(r".*[。、：:]$|[-・*※①-⑳(（<].*")
_PICTURE: Final = re.compile(r".*様子")
_LONGEST_HEADING: Final = 48


class Narration:
    """Puts the lines below a group's table where they belong.

    Args:
        group: The group to fill.
    """

    def __init__(self, group: Group) -> None:
        self._group = group
        self._pending: Block | None = None
        self._plain: Block | None = None
        self._caption: Block | None = None
        self._topic: Topic | None = None
        self._nameless = False

    def line(self, row: Sequence[Block]) -> None:
        """Read one line: a row of a table, or the paragraphs of one cell."""
        if len({block.column for block in row}) > 1:
            if self._topic:
                self._topic.rows.append(list(row))
            return
        for block in row:
            if _CONTENT.fullmatch(block.text):
                self._group.furniture.append(block)
            elif not self._program(block):
                self.end()
                self._text(block)

    def end(self) -> None:
        """Take a numbered line that no amounts follow as what it is.

        It is a program whose amounts were lost if it has the next program's number,
        and prose if not.
        """
        pending, self._pending = self._pending, None
        if pending and self._is_next(pending):
            self._open(pending, [], pending)
        elif pending:
            self._text(pending)

    def _is_next(self, block: Block) -> bool:
        """Tell whether a numbered line has the number of the next program."""
        match = _PROGRAM.fullmatch(block.text)
        programs = self._group.programs
        last = int(programs[-1].number) if programs else 0
        return bool(match and not self._topic and int(match["number"]) == last + 1)

    def _about(self, topic: Topic | None) -> None:
        """Go on with a topic, or with the program opened last."""
        self._topic, self._nameless = topic, False
        if topic:
            self._group.topics.append(topic)

    def _program(self, block: Block) -> bool:
        """Read a program's heading, amounts or parts; tell whether it was one."""
        amounts = find_amounts(block.text)
        if self._pending and amounts and _nothing_else(block.text, amounts):
            pending, self._pending = self._pending, None
            self._open(pending, amounts, block)
            return True
        if amounts and _nothing_else(block.text, amounts):
            self._nameless = True
            self._topic = None
            self._group.furniture.append(block)
            return True
        if not _PROGRAM.fullmatch(block.text):
            self.end()
            return self._parts(block)
        if amounts and _nothing_else(block.text[amounts[0].start :], amounts):
            self.end()
            self._open(block.part(0, amounts[0].start), amounts, block)
            return True
        if _PROSE.fullmatch(block.text):
            return False
        self.end()
        self._pending = block
        return True

    def _open(self, heading: Block, amounts: list[Amount], block: Block) -> None:
        match = _PROGRAM.fullmatch(heading.text)
        if match:
            name = heading.part(*match.span("name"))
            self._group.programs.append(
                ProgramText(match["number"], name, amounts, block)
            )
            self._about(None)

    def _parts(self, block: Block) -> bool:
        """Read the projects that a program consists of (「(甲事業/乙事業)」)."""
        match = _PARTS.fullmatch(block.text)
        programs = self._group.programs
        if not match or not programs or programs[-1].body or self._topic:
            return False
        start = match.start("parts")
        for part in re.finditer(r"[^/／]+", match["parts"]):
            named = block.part(start + part.start(), start + part.end())
            programs[-1].parts.append(named)
        return True

    def _text(self, block: Block) -> None:
        group = self._group
        if _MARKED.fullmatch(block.text):
            self._under_picture()
            self._about(Topic(block, self._plain))
        elif self._is_caption(block):
            group.captions.append(block)
            self._caption = block
            return
        elif self._is_heading(block):
            self._plain = block
            self._about(Topic(block))
        elif self._topic:
            self._topic.body.append(block)
        elif group.programs and not self._nameless:
            group.programs[-1].body.append(block)
        else:
            group.intro.append(block)
        self._caption = None

    def _is_caption(self, block: Block) -> bool:
        if _PROSE.fullmatch(block.text) or len(block.text) > _LONGEST_HEADING:
            return False
        follows = self._caption is not None and block.gap == 0
        return block.apart or follows or bool(_PICTURE.fullmatch(block.text))

    def _is_heading(self, block: Block) -> bool:
        """Tell a heading from a paragraph that is no sentence.

        The first paragraph below a program is its description, whatever its form.
        """
        group = self._group
        described = bool(self._topic or not group.programs or group.programs[-1].body)
        plain = not _PROSE.fullmatch(block.text) and "。" not in block.text
        return described and plain and len(block.text) <= _LONGEST_HEADING

    def _under_picture(self) -> None:
        """Take a line apart as a heading when a marked heading follows it at once."""
        if self._caption is not None and self._group.captions[-1] is self._caption:
            self._plain = self._group.captions.pop()
            self._about(Topic(self._plain))


def _nothing_else(text: str, amounts: Sequence[Amount]) -> bool:
    """Tell whether nothing but the amounts stands in a text."""
    for amount in amounts:
        text = text.replace(amount.text, "", 1)
    return not normalise(text).strip("()、 -新規皆増")
