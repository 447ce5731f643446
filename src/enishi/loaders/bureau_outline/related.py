"""The related programs of other bureaus: one cell lists names, amounts and remarks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.money import Amount, find_amounts
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.alignment import align
from enishi.loaders.bureau_outline.summary import TableHead, read_head, rows_of

_HEADING: Final = re.compile(r"【(?P<name>[^】]+)】")
_NAME_HEAD: Final = "事業名"
_TEXT_HEAD: Final = "説明"
_BUREAU_HEAD: Final = "局名"
_CANNOT: Final = float("-inf")
_OWN: Final = 10.0
_HARDLY: Final = 2
_HIRAGANA: Final = re.compile("[ぁ-ん]")
_TEACHING: Final = "教育"
_SCHOOLS: Final = re.compile("学校|児童|生徒|教員")


@dataclass(frozen=True, slots=True)
class RelatedHead:
    """Where the columns of the table are."""

    amounts: TableHead
    text: int
    bureaus: int


@dataclass(slots=True)
class RelatedProgram:
    """One program of the list.

    Attributes:
        name: Its name.
        amount: Its amount.
        place: The block in which the amount stands.
        heading: The heading it stands under, or None.
        remark: What is printed behind the amount.
        bureaus: Short names of the bureaus that run it; empty when the order leaves
            a choice.
    """

    name: Block
    amount: Amount
    place: Block
    heading: Block | None = None
    remark: list[Block] = field(default_factory=list)
    bureaus: tuple[str, ...] = ()


@dataclass(slots=True)
class RelatedTable:
    """The table, its pieces put together.

    Attributes:
        total: The row of the programs in all.
        head: Its columns.
        intro: What is said before the list.
        programs: The programs.
        furniture: Cells that say nothing more.
    """

    total: list[Block] = field(default_factory=list)
    head: RelatedHead | None = None
    intro: list[Block] = field(default_factory=list)
    programs: list[RelatedProgram] = field(default_factory=list)
    furniture: list[Block] = field(default_factory=list)


def read_related(
    blocks: Sequence[Block], own: dict[str, str], spellings: dict[str, str]
) -> RelatedTable:
    """Return the table of related programs.

    Args:
        blocks: The part of the outline that holds it.
        own: Normalised names of the bureau's own programs, with its short name.
        spellings: Full names of bureaus by the short names of the table.
    """
    rows = list(rows_of(blocks))
    # Every page repeats the head: where the first one was lost, the next one will do.
    table = RelatedTable(head=next(filter(None, map(_head, rows)), None))
    for row in rows:
        head = _head(row)
        if head:
            table.head = head
            table.furniture.extend(row)
        elif table.head:
            _row(row, table, own, spellings)
    return table


def _head(row: Sequence[Block]) -> RelatedHead | None:
    amounts = read_head(row)
    columns = {block.words: block.column for block in row}
    if not amounts or not {_TEXT_HEAD, _BUREAU_HEAD} <= columns.keys():
        return None
    return RelatedHead(amounts, columns[_TEXT_HEAD], columns[_BUREAU_HEAD])


def _row(
    row: Sequence[Block],
    table: RelatedTable,
    own: dict[str, str],
    spellings: dict[str, str],
) -> None:
    head = table.head
    if head is None:
        return
    if row[0].column == 0:
        table.total = [block for block in row if block.column < head.text]
    listed = _programs([b for b in row if b.column == head.text], table)
    names = [b for b in row if b.column == head.bureaus]
    table.furniture.extend(names)
    bureaus = [word for block in names for word in block.text.split()]
    _assign(listed, bureaus, own, spellings)
    table.programs.extend(listed)


def _programs(cell: Sequence[Block], table: RelatedTable) -> list[RelatedProgram]:
    """Return the programs that a cell lists; what comes before them is its intro."""
    found: list[RelatedProgram] = []
    heading: Block | None = None
    for block in cell:
        for piece in _pieces(block):
            if _HEADING.fullmatch(piece.text):
                heading = piece
                table.furniture.append(piece)
                continue
            listed = list(_listed(piece, heading))
            if listed:
                found.extend(listed)
            elif found:
                found[-1].remark.append(piece)
            else:
                table.intro.append(piece)
    return found


def _pieces(block: Block) -> Iterator[Block]:
    """Yield the headings of a block and what stands between them."""
    at = 0
    for match in _HEADING.finditer(block.text):
        yield from _unless_empty(block.part(at, match.start()))
        yield block.part(match.start(), match.end())
        at = match.end()
    yield from _unless_empty(block.part(at, len(block.text)))


def _unless_empty(block: Block) -> Iterator[Block]:
    if block.text:
        yield block


def _listed(piece: Block, heading: Block | None) -> Iterator[RelatedProgram]:
    """Yield the programs of a piece that lists one, or several in a row.

    The first name is all that stands before its amount; a later one is the last word
    before its amount, for a remark on the program before may come first.
    """
    amounts = find_amounts(piece.text)
    at = 0
    program: RelatedProgram | None = None
    for amount in amounts:
        between = piece.part(at, amount.start)
        if program is None:
            name = between
        else:
            words = between.text.rsplit(maxsplit=1)
            start = len(between.text) - len(words[-1]) if words else 0
            if start:
                program.remark.append(between.part(0, start))
            name = between.part(start, len(between.text))
        if not name.text:
            continue
        if program is not None:
            yield program
        program = RelatedProgram(name, amount, piece, heading)
        at = amount.end
    if program is not None:
        rest = piece.part(at, len(piece.text))
        if rest.text:
            program.remark.append(rest)
        yield program


def _assign(
    programs: Sequence[RelatedProgram],
    bureaus: Sequence[str],
    own: dict[str, str],
    spellings: dict[str, str],
) -> None:
    """Give each program the bureaus that the order of both lists decides."""
    scores = [
        [_fit(program, bureau, own, spellings) for bureau in bureaus]
        for program in programs
    ]
    for program, names in zip(programs, align(scores, bureaus), strict=True):
        program.bureaus = names


def _fit(
    program: RelatedProgram, bureau: str, own: dict[str, str], spellings: dict[str, str]
) -> float:
    """Say how well a program and a bureau fit: by whose list it is in, or by words."""
    runs = own.get(normalise(program.name.text)) or _alike(program.name.text, own)
    if runs is not None:
        return _OWN if runs == spellings.get(bureau, bureau) else _CANNOT
    name = program.name.text
    full = spellings.get(bureau, bureau)
    words = {full[at : at + _HARDLY] for at in range(len(full) - _HARDLY)}
    whole = bureau.removesuffix("等")
    shared = max((len(word) for word in words if word in name), default=0)
    remark = "".join(block.text for block in program.remark)
    taught = whole == _TEACHING and _SCHOOLS.search(name + remark)
    return float(max(shared, len(whole) if whole in name else 0, 1 if taught else 0))


def _alike(name: str, own: dict[str, str]) -> str | None:
    """Return who runs the program of the same name but for hiragana (受入れ, 受入)."""
    bare = _HIRAGANA.sub("", normalise(name))
    return next((o for n, o in own.items() if _HIRAGANA.sub("", n) == bare), None)
