"""Which records of ties a reader wants to see: from an address, and as an address."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from flask import request

from enishi.graph.activity import Activity
from enishi.graph.ties import Record
from enishi.graph.words import path_of
from enishi.web.choices import tail

PAGE: Final = "/ties/records"
YEAR_DIGITS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFilter:
    """A choice of records; what is "" or None is not asked for.

    Attributes:
        city: End of the home city's address.
        partner: Path of the party abroad.
        agreement: Path of an agreement that the records stand under, without its kind.
        without: Path of an agreement that they do not stand under.
        year: First calendar year of the fiscal year.
        activity: What they say took place.
        kind: Local name of their class.
    """

    city: str = ""
    partner: str = ""
    agreement: str = ""
    without: str = ""
    year: int | None = None
    activity: str = ""
    kind: str = ""

    @classmethod
    def of_request(cls) -> "RecordFilter":
        """Return what the address of the request asks for."""
        given = request.args
        year = given.get("year", "")
        activity = given.get("activity", "")
        is_year = len(year) == YEAR_DIGITS and year.isascii() and year.isdigit()
        return cls(
            city=given.get("city", ""),
            partner=given.get("partner", ""),
            agreement=given.get("agreement", ""),
            without=given.get("without", ""),
            year=int(year) if is_year else None,
            activity=activity if activity in set(Activity) else "",
            kind=given.get("kind", ""),
        )

    @property
    def href(self) -> str:
        """The page that lists these records."""
        given = {
            "city": self.city,
            "partner": self.partner,
            "agreement": self.agreement,
            "without": self.without,
            "year": self.year,
            "activity": self.activity,
            "kind": self.kind,
        }
        pairs = {name: str(value) for name, value in given.items() if value}
        return f"{PAGE}?{urlencode(pairs, safe='/')}"

    def takes(self, record: Record) -> bool:
        """Tell whether a record is one of these."""
        agreements = {path_of(one).partition("/")[2] for one in record.agreements}
        return (
            self.city in {"", tail(record.home)}
            and self.partner in {"", path_of(record.partner)}
            and (not self.agreement or self.agreement in agreements)
            and (not self.without or self.without not in agreements)
            and self._takes_what_it_says(record)
        )

    def _takes_what_it_says(self, record: Record) -> bool:
        says = record.activity if record.is_deed else ""
        return (
            self.year in {None, record.year}
            and self.activity in {"", says}
            and self.kind in {"", record.kind}
        )
