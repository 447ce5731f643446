"""Agreements, minutes and memoranda that the cells of a row name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.sentences import split_sentences
from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.progress_sheet.partners import find_parties
from enishi.loaders.records import AgreementRecord, Party
from enishi.register.names import Names
from enishi.vocabulary.identity import Ref

_LETTER: Final = "一-鿿々ァ-ヶーA-Za-z0-9０-９"
_WORD: Final = "(?:ミニッツ|議定書|合意書|覚書|MOU|MoU|ＭＯＵ|協定書?)"
_NAME: Final = rf"(?P<what>[{_LETTER}]*?{_WORD}(?:[・や及び]{{1,2}}{_WORD})*)"
_SIGNING: Final = "(?:締結|署名|調印|取り?交わ|結[びん])"
_QUOTED: Final = re.compile(rf"[「『](?P<what>[^「」『』]{{2,40}}?{_WORD})[」』]")
_STANDING: Final = re.compile(rf"(?:締結し|結ん)(?:た|で?いる|でいる){_NAME}")
_SIGNED: Final = re.compile(rf"{_NAME}(?:の?|[をに](?:新たに)?){_SIGNING}")
_RELIED_ON: Final = re.compile(rf"との?{_NAME}(?:のもと|に基づ|を土台)")
_FORMS: Final = (_QUOTED, _STANDING, _SIGNED, _RELIED_ON)
# 「A・B・Cの3拠点包括協定」: those who act jointly are printed before their number.
_JOINT: Final = re.compile(rf"(?P<names>[{_LETTER}]+(?:・[{_LETTER}]+)+)の$")
_NUMBER_OF_PARTIES: Final = re.compile(
    "(?:[0-9０-９]|[二三四五六])(?:拠点|者|団体|機関|社)"
)
_KINDS: Final = (
    ("minutes", "ミニッツ"),
    ("agreement", "協定"),
    ("accord", "合意書"),
    ("mou", "覚書"),
    ("mou", "MOU"),
)


@dataclass(frozen=True)
class AgreementReader:
    """Reads what a city has signed from the cells of its sheet.

    Attributes:
        government: Slug of the city.
        fiscal_year: First calendar year of the sheet's fiscal year.
        document: Slug of the document.
        names: The register's names.
    """

    government: str
    fiscal_year: int
    document: str
    names: Names

    def read(self, cell: SheetCell) -> Iterator[AgreementRecord]:
        """Yield the agreements that a cell names together with another party.

        One whose other party is a class only (協定を締結した海外都市) is none.
        """
        for sentence in split_sentences(cell.text):
            taken: set[int] = set()
            part = cell.part(sentence.start, sentence.end)
            for match in (m for form in _FORMS for m in form.finditer(part.text)):
                place = set(range(*match.span("what")))
                record = None if place & taken else self._agreement(part, match)
                if record:
                    taken |= place
                    yield record

    def _agreement(
        self, part: SheetCell, match: re.Match[str]
    ) -> AgreementRecord | None:
        start, end = match.span("what")
        what = part.text[start:end]
        quoted = match.re is _QUOTED
        joint = _JOINT.search(part.text[:start])
        if joint and _NUMBER_OF_PARTIES.match(what):
            parties, label = _members(part, joint), f"{joint.group()}{what}"
            first = joint.start()
        else:
            joint = None
            words = part.part(start, end) if quoted else part.part(0, start)
            parties = self._parties(words)
            named = "・".join(party.name for party in parties)
            label = what if quoted else f"{named}との{what}"
            first = start
        if not parties:
            return None
        signed = match.re is _SIGNED
        return AgreementRecord(
            evidence=(part.span,),
            ref=Ref(
                "agreement",
                self.government,
                owner="|".join(sorted(_identity(party) for party in parties)),
                name=normalise(part.text[first:end] if joint else what),
            ),
            label=label,
            government=self.government,
            kind=_kind(what),
            parties=parties,
            home_party=joint is None,
            status="not-stated" if signed else "in-force",
            fiscal_year=self.fiscal_year if signed else None,
            description=part.text,
        )

    def _parties(self, words: SheetCell) -> tuple[Party, ...]:
        """Return the other governments and bodies that words name, each once."""
        found: dict[Ref, Party] = {}
        for party in find_parties(words, self.names, self.document):
            ref = party.ref
            if ref and ref.kind != "country" and ref.slug != self.government:
                found.setdefault(ref, party)
        return tuple(found.values())


def _members(part: SheetCell, joint: re.Match[str]) -> tuple[Party, ...]:
    """Return those whom an enumeration names as acting jointly."""
    return tuple(
        Party(
            name=match.group(),
            evidence=(part.place(*match.span()),),
            kinds=("organization",),
        )
        for match in re.compile("[^・]+").finditer(
            part.text, joint.start("names"), joint.end("names")
        )
    )


def _identity(party: Party) -> str:
    return party.ref.path if party.ref else normalise(party.name)


def _kind(what: str) -> str:
    """Return the kind of an agreement by its word, the weightiest of several."""
    name = normalise(what).upper()
    return next((key for key, word in _KINDS if word in name), "other")
