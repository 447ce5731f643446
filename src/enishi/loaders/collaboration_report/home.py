"""Whose report it is, of which year, and how its things are referred to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear, find_fiscal_years
from enishi.documents.source import Document
from enishi.errors import SourceError
from enishi.loaders.records import Unit
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_OPENING: Final = 110
_REPORT: Final = "市民協働の取組状況"
_ORDINANCE: Final = "市民協働条例に基づく"
_LETTER: Final = re.compile(r"第[0-9０-９]+号\s*$")
_BARRIERS: Final = "()（）「」〔〕・、。"


@dataclass(frozen=True, slots=True)
class Home:
    """The government whose report it is.

    Attributes:
        government: Its slug in the register.
        city: Its name as printed.
        label_en: Its English name.
        fiscal_year: First calendar year of the year reported on.
        document: Slug of the document.
    """

    government: str
    city: str
    label_en: str
    fiscal_year: int
    document: str = ""

    @property
    def year_label(self) -> str:
        """The Japanese name of the year reported on."""
        return FiscalYear(self.fiscal_year).label_ja

    @property
    def ordinance(self) -> Ref:
        """The ordinance under which the report is made."""
        name = normalise(f"{self.city}市民協働条例")
        return Ref("framework", self.government, owner="ordinance", name=name)

    def unit(self, *path: str) -> Unit:
        """Return a department of the government."""
        return Unit(government=self.government, path=path)

    def units(self, unit: str, divisions: Sequence[str]) -> tuple[Unit, ...]:
        """Return the divisions of a ward or bureau, or itself without any."""
        if not divisions:
            return (self.unit(unit),)
        return tuple(self.unit(unit, division) for division in divisions)


def opens_report(document: Document) -> bool:
    """Tell whether a document opens as a report under the ordinance does."""
    words = [normalise(line.text) for line in document.lines[:_OPENING]]
    return any(_ORDINANCE in word for word in words) and any(
        _REPORT in word for word in words
    )


def read_home(document: Document, names: Names) -> Home:
    """Return whose report a document is, and of which year.

    Raises:
        SourceError: If the opening names no year, or no city that the register knows.
    """
    year = city = None
    for line in document.lines[:_OPENING]:
        years = find_fiscal_years(line.text)
        if year is None and years:
            year = years[0].fiscal_year.year
        if city is None and _ORDINANCE in normalise(line.text):
            city = _city_of(normalise(line.text))
    home = names.resolver.resolve(city, kinds=("City", "Region")) if city else None
    if year is None or city is None or home is None or home.entity is None:
        raise SourceError(
            f"its opening tells no city or fiscal year ({city or 'no city'}).",
            document=document.name,
            line=1,
            hint="Add the city to graph/register/places.tsv.",
        )
    government = home.entity.id.partition("/")[2]
    return Home(
        government,
        city,
        home.entity.label_en,
        year,
        f"{government}-civic-collaboration-fy{year}",
    )


def _city_of(line: str) -> str:
    """Return the name right before 市民協働条例, the year before it left out."""
    lead = line[: line.index(_ORDINANCE)]
    for year in find_fiscal_years(lead):
        lead = lead[year.end :] if year.end <= len(lead) else lead
    for barrier in _BARRIERS:
        lead = lead.rpartition(barrier)[2]
    return lead.strip()


def issue_date(document: Document) -> str:
    """Return the date of the covering letter, or "".

    It is the date right below the letter's number (市市協第566号), else the first date
    that is a line by itself.
    """
    days: list[tuple[bool, str]] = []
    above = ""
    for line in document.lines[:_OPENING]:
        found = find_dates(line.text)
        alone = len(found) == 1 and normalise(found[0].text) == normalise(line.text)
        if alone and found[0].date.precision == "day":
            days.append((not _LETTER.search(above), found[0].date.isoformat()))
        above = line.text
    return min(days, key=lambda day: day[0], default=(True, ""))[1]
