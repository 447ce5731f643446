"""Agreements besides accords, and memberships, by the words that state them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.records import AgreementRecord, MembershipRecord, Record
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.parties import PartyFinder
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_PORT: Final = re.compile(
    r"(?P<kind>姉妹|友好)港(?:提携)?(?:(?P<years>[0-9０-９]+)周年)?"
)
_SISTER: Final = re.compile(
    r"(?:など|等)?の(?P<word>姉妹友好都市|姉妹都市|友好都市)(?!等)"
)
_SIGNED_WITH: Final = re.compile(
    r"と締結した(?P<what>[^。、]{0,16}?(?:MoU|MOU|ＭＯＵ|覚書|協定|基本合意書)"
    r"(?:[（(][^（）()]+[）)])?)"
)
_SIGNED_BEFORE: Final = re.compile(
    r"(?P<what>[^。、・と]{0,16}(?:MoU|MOU|ＭＯＵ|覚書|協定|基本合意書)"
    r"(?:[（(][^（）()]+[）)])?)を締結している$"
)
_EXCHANGED: Final = re.compile(r"[^。]{0,24}?(?P<what>覚書)を(?:取り?交わ|締結|交換)")
_DECLARED: Final = re.compile(
    r"(?:[（(][^（）()]*[）)])?(?:にて|で|において)共同宣言を採択"
)
_ORDINAL: Final = re.compile(r"第[0-9０-９]+回$")
_JOINED: Final = re.compile(r"[」』]?[へに]加盟し?(?:[（(](?P<when>[^（）()]+)[）)])?")
_MEMO: Final = ("MoU", "MOU", "ＭＯＵ", "覚書", "基本合意書")
_FRIENDS: Final = {"姉妹都市": "sister-city", "友好都市": "friendship-city"}
_DATE_WINDOW: Final = 24


@dataclass(frozen=True)
class TieReader:
    """Reads agreements and memberships from cells.

    Attributes:
        finder: Finds the register's names in cells.
        government: Slug of the government whose document it is.
    """

    finder: PartyFinder
    government: str

    def read(
        self, cell: Cell, year: FiscalYear | None, program: Ref
    ) -> Iterator[Record]:
        """Yield the agreements and memberships a cell states.

        Args:
            cell: A cell of results, or an overview.
            year: The fiscal year of the results, or None.
            program: The program whose cell it is; carried out under what it states,
                joint declarations apart.
        """
        for match in self.finder.matches(cell):
            if match.entity is None:
                continue
            for record in (
                *self._port(cell, match, year),
                *self._signed(cell, match),
                *self._sisters(cell, match),
            ):
                yield replace(record, programs=(program,))
            yield from self._declared(cell, match, year)
            yield from self._joined(cell, match)

    def _port(
        self, cell: Cell, match: NameMatch, year: FiscalYear | None
    ) -> Iterator[AgreementRecord]:
        found = _PORT.match(cell.text, match.end)
        if found is None or match.kind != "Port":
            return
        kind = "sister-port" if found["kind"] == "姉妹" else "friendship-port"
        name = f"{match.surface}との{found['kind']}港提携"
        years = int(found["years"] or 0)
        place = match.start, found.end()
        yield replace(
            self._agreement(cell, match, place, kind, name),
            inferred_year=year.year - years if year and years else None,
        )
        memo = _EXCHANGED.match(cell.text, found.end())
        if memo:
            place, name = (
                (match.start, memo.end()),
                f"{match.surface}との{memo['what']}",
            )
            yield replace(
                self._agreement(cell, match, place, "mou", name),
                fiscal_year=year.year if year else None,
            )

    def _signed(self, cell: Cell, match: NameMatch) -> Iterator[AgreementRecord]:
        after = _SIGNED_WITH.match(cell.text, match.end)
        before = _SIGNED_BEFORE.search(cell.text[: match.start])
        found = after or before
        if found is None:
            return
        what = found["what"]
        kind = "mou" if any(word in what for word in _MEMO) else "agreement"
        place = min(match.start, found.start("what")), max(match.end, found.end("what"))
        yield self._agreement(cell, match, place, kind, f"{match.surface}との{what}")

    def _declared(
        self, cell: Cell, match: NameMatch, year: FiscalYear | None
    ) -> Iterator[AgreementRecord]:
        ordinal = _ORDINAL.search(cell.text[: match.start])
        found = _DECLARED.match(cell.text, match.end)
        if ordinal is None or found is None:
            return
        near = cell.text[: ordinal.start()][-_DATE_WINDOW:]
        dates = [date for date in find_dates(near) if not near[date.end :].strip()]
        name = f"{ordinal[0]}{match.surface} 共同宣言"
        place = ordinal.start(), found.end()
        yield replace(
            self._agreement(cell, match, place, "declaration", name),
            signed=dates[-1].date.isoformat() if dates else "",
            fiscal_year=year.year if year else None,
        )

    def _sisters(self, cell: Cell, match: NameMatch) -> Iterator[AgreementRecord]:
        found = _SISTER.match(cell.text, match.end)
        if found is None or match.entity is None or match.entity.lg_code:
            return
        chinese = match.entity.country == "CN"
        common = "friendship-city" if chinese else "sister-city"
        kind = _FRIENDS.get(found["word"], common)
        place = match.start, found.end()
        name = f"{match.surface}との{found['word']}提携"
        yield self._agreement(cell, match, place, kind, name)

    def _joined(self, cell: Cell, match: NameMatch) -> Iterator[MembershipRecord]:
        found = _JOINED.match(cell.text, match.end)
        if found is None:
            return
        dates = find_dates(found["when"] or "")
        yield MembershipRecord(
            evidence=cell.place(self.finder.document, match.start, found.end()),
            organization=self.finder.party(cell, match),
            government=self.government,
            role="member",
            since=dates[0].date.isoformat() if dates else "",
        )

    def _agreement(
        self,
        cell: Cell,
        match: NameMatch,
        place: tuple[int, int],
        kind: str,
        label: str,
    ) -> AgreementRecord:
        """Return an agreement, known by its kind and party (a declaration by name)."""
        party = match.entity.id if match.entity else match.surface
        name = normalise(label) if kind == "declaration" else party
        return AgreementRecord(
            evidence=cell.place(self.finder.document, *place),
            ref=Ref("agreement", self.government, owner=kind, name=name),
            label=label,
            government=self.government,
            kind=kind,
            parties=(self.finder.party(cell, match),),
        )
