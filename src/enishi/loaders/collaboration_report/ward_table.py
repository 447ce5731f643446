"""The tables that list one contract for each ward: courses, and centres."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line, Span
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.page_parties import read_party
from enishi.loaders.collaboration_report.pages import Page
from enishi.loaders.collaboration_report.tables import Table, read_tables
from enishi.loaders.records import Party

_NOTHING: Final = re.compile(r"[—―–－ー-]?")
_PARTY: Final = re.compile(r"(?:^|\s+)・\s*")
_OTHERWISE: Final = re.compile(r"\s*[(（](?P<words>協働契約以外[^()（）]*)[)）]\s*$")
_CANCELLED: Final = re.compile(r"※.*中止")
_NAME_BEHIND: Final = re.compile(r"[(（](?P<name>[^()（）※]+)[)）]$")
_MARKS: Final = re.compile(r"※\s*(?P<number>[0-9０-９]+)")
_FOOTNOTE: Final = re.compile(
    r"[(（]※\s*(?P<number>[0-9０-９]+)[)）](?P<words>[^(（]+)"
)


@dataclass(frozen=True, slots=True)
class WardRow:
    """One ward's row.

    Attributes:
        ward: The ward.
        name: What the row is about (a course, a centre); empty if not printed.
        content: What is done; empty if not printed.
        parties: The counterparties.
        otherwise: Remark that theirs is no collaboration contract, or empty.
        cost: The cell with the amount, or empty.
        counts: Other cells with their heads.
        cancelled: The words that say it was cancelled, or empty.
        place: The whole row.
    """

    ward: Flow
    name: Flow
    content: Flow
    parties: tuple[Party, ...]
    otherwise: Flow
    cost: Flow
    counts: tuple[tuple[str, Flow], ...]
    cancelled: Flow
    place: Span


@dataclass(frozen=True, slots=True)
class WardTable:
    """A table of wards.

    Attributes:
        name_head: Head of the column that names what the rows are about.
        rows: Its rows.
        heads: Places of its heads.
        notes: Its foot-notes by number.
        note_places: Where the foot-notes stand.
    """

    name_head: str
    rows: tuple[WardRow, ...]
    heads: tuple[Span, ...]
    notes: Mapping[int, str]
    note_places: tuple[Span, ...]

    @property
    def is_of_courses(self) -> bool:
        """Whether the rows are courses, which are held or cancelled."""
        return "講座" in self.name_head

    def remarks(self, cell: Flow) -> str:
        """Return the foot-notes that a cell refers to."""
        numbers = [int(match["number"]) for match in _MARKS.finditer(cell.text)]
        return "\n".join(
            self.notes[number] for number in numbers if number in self.notes
        )


def read_ward_table(
    document: Document, page: Page, known: Collection[str]
) -> WardTable | None:
    """Return the table of wards of a page, or None.

    Args:
        document: The report.
        page: The page.
        known: Normalised names of the bodies of the report.
    """
    paragraphs = [*page.preface]
    for section in page.sections:
        paragraphs.extend(section.paragraphs)
    lines = [line for paragraph in paragraphs for line in paragraph.lines]
    for table in read_tables(document, lines):
        if table.column("区名") == 0 and table.column("相手方") is not None:
            notes = list(_notes(page))
            return WardTable(
                table.rows[0][table.column("名称") or 1].text,
                tuple(_rows(table, known)),
                tuple(line.span for line in table.lines if _is_head(table, line)),
                {number: words for number, words, _ in notes},
                tuple(place for _, _, place in notes),
            )
    return None


def _is_head(table: Table, line: Line) -> bool:
    row = table.lines.index(line)
    return row == 0 or not table.rows[row][0]


def _rows(table: Table, known: Collection[str]) -> Iterator[WardRow]:
    heads = _heads(table)
    for row in range(1, len(table.rows)):
        if table.rows[row][0]:
            yield _row(table, row, heads, known)


def _heads(table: Table) -> list[str]:
    """Return the head of each column, that of a second line where it has one."""
    heads = [normalise(cell.text) for cell in table.rows[0]]
    if len(table.rows) > 1 and not table.rows[1][0]:
        for column, cell in enumerate(table.rows[1]):
            if cell and column < len(heads):
                heads[column] = normalise(cell.text)
            elif cell:
                heads.append(normalise(cell.text))
    return heads


def _row(
    table: Table, row: int, heads: Sequence[str], known: Collection[str]
) -> WardRow:
    cells = {
        head: table.flow(row, column)
        for column, head in enumerate(heads)
        if not _NOTHING.fullmatch(table.flow(row, column).text)
    }
    empty = Flow("", ())
    name = _of(cells, "名称") or empty
    party = _of(cells, "相手方") or empty
    otherwise = _OTHERWISE.search(party.text)
    named = party.part(0, otherwise.start()) if otherwise else party
    cancelled = name if _CANCELLED.match(name.text) else empty
    return WardRow(
        ward=table.flow(row, 0),
        name=_name(name) if cancelled else name,
        content=_of(cells, "内容") or empty,
        parties=tuple(read_party(item, known) for item in named.pieces(_PARTY)),
        otherwise=party.part(*otherwise.span("words")) if otherwise else empty,
        cost=_of(cells, "事業費") or empty,
        counts=tuple(
            (re.sub(r"[(（]※.*", "", head), cell)
            for head, cell in cells.items()
            if head.startswith(("回数", "受講者数", "参加者数"))
        ),
        cancelled=cancelled,
        place=table.lines[row].span,
    )


def _of(cells: Mapping[str, Flow], word: str) -> Flow | None:
    return next((cell for head, cell in cells.items() if word in head), None)


def _name(cell: Flow) -> Flow:
    """Return the name of a cancelled course, printed in brackets behind the remark."""
    behind = _NAME_BEHIND.search(cell.text)
    return cell.part(*behind.span("name")) if behind else Flow("", ())


def _notes(page: Page) -> Iterator[tuple[int, str, Span]]:
    for paragraph in page.preface:
        text = paragraph.flow.text
        if "\t" in text:
            continue
        for match in _FOOTNOTE.finditer(text):
            place = paragraph.flow.part(*match.span())
            yield int(match["number"]), match["words"].strip(), place.span
