"""Accords, agreements and memoranda that a project is, or that its outline tells of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.home import Home
from enishi.loaders.collaboration_report.page_parties import bare_key
from enishi.loaders.collaboration_report.partners import PartnerFinder
from enishi.loaders.records import AgreementRecord, Party
from enishi.vocabulary.identity import Ref

_MEMORANDUM: Final = re.compile("MOU|ＭＯＵ|覚書")
_ACCORD: Final = re.compile("協定")
_QUOTED: Final = re.compile('[“「"](?P<name>[^”」"]*協定)[”」"]')
_CONCLUDED: Final = re.compile(
    r"と、?(?:(?:平成|令和)(?:[0-9０-９]+|元)年度?に)?"
    r"(?P<what>[^、。と]{0,16}?(?:協定書?|覚書))を締結"
)
_NEAR: Final = 2


@dataclass(frozen=True)
class AccordReader:
    """Makes the agreements of one project that has no collaboration contract.

    Attributes:
        home: Whose report it is.
        finder: Finds names in running text.
        program: The project.
        name: Its name.
        named: Its counterparties that are named bodies.
    """

    home: Home
    finder: PartnerFinder
    program: Ref
    name: Flow
    named: Sequence[Party]

    def records(self, content: Iterable[Flow]) -> Iterator[AgreementRecord]:
        """Yield the agreement that the name says, else those of the content."""
        name = self.name.text
        memorandum = _MEMORANDUM.search(name)
        if memorandum or _ACCORD.search(name):
            parties = tuple(self.finder.named(self.name)) or tuple(self.named)
            quoted = _QUOTED.search(name)
            label = quoted["name"] if quoted else self.name.name
            kind = "mou" if memorandum else "agreement"
            yield from self._agreement(label, kind, parties, self.name)
            return
        for text in content:
            for match in _CONCLUDED.finditer(text.text):
                yield from self._concluded(text, match)

    def _concluded(self, text: Flow, match: re.Match[str]) -> Iterator[AgreementRecord]:
        """Yield an agreement with the body named before it, or the counterparty."""
        lead = text.part(0, match.start())
        before = [
            party
            for party in self.finder.named(lead)
            if lead.text and party.evidence[0].end >= lead.span.end - _NEAR
        ]
        parties = before[-1:] or (self.named if len(self.named) == 1 else [])
        kind = "mou" if "覚書" in match["what"] else "agreement"
        place = text.part(*match.span("what"))
        for party in parties:
            key = f"{party.name} {match['what']}"
            label = f"{party.name}との{match['what']}"
            yield from self._agreement(label, kind, (party,), place, key)

    def _agreement(
        self,
        label: str,
        kind: str,
        parties: tuple[Party, ...],
        place: Flow,
        key: str = "",
    ) -> Iterator[AgreementRecord]:
        if parties:
            yield AgreementRecord(
                evidence=(place.span, *(party.evidence[0] for party in parties)),
                ref=self.program.part("agreement", bare_key(key or label)),
                label=label,
                government=self.home.government,
                kind=kind,
                parties=parties,
                programs=(self.program,),
            )
