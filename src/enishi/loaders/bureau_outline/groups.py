"""The groups of the budget by program, each opened by a table of its amounts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from enishi.documents.money import Amount, find_amounts, read_cell
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.group_text import Group, TableAmount
from enishi.loaders.bureau_outline.money import THOUSAND, UNITS
from enishi.loaders.bureau_outline.narration import Narration
from enishi.loaders.bureau_outline.summary import rows_of

_NUMBERED: Final = re.compile(r"[(（](?P<number>[0-9０-９]+)[)）]\s*(?P<name>\S.*)?")
THIS_YEAR: Final = "本年度予算額"
LAST_YEAR: Final = "前年度予算額"
DIFFERENCE: Final = "差引"
FUNDING: Final = "本年度の財源"
_LABELS: Final = (THIS_YEAR, LAST_YEAR, DIFFERENCE, FUNDING)
_SOURCES: Final = {
    "国": "national",
    "県": "prefectural",
    "都": "prefectural",
    "府": "prefectural",
    "道": "prefectural",
    "市債": "municipal-bond",
    "その他": "other",
    "一般財源": "general",
}


def read_groups(blocks: Sequence[Block]) -> list[Group]:
    """Return the groups of the budget by program."""
    lines = list(_lines(blocks))
    starts = [at for at, row in enumerate(lines) if _head(row)]
    groups = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        head = _head(lines[start])
        if head:
            groups.append(_group(head, lines[start:end]))
    return groups


def _lines(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    line: list[Block] = []
    for block in blocks:
        if line and block.line != line[0].line:
            yield line
            line = []
        line.append(block)
    if line:
        yield line


def _head(row: Sequence[Block]) -> tuple[str, Block] | None:
    """Return number and name of the group that a table's first row opens, or None."""
    match = _NUMBERED.fullmatch(row[0].text) if row[0].columns > 1 else None
    if not match:
        return None
    number = f"({match['number']})"
    if match["name"]:
        return number, row[0].part(*match.span("name"))
    return (number, row[1]) if len(row) > 1 else None


def _group(head: tuple[str, Block], lines: Sequence[list[Block]]) -> Group:
    group = Group(*head)
    name_end = group.name.offsets[-1]
    group.intro.extend(b for b in lines[0] if b.offsets[0] > name_end)
    group.amounts.extend(_table(lines[1:]))
    taken = {found.block.line for found in group.amounts}
    narration = Narration(group)
    for row in lines[1:]:
        if row[0].line not in taken:
            narration.line(row)
    narration.end()
    return group


def _table(lines: Sequence[Sequence[Block]]) -> Iterator[TableAmount]:
    """Yield the amounts of a group's table."""
    label = ""
    for row in rows_of([block for line in lines for block in line]):
        if row[0].column == 0:
            label = "".join(row[0].text.split())
        found = _amount(row)
        if not label.startswith(_LABELS) or found is None:
            continue
        names = [block.words for block in row]
        name = next((name for name in names if name in _SOURCES), "")
        source = _SOURCES.get(name, "")
        yield TableAmount(label, source, name, *found, tuple(row))


def _amount(row: Sequence[Block]) -> tuple[Amount, Block] | None:
    unit = next((UNITS[b.text] for b in row if b.text in UNITS), THOUSAND)
    for block in row:
        whole = find_amounts(block.text)
        if whole and whole[0].text.strip() == block.text:
            return whole[0], block
        cell = read_cell(block.text, unit=unit) if block.column else None
        if cell is not None:
            return cell, block
    return None
