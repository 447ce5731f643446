"""Agreements besides accords, and memberships, by the words that state them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.records import AgreementRecord, MembershipRecord, Party, Record
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
_PAPER: Final = (
    r"[^。、]{0,16}?(?:MoU|MOU|ＭＯＵ|覚書|協定|基本合意書)(?:[（(][^（）()]+[）)])?"
)
_SIGNED_WITH: Final = re.compile(
    rf"と(?:の間で)?(?:締結した(?P<what>{_PAPER})|(?P<paper>{_PAPER})を(?:締結|結))"
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
        yield from self._signed_by_unknown(cell, program)

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
            self._agreement(cell, self.finder.party(cell, match), place, kind, name),
            inferred_year=year.year - years if year and years else None,
        )
        memo = _EXCHANGED.match(cell.text, found.end())
        if memo:
            place, name = (
                (match.start, memo.end()),
                f"{match.surface}との{memo['what']}",
            )
            yield replace(
                self._agreement(
                    cell, self.finder.party(cell, match), place, "mou", name
                ),
                fiscal_year=year.year if year else None,
            )

    def _signed(self, cell: Cell, match: NameMatch) -> Iterator[AgreementRecord]:
        after = _SIGNED_WITH.match(cell.text, match.end)
        before = _SIGNED_BEFORE.search(cell.text[: match.start])
        found = after or before
        if found is None:
            return
        group = "what" if found["what"] else "paper"
        what = found[group].removeprefix("の")
        place = min(match.start, found.start(group)), max(match.end, found.end(group))
        party = self.finder.party(cell, match)
        yield self._agreement(
            cell, party, place, _kind(what), f"{party.name}との{what}"
        )

    def _signed_by_unknown(self, cell: Cell, program: Ref) -> Iterator[AgreementRecord]:
        """Yield what was signed with bodies that the register does not know."""
        for name, party in self.finder.unknown(cell):
            found = _SIGNED_WITH.match(cell.text, name.end)
            if found:
                what = (found["what"] or found["paper"]).removeprefix("の")
                place = name.start, found.end()
                label = f"{party.name}との{what}"
                record = self._agreement(cell, party, place, _kind(what), label)
                yield replace(record, programs=(program,))

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
            self._agreement(
                cell, self.finder.party(cell, match), place, "declaration", name
            ),
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
        yield self._agreement(cell, self.finder.party(cell, match), place, kind, name)

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
        party: Party,
        place: tuple[int, int],
        kind: str,
        label: str,
    ) -> AgreementRecord:
        """Return an agreement, known by its kind and party (a declaration by name)."""
        who = party.ref.path if party.ref else normalise(party.name)
        name = normalise(label) if kind == "declaration" else who
        return AgreementRecord(
            evidence=cell.place(self.finder.document, *place),
            ref=Ref("agreement", self.government, owner=kind, name=name),
            label=label,
            government=self.government,
            kind=kind,
            parties=(party,),
        )


def _kind(what: str) -> str:
    return "mou" if any(word in what for word in _MEMO) else "agreement"
