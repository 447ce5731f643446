"""Which city's which action program a summary is of."""

import re
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import FiscalYear, find_fiscal_years
from enishi.documents.source import Document, Line
from enishi.errors import SourceError
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_NUMBER: Final = "[0-9０-９一二三四五六七八九]+"
_TITLE: Final = re.compile(
    rf"\s*(?P<plan>\S+?(?:プラン|計画|ビジョン|戦略|方針|指針|大綱))[ 　]*"
    rf"第(?P<period>{_NUMBER})期実行プログラム(?:について)?"
    r"\s*[(（]概要(?:版)?[)）]\s*"
)
_CITY: Final = re.compile(r".+?[都道府県市区町村]")
_PERIOD: Final = re.compile(
    r"(?P<first>\S{4,14}年度)(?:から|～|〜|－|-)(?P<last>\S{4,14}年度)"
)
_OPENING: Final = 40


@dataclass(frozen=True, slots=True)
class Period:
    """The fiscal years a plan runs over; None where one is not printed."""

    first: FiscalYear | None = None
    last: FiscalYear | None = None

    @property
    def start(self) -> str:
        """Its first day, or ""."""
        return self.first.start.isoformat() if self.first else ""

    @property
    def end(self) -> str:
        """Its last day, or ""."""
        return self.last.end.isoformat() if self.last else ""

    @property
    def years(self) -> tuple[int, ...]:
        """First calendar years of its fiscal years."""
        if self.first is None or self.last is None:
            return ()
        return tuple(range(self.first.year, self.last.year + 1))


@dataclass(frozen=True, slots=True)
class ProgramOfPlan:
    """The action program that a summary is of.

    Attributes:
        line: The line of the title.
        government: Slug of the city.
        city_en: English name of the city.
        plan: Name of the plan.
        number: Which program of the plan it is.
    """

    line: Line
    government: str
    city_en: str
    plan: str
    number: int

    @property
    def plan_ref(self) -> Ref:
        """The plan's reference."""
        return Ref.curated(f"framework/{self.government}/international-policy-plan")

    def program_ref(self, number: int | None = None) -> Ref:
        """Return the reference of a program of the plan; of its own by default."""
        period = self.number if number is None else number
        return Ref.curated(f"framework/{self.government}/action-program-{period}")

    def part_ref(self, of: Ref, name: str) -> Ref:
        """Return the reference of a goal, a policy line or a chapter."""
        return Ref("framework", self.government, owner=of.path, name=normalise(name))

    def measure_ref(self, name: str, owner: str = "") -> Ref:
        """Return the reference of a program."""
        path = owner or self.program_ref().path
        return Ref("program", self.government, owner=path, name=normalise(name))


def has_title(document: Document) -> bool:
    """Tell whether the title of a summary stands near the top."""
    return any(_TITLE.fullmatch(line.text) for line in document.lines[:_OPENING])


def read_program(document: Document, names: Names) -> ProgramOfPlan:
    """Return which program a summary is of.

    Raises:
        SourceError: If the title names no city that the register knows.
    """
    for line in document.lines[:_OPENING]:
        match = _TITLE.fullmatch(line.text)
        city = _CITY.match(match["plan"]) if match else None
        if match is None or city is None:
            continue
        home = names.resolver.resolve(city[0], kinds=("City", "Region")).entity
        if home is not None:
            kanji = str.maketrans("一二三四五六七八九", "123456789")
            return ProgramOfPlan(
                line,
                home.id.partition("/")[2],
                home.label_en,
                match["plan"],
                int(normalise(match["period"]).translate(kanji)),
            )
    raise SourceError(
        "has no title that names a city's action program.",
        document=document.name,
        hint="Add the city to graph/register/places.tsv.",
    )


def read_period(text: str) -> Period:
    """Return the period a text prints (「令和4(2022)年度から令和7(2025)年度まで」)."""
    match = _PERIOD.search(text)
    found = find_fiscal_years(match.group()) if match else []
    if len(found) > 1:
        return Period(found[0].fiscal_year, found[-1].fiscal_year)
    return Period()


def read_end(text: str) -> Period:
    """Return the period of which a text prints only the end (「令和7年度まで」)."""
    whole = read_period(text)
    found = find_fiscal_years(text)
    if whole.last or not found or not text[found[-1].end :].startswith("まで"):
        return whole
    return Period(None, found[-1].fiscal_year)
