"""Whose outline it is, and of which year."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.blocks import Block, read_blocks
from enishi.loaders.records import Unit
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_OPENING: Final = re.compile(r"機構及び事務分掌")
_BUREAU: Final = re.compile(r"[^\s0-9(（・-]{1,12}(?:局|本部)")
# A city without bureaus has departments or offices at the top.
_DEPARTMENT: Final = re.compile(r"[^\s0-9(（・-]{1,12}(?:部|室|庁)")
_TITLE: Final = re.compile(r".*年度\s*事業概要")
_BUDGET: Final = re.compile(r".*予算(?:の)?(?:総括表|ポイント|概要)")
_OWNER: Final = re.compile(
    r"(?P<bureau>\S+?)\s*(?:派遣職員(?:の)?一覧(?:表)?|事務分掌)"
)
_HOME_CLASS: Final = "City"
_HEAD: Final = 30


@dataclass(frozen=True, slots=True)
class Home:
    """The bureau whose outline it is.

    Attributes:
        government: Slug of its government.
        city: Name of the government as printed.
        bureau: Name of the bureau as printed.
        fiscal_year: First calendar year of the fiscal year of the outline.
    """

    government: str
    city: str
    bureau: str
    fiscal_year: int

    @property
    def unit(self) -> Unit:
        """The bureau as a department."""
        return Unit(government=self.government, path=(self.bureau,))

    def program(self, name: str, owner: str = "") -> Ref:
        """Return the reference of a program of the bureau, or of its owner."""
        return Ref(
            "program", self.government, owner=owner or self.bureau, name=normalise(name)
        )

    def framework(self, name: str, owner: str = "") -> Ref:
        """Return the reference of a plan or ordinance of the government."""
        return Ref("framework", self.government, owner=owner, name=normalise(name))


def opens_outline(document: Document) -> bool:
    """Tell whether a document opens as an outline of a bureau does."""
    blocks = read_blocks(document)
    words = [block.words for block in blocks[:_HEAD]]
    opening = any(_OPENING.fullmatch(word) or _TITLE.fullmatch(word) for word in words)
    return bool(_bureau(blocks)) and (opening or _is_parted(blocks))


def _is_parted(blocks: Iterable[Block]) -> bool:
    """Tell whether both the duties of a bureau and its outline have their headings."""
    words = [block.words for block in blocks if block.columns == 1]
    return all(any(form.fullmatch(word) for word in words) for form in (_OWNER, _TITLE))


def _bureau(blocks: Sequence[Block]) -> str:
    """Return the unit whose posts and duties are listed.

    Without such headings it is the one of the highest level that the opening pages name
    first.
    """
    words = [block.words for block in blocks[:_HEAD]]
    for word in words:
        owner = _OWNER.fullmatch(word)
        if owner and _is_unit(owner["bureau"]):
            return owner["bureau"]
    for form in (_BUREAU, _DEPARTMENT):
        for word in words:
            if form.fullmatch(word):
                return word
    return ""


def _is_unit(word: str) -> bool:
    return bool(_BUREAU.fullmatch(word) or _DEPARTMENT.fullmatch(word))


def read_home(document: Document, names: Names) -> Home:
    """Return whose outline a document is, and of which year.

    Raises:
        SourceError: If the document breaks off before it says so.
    """
    blocks = read_blocks(document)
    bureau = _bureau(blocks)
    years = [
        year
        for form in (_TITLE, _BUDGET)
        for block in blocks
        if form.fullmatch(block.words)
        for year in find_fiscal_years(block.text)
    ]
    if not (bureau and years):
        raise _broken_off(document, blocks, "the fiscal year of the outline")
    cities = Counter(
        (match.entity.id, match.surface)
        for match in names.recogniser.find(document.text, kinds={_HOME_CLASS})
        if match.entity and match.entity.lg_code
    )
    if not cities:
        raise _broken_off(document, blocks, "the city whose bureau it is")
    (path, city), _ = max(cities.items(), key=lambda entry: (entry[1], entry[0]))
    return Home(path.partition("/")[2], city, bureau, years[0].fiscal_year.year)


def issue_date(document: Document) -> str:
    """Return the date printed on the opening page, or ""."""
    for block in read_blocks(document)[:_HEAD]:
        dates = find_dates(block.text)
        if dates and dates[0].text.strip() == block.text:
            return dates[0].date.isoformat()
    return ""


def _broken_off(document: Document, blocks: list[Block], what: str) -> SourceError:
    return SourceError(
        f"breaks off before {what}.",
        document=document.name,
        line=blocks[-1].line if blocks else 1,
        hint="Give the whole document.",
    )
