"""What the table says of itself: whose it is, of which years, whether it is whole."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear, find_fiscal_years
from enishi.documents.manifest import Manifest
from enishi.documents.source import Document, Line
from enishi.errors import SourceError
from enishi.loaders.results_table.rows import Row
from enishi.loaders.results_table.sheet import CAPTION, ends_with_marks
from enishi.register.entities import Entity
from enishi.register.names import Names

NAME: Final = "city-diplomacy-results"
_OPENING: Final = 12
"""Lines among which the date of issue stands."""
_LAST_WORDS: Final = re.compile(
    r"(?:[。）)」』]|なし|済み?|実施|中止|休止|継続|開催|参加|出席|採択|配布|整備|推進|提供|"
    r"作成|支援|運用|検討)\s*$"
)


def read_manifest(document: Document, names: Names) -> Manifest:
    """Return whose table it is and which fiscal years it covers.

    Raises:
        SourceError: If no caption names the fiscal years, or no Japanese government
            that the register knows is named.
    """
    first, second = fiscal_years(document)
    home = _home(document, names)
    government = home.id.partition("/")[2]
    return Manifest(
        slug=f"{government}-{NAME}-fy{second.year}",
        layout=NAME,
        government=government,
        title_ja=(
            f"{home.label_ja} 都市外交の施策実績（{first.label_ja}・{second.label_ja}）"
        ),
        title_en=(
            f"{home.label_en}: results of measures of city diplomacy, "
            f"{first.label_en} and {second.label_en}"
        ),
        issued=_issued(document),
        fiscal_years=(first.year, second.year),
    )


def fiscal_years(document: Document) -> tuple[FiscalYear, FiscalYear]:
    """Return the fiscal years of the two columns of results, from their captions.

    Raises:
        SourceError: If no caption of the table names them, or two captions differ.
    """
    found: dict[tuple[FiscalYear, FiscalYear], Line] = {}
    for line in document.lines:
        caption = CAPTION.search(line.text)
        if caption:
            years = [
                year.fiscal_year
                for part in ("first", "second")
                for year in find_fiscal_years(caption[part])
            ]
            if len(years) == len(("first", "second")):
                found.setdefault((years[0], years[1]), line)
    if len(found) == 1:
        return next(iter(found))
    problem = "name different fiscal years" if found else "name no fiscal years"
    line = list(found.values())[-1] if found else document.lines[-1]
    raise SourceError(
        f"the captions of the columns of results {problem}.",
        document=document.name,
        line=line.number,
        hint="Give the whole document with its page headers.",
    )


def require_whole(document: Document, rows: Sequence[Row]) -> None:
    """Refuse a document that breaks off in its last record.

    A whole document ends with a page: its last record has all cells, and a page break,
    a blank line or the column of marks stands behind it.

    Raises:
        SourceError: If the last record is not whole.
    """
    last = rows[-1]
    closed = _is_closed(document)
    blank = last.measure and last.overview and not any(last.results)
    if closed and (last.complete or (blank and _ends_with_page(document))):
        return
    raise SourceError(
        f"breaks off in the record that begins on line {last.line}.",
        document=document.name,
        line=document.lines[-1].number,
        hint="Give the whole document.",
    )


def _is_closed(document: Document) -> bool:
    """Tell whether something shows that the document's last cell ends."""
    if _ends_with_page(document):
        return True
    body = document.text.rstrip()
    line = document.line_at(len(body) - 1)
    if ends_with_marks(line.text):
        return True
    if any(_is_page_break(other) for other in document.lines):
        return False
    return document.text[len(body) :].count("\n") > 1 or _sounds_whole(line.text)


def _sounds_whole(text: str) -> bool:
    """Tell whether a line ends as results end, with no bracket left open."""
    opened = sum(text.count(bracket) for bracket in "（(「『")
    closed = sum(text.count(bracket) for bracket in "）)」』")
    return _LAST_WORDS.search(text) is not None and opened <= closed


def _ends_with_page(document: Document) -> bool:
    text = document.lines[-1].text
    return bool(text) and not text.strip()


def _is_page_break(line: Line) -> bool:
    """A page begins with a blank before its first line."""
    return line.text.startswith(" ") and (
        line.text.strip().isdecimal() or CAPTION.search(line.text) is not None
    )


def _home(document: Document, names: Names) -> Entity:
    """Return the Japanese government that the document names most often.

    A document that names none in full is of the city whose bare name it prints most.
    """
    matches = names.recogniser.find(
        document.text, kinds=("City", "Region"), wrapped=True
    )
    counts = Counter(
        match.entity for match in matches if match.entity and match.entity.lg_code
    ) or _counts_of_bare_names(document, names)
    if not counts:
        raise SourceError(
            "names no Japanese government that the register knows.",
            document=document.name,
            hint="Add it with its code to graph/register/places.tsv.",
        )
    return counts.most_common(1)[0][0]


def _counts_of_bare_names(document: Document, names: Names) -> Counter[Entity]:
    """Count the names without 市 of cities that the document never names in full."""
    counts = Counter(
        {
            entity: document.text.count(entity.label_ja[:-1])
            for entity in names.register.entities
            if entity.lg_code and entity.kind == "City"
        }
    )
    return +counts


def _issued(document: Document) -> str:
    for line in document.lines[:_OPENING]:
        dates = find_dates(line.text)
        if dates:
            return dates[0].date.isoformat()
    return ""
