"""One row of the sheet: its cells told apart by what they hold.

The conversion drops, merges and shifts cells, so cells are never counted from the left
alone. Two cells hold what no other can: the achievement (``3. ほぼ目標どおり``) and the
contribution (``A. 貢献している``). Left of the first stand number, names, code, aim and
the year's plan, between them the results, right of the second reason, direction and
department.
"""

import re
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Line
from enishi.loaders.progress_sheet.cells import SheetCell, sheet_cells

_ACHIEVEMENT: Final = re.compile(r"\s*([1-5１-５])\s*[.．、]\s*\D")
_CONTRIBUTION: Final = re.compile(r"\s*([A-CＡ-Ｃ])\s*[.．、]\s*\D")
_DIRECTION: Final = re.compile(
    r"\s*(VI|IV|V|I{1,3}|[Ⅰ-Ⅵ])(?:\s*[.．、:：]|(?=[\s　]|$))"
)
_CODE: Final = re.compile(r"\d+-\d+-\d+|[^\s\d]{1,6}区")
_NUMBER: Final = re.compile(r"\d{1,3}")
_NUMBERED_NAME: Final = re.compile(r"(\d{1,3})[ 　]+(\S.*)")
_CODE_AT_END: Final = re.compile(r"(.*\S)[ 　]+(\d+-\d+-\d+|[^\s\d]{1,6}区)")
_DEPARTMENT: Final = re.compile(
    r"[^。、\s]{1,16}(?:局|本部|委員会|区役所|事務局|室|部|課|所|庁)"
)
_FULL_HEAD: Final = 6
_NUMBER_NAME_BUSINESS: Final = 3
_WIDTH: Final = str.maketrans("１２３４５ＡＢＣ", "12345ABC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the sheet with its cells told apart; absent cells are None.

    Attributes:
        name: The initiative's name; None in further rows of an initiative, or lost.
        business: The administrative project (事務事業).
        direction_key: The code of the direction, ``I`` to ``VI``, or "" where none is
            printed.
        name_lost: Whether the page has one name column only, so that ``business``
            holds whichever name survived.
    """

    line: Line
    number: SheetCell | None
    name: SheetCell | None
    business: SheetCell | None
    code: SheetCell | None
    content: SheetCell | None
    plan: SheetCell | None
    results: SheetCell | None
    achievement: SheetCell
    contribution: SheetCell
    reason: SheetCell | None
    direction: SheetCell | None
    department: SheetCell | None
    direction_key: str = ""
    name_lost: bool = False

    @property
    def achievement_key(self) -> str:
        """The achievement level, ``1`` to ``5``."""
        return _key(_ACHIEVEMENT, self.achievement)

    @property
    def contribution_key(self) -> str:
        """The contribution level, ``A`` to ``C``."""
        return _key(_CONTRIBUTION, self.contribution)


@dataclass(frozen=True, slots=True)
class _Tail:
    reason: SheetCell | None
    direction: SheetCell | None
    department: SheetCell | None
    direction_key: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    number: SheetCell | None
    name: SheetCell | None
    business: SheetCell | None
    name_lost: bool = False


def is_row(line: Line) -> bool:
    """Tell whether a line is a row of data: it has a cell of achievement."""
    return "\t" in line.text and any(
        _ACHIEVEMENT.match(cell.text) for cell in sheet_cells(line)
    )


def opens_row(line: Line) -> bool:
    """Tell whether a line begins as rows do: with a number, or a blank merged cell."""
    first = sheet_cells(line)[0]
    numbered = _NUMBER.fullmatch(first.text) or _NUMBERED_NAME.fullmatch(first.text)
    return "\t" in line.text and (not first or bool(numbered))


def read_row(line: Line) -> Row | None:
    """Tell the cells of a row apart.

    Returns:
        The row, or None when it has no pair of ratings: a row that breaks off.
    """
    cells = sheet_cells(line)
    achieved = _position(cells, _ACHIEVEMENT, 0)
    contributed = _position(cells, _CONTRIBUTION, (achieved or 0) + 1)
    if achieved is None or contributed is None:
        return None
    head, code, content, plan = _left(cells[:achieved])
    tail = _right(cells[contributed + 1 :])
    results = [cell for cell in cells[achieved + 1 : contributed] if cell]
    return Row(
        line=line,
        number=head.number,
        name=head.name,
        business=head.business,
        name_lost=head.name_lost,
        code=code,
        content=content,
        plan=plan,
        results=results[0] if results else None,
        achievement=cells[achieved],
        contribution=cells[contributed],
        reason=tail.reason,
        direction=tail.direction,
        department=tail.department,
        direction_key=tail.direction_key,
    )


def _position(
    cells: list[SheetCell], pattern: re.Pattern[str], start: int
) -> int | None:
    for index in range(start, len(cells)):
        if pattern.match(cells[index].text):
            return index
    return None


def _left(
    cells: list[SheetCell],
) -> tuple[_Head, SheetCell | None, SheetCell | None, SheetCell | None]:
    cells = _split_merged_code(_unshifted(cells))
    codes = [i for i, cell in enumerate(cells[:5]) if _CODE.fullmatch(cell.text)]
    if codes:
        at = codes[-1]
        head, rest = cells[:at], cells[at + 1 :]
        code: SheetCell | None = cells[at]
    else:
        at = 3 if len(cells) < _FULL_HEAD else 4
        head, rest, code = cells[:3], cells[at:], None
    plan = _filled(rest[-1]) if rest else None
    content = _filled(rest[-2]) if len(rest) > 1 else None
    return _head(head), code, content, plan


def _unshifted(cells: list[SheetCell]) -> list[SheetCell]:
    """Drop blank cells before a number: the whole row stands too far right."""
    first = next((at for at, cell in enumerate(cells) if cell), 0)
    text = cells[first].text if cells else ""
    numbered = _NUMBER.fullmatch(text) or _NUMBERED_NAME.fullmatch(text)
    return cells[first:] if numbered else cells


def _split_merged_code(cells: list[SheetCell]) -> list[SheetCell]:
    """Split 「地域防災推進事業 1-1-1」 where the page merged name and code."""
    if any(_CODE.fullmatch(cell.text) for cell in cells):
        return cells
    for index, cell in enumerate(cells[:4]):
        match = _CODE_AT_END.fullmatch(cell.text)
        if match:
            parts = [cell.part(*match.span(1)), cell.part(*match.span(2))]
            return [*cells[:index], *parts, *cells[index + 1 :]]
    return cells


def _head(cells: list[SheetCell]) -> _Head:
    if len(cells) > _NUMBER_NAME_BUSINESS and not cells[0]:
        cells = cells[1:]
    if not cells:
        return _Head(None, None, None)
    merged = _NUMBERED_NAME.fullmatch(cells[0].text)
    if merged:
        number, name = cells[0].part(*merged.span(1)), cells[0].part(*merged.span(2))
        return _Head(number, name, _filled(cells[-1]) if len(cells) > 1 else None)
    if _NUMBER.fullmatch(cells[0].text):
        if len(cells) < _NUMBER_NAME_BUSINESS:
            return _Head(cells[0], None, _filled(cells[-1]), name_lost=True)
        return _Head(cells[0], _filled(cells[1]), _filled(cells[-1]))
    own = cells[1] if len(cells) == _NUMBER_NAME_BUSINESS else None
    return _Head(None, own or None, _filled(cells[-1]))


def _right(cells: list[SheetCell]) -> _Tail:
    filled = [cell for cell in cells if cell]
    department = None
    if filled and _DEPARTMENT.fullmatch(filled[-1].text):
        department = filled.pop()
    code, filled = _coded(filled)
    if len(filled) > 1:
        return _Tail(filled[0], filled[1], department, code)
    if filled and code:
        return _Tail(None, filled[0], department, code)
    if filled:
        return _Tail(*_part_texts(filled[0]), department)
    return _Tail(None, None, department)


def _coded(cells: list[SheetCell]) -> tuple[str, list[SheetCell]]:
    """Return the code of the direction, and the cells of text.

    The code stands before the direction's text (「II. 改善しながら継続」), or in a cell
    of its own before it.
    """
    for place, cell in enumerate(cells):
        match = _DIRECTION.match(cell.text)
        if match:
            apart = place + 1 < len(cells)
            texts = [*cells[:place], *cells[place + 1 :]] if apart else cells
            return normalise(match[1]), texts
    return "", cells


def _part_texts(cell: SheetCell) -> tuple[SheetCell | None, SheetCell | None]:
    """Part a cell that holds reason and direction, or tell which of the two it is.

    A reason reports (…ました), a direction plans (…ます): the direction is the run of
    planning sentences at the end.
    """
    sentences = [match.span() for match in re.finditer(r"[^。]*。?", cell.text)]
    sentences = [span for span in sentences if span[0] < span[1]]
    start = len(cell.text)
    for first, end in reversed(sentences):
        if not _plans(cell.text[first:end]):
            break
        start = first
    if start == 0:
        return None, cell
    if start == len(cell.text):
        return cell, None
    return cell.part(0, start), cell.part(start, len(cell.text))


def _plans(sentence: str) -> bool:
    stem = sentence.rstrip("。 　\n")
    return bool(re.search(r"(?:きます|ります|めます|します|えます|予定です)$", stem))


def _filled(cell: SheetCell) -> SheetCell | None:
    return cell if cell.text else None


def _key(pattern: re.Pattern[str], cell: SheetCell) -> str:
    match = pattern.match(cell.text)
    return match[1].translate(_WIDTH) if match else ""
