"""Who else is named in a project's texts: places abroad, universities, other bodies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.loaders.collaboration_report.counterparties import party_of
from enishi.loaders.collaboration_report.flow import Flow
from enishi.loaders.collaboration_report.page_parties import bare_key
from enishi.loaders.records import MentionRecord, Party
from enishi.register.entities import Entity
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_HOME_COUNTRY: Final = "JP"
_PLACES: Final = frozenset({"City", "Region", "Country", "Port"})
_KANJI: Final = "一-鿿々ヶ"
_FORM: Final = (
    r"(?:(?:公益|一般)(?:財団|社団)法人|(?:認定)?特定非営利活動法人|(?:認定)?NPO\s?法人|"
    r"社会福祉法人|学校法人|株式会社|㈱|[(（](?:株|公財|一財|公社|一社)[)）])"
)
_FORMED: Final = re.compile(
    rf"{_FORM}\s?(?!から|など|[をがはのとや、。等（(])"
    r"[^\s、。「」『』()（）〔〕【】：:]{2,30}?"
    r"(?=が要|が行|(?:[をはがとの、。\s（(:：」』）)]|では|から|により|による|に|へ|及び|$))"
)
_UNIVERSITY: Final = re.compile(
    rf"[{_KANJI}ァ-ヶー]{{2,12}}?大学(?!院|生|校|連携|等|病院|[{_KANJI}]{{0,3}}者)"
    rf"|[{_KANJI}]{{2,10}}大学(?=生[^涯]|大学院)"
)
_COMPANY: Final = re.compile(r"[ァ-ヶー]{3,15}社(?![一-鿿])")
_PUBLIC_BODY: Final = re.compile(
    rf"(?<![{_KANJI}])(?:[{_KANJI}]{{2,4}}(?:省|庁))(?![{_KANJI}])"
    rf"|[{_KANJI}ァ-ヶー]{{2,14}}(?:協議会|協会)(?=[、。とが（(]|と|及び)"
)
_HOSPITALS: Final = re.compile(
    r"[ァ-ヶー]{2,6}公立病院連合(?:\s?[(（][A-Za-z-]+[)）])?"
)
_GENERIC: Final = re.compile(
    r"(?:[区市県]内|各|地域|医療系|同|全|他|私立|公立|国立|市立|まで|つの|この|による|等の)"
)
_JOINED: Final = re.compile(r"及び|・|、")


@dataclass(frozen=True)
class PartnerFinder:
    """Finds the bodies and places abroad that texts name.

    Attributes:
        names: The register's names.
        document: Slug of the document, for its corrections.
        home: Normalised name of the government whose report it is.
    """

    names: Names
    document: str
    home: str

    def partners(
        self, texts: Iterable[Flow], known: Iterable[Party]
    ) -> tuple[Party, ...]:
        """Return who texts name beyond those already known, each once.

        Japan, its cities and its prefectures are no partners; its bodies are.
        """
        found = {bare_key(party.name): party for party in known}
        given = len(found)
        for text in texts:
            for party in self.named(text) if "\t" not in text.text else ():
                found.setdefault(bare_key(party.name), party)
        return tuple(found.values())[given:]

    def named(self, text: Flow) -> list[Party]:
        """Return the parties that a text names, in its order, none inside another."""
        candidates = [*self._registered(text), *self._formed(text)]
        candidates.sort(key=lambda one: (one[0], -one[1]))
        kept: list[tuple[int, int, Party]] = []
        for one in candidates:
            if not kept or one[0] >= kept[-1][1]:
                kept.append(one)
            elif one[1] > kept[-1][1] and one[2].ref is None:
                kept[-1] = one
        return [party for _, _, party in kept]

    def mentions(self, texts: Iterable[Flow]) -> Iterator[MentionRecord]:
        """Yield other cities and prefectures of the home country, each once."""
        seen: set[str] = set()
        for text in texts:
            for match in self._matches(text):
                entity = match.entity
                name = text.part(match.start, match.end)
                if entity is None or not _is_domestic(match) or entity.id in seen:
                    continue
                seen.add(entity.id)
                if self.home not in {normalise(one) for one in entity.names}:
                    yield MentionRecord(
                        evidence=name.evidence, party=_registered(name, match, entity)
                    )

    def _matches(self, text: Flow) -> list[NameMatch]:
        return self.names.recogniser.find(
            text.text, document=self.document, wrapped=True
        )

    def _registered(self, text: Flow) -> Iterator[tuple[int, int, Party]]:
        for match in self._matches(text):
            if match.entity is not None and not _is_domestic(match):
                name = text.part(match.start, match.end)
                party = _registered(name, match, match.entity)
                yield match.start, match.end, party

    def _formed(self, text: Flow) -> Iterator[tuple[int, int, Party]]:
        for pattern in (_HOSPITALS, _FORMED, _UNIVERSITY, _COMPANY, _PUBLIC_BODY):
            for match in pattern.finditer(text.text):
                name = text.part(*match.span())
                if self._names_a_body(name.name):
                    yield match.start(), match.end(), party_of(name)

    def _names_a_body(self, name: str) -> bool:
        bare = bare_key(name)
        return not _GENERIC.match(bare) and normalise(bare) not in {self.home, "大学"}


def _is_domestic(match: NameMatch) -> bool:
    """Tell whether a match is the home country, or a place in it."""
    entity = match.entity
    return (
        entity is not None
        and match.kind in _PLACES
        and _HOME_COUNTRY in (entity.country, entity.id.rpartition("/")[2])
    )


def _registered(name: Flow, match: NameMatch, entity: Entity) -> Party:
    return Party(
        name=name.name,
        evidence=name.evidence,
        kinds=(entity.id.partition("/")[0],),
        ref=Ref.curated(entity.id),
        method=match.method,
        correction=match.correction,
    )
