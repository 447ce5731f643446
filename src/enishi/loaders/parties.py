"""Who is named in a text: by the register, or by the form of a body's name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.source import Span
from enishi.loaders.blocks import Block
from enishi.loaders.city_states import with_cities_decided
from enishi.loaders.records import Party
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_LETTER: Final = "一-鿿々ァ-ヶーA-Za-z0-9０-９＆&・.'’"
_FORM: Final = (
    r"(?:(?:公益|一般)(?:財団|社団)法人|(?:認定)?特定非営利活動法人|(?:認定)?NPO法人"
    r"|社会福祉法人|学校法人|独立行政法人|(?:国立|公立)大学法人|株式会社|㈱"
    r"|[(（](?:株|一社|公社|一財|公財)[)）])"
)
_SUFFIX: Final = (
    r"(?:国際交流協会|協会|大学|研究所|研究センター|開発ラーニングセンター|銀行|新聞社?|機構"
    r"|財団|商工会議所|プロジェクトオフィス)"
)
_BODIES: Final = (
    re.compile(rf"{_FORM}\s*[{_LETTER}]{{2,40}}"),
    re.compile(rf"[{_LETTER}]{{2,30}}{_SUFFIX}(?![{_LETTER}])"),
    re.compile(r"(?<![一-鿿])[一-鿿]{2,4}(?:省|庁)(?![一-鿿ァ-ヶー])"),
    re.compile(r"在[一-鿿ァ-ヶー]{2,20}日本国?(?:大使館|総?領事館)"),
)
_NETWORK: Final = re.compile(
    r"[「『【](?P<name>[^「」『』【】]{3,30}(?:ネットワーク|連合))(?=[」』】会])"
)
_SHORT_FORM: Final = re.compile(r"[(（][A-Za-z][A-Za-z .&-]*[)）]")
# A class of bodies is none; 市内企業, 各国大使館 and the like name nobody.
_CLASS: Final = re.compile(
    r"各|市内|現地|地域|国内|海外|世界|駐日|市立|姉妹|関係|民間|都市銀行|庁|県庁|市役所"
)
# 「ラウンジ・神戸市国際交流協会」: a city's name begins another name.
_NEXT_NAME: Final = re.compile(".*・(?=[一-鿿]{1,5}[都道府県市区][一-鿿])")
_TEAM: Final = re.compile(
    "(?:オリンピック|パラリンピック|・|選手団|代表(?:チーム|団))+$"
)
_PASSING: Final = re.compile(r"の|国内|現地|本部等?が?所在|市場")
# 「上海、ムンバイ…の4つの事務所」 names offices of our own, not the cities as partners.
_SEAT: Final = re.compile(r"[^。]{0,40}事務所")
_PLACED: Final = ("所在する", "所在地の")
_GOVERNMENTS: Final = frozenset({"city", "region"})
_PLACES: Final = _GOVERNMENTS | {"country"}
_HOME: Final = "country/JP"
_NEAR: Final = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A party with what the text around it says of its part.

    Attributes:
        party: The party.
        passing: Whether the text only refers to it (「米国の環境政策」).
        start: Where the name begins in the block.
        end: Where it ends.
    """

    party: Party
    passing: bool
    start: int
    end: int


@dataclass(frozen=True)
class Parties:
    """Finds the parties that a document names.

    Attributes:
        names: The register's names.
        document: Slug of the document, for its corrections.
        learned: Names that the document introduces as those of bodies.
    """

    names: Names
    document: str
    learned: tuple[str, ...] = ()

    def named(self, block: Block) -> list[Named]:
        """Return the parties that a block names, in its order."""
        found = [
            *self._registered(block),
            *self._formed(block),
            *self._introduced(block),
        ]
        found.sort(key=lambda named: (not _is_body(named), named.start - named.end))
        kept: list[Named] = []
        for named in found:
            if all(named.end <= k.start or k.end <= named.start for k in kept):
                kept.append(named)
        kept += [nation for named in kept for nation in self._nation(block, named)]
        return sorted(kept, key=lambda named: (named.start, -named.end))

    def of(self, *blocks: Block) -> tuple[Party, ...]:
        """Return those that blocks name as taking part, not in passing."""
        return tuple(n.party for b in blocks for n in self.named(b) if not n.passing)

    def introduced_by(self, blocks: Iterable[Block]) -> "Parties":
        """Return a finder that also knows the networks that blocks put in quotes."""
        learned = [m["name"] for b in blocks for m in _NETWORK.finditer(b.text)]
        return Parties(
            self.names, self.document, tuple(dict.fromkeys((*self.learned, *learned)))
        )

    def _registered(self, block: Block) -> Iterator[Named]:
        matches = self.names.recogniser.find(block.text, document=self.document)
        for match in with_cities_decided(matches):
            party = _party(match, block)
            if party:
                end = match.start + len(party.name)
                yield Named(party, _is_passing(block.text, match), match.start, end)

    def _formed(self, block: Block) -> Iterator[Named]:
        for pattern in _BODIES:
            for match in pattern.finditer(block.text):
                joined = _NEXT_NAME.match(match.group())
                start = match.start() + (joined.end() if joined else 0)
                if not _CLASS.match(block.text[start : match.end()]):
                    yield _body(block, start, match.end())

    def _nation(self, block: Block, named: Named) -> Iterator[Named]:
        """Yield the country for which a national team acts, by the team's name."""
        if _TEAM.search(named.party.name):
            text = block.text[named.start : named.end]
            for match in self.names.recogniser.find(_TEAM.sub("", text)):
                lead = block.part(named.start, named.start + match.end)
                party = _party(match, lead) if match.kind == "Country" else None
                if party and match.start == 0:
                    start = named.start
                    yield Named(party, named.passing, start, start + match.end)

    def _introduced(self, block: Block) -> Iterator[Named]:
        for name in self.learned:
            for match in re.finditer(re.escape(name), block.text):
                network = name.endswith(("ネットワーク", "連合"))
                yield _body(
                    block,
                    match.start(),
                    match.end(),
                    kinds=("network",) if network else ("organization",),
                )


def _is_body(named: Named) -> bool:
    """Tell a body that the register knows: no likeness of form outdoes it.

    A place does not: アメリカ大学 is no part of アメリカ.
    """
    return named.party.ref is not None and not _PLACES & set(named.party.kinds)


def _party(match: NameMatch, block: Block) -> Party | None:
    """Return the party of a match, or None for a government of the home country."""
    entity = match.entity
    if entity is None:
        return None
    kind = entity.id.partition("/")[0]
    if entity.id == _HOME or (kind in _GOVERNMENTS and entity.country == "JP"):
        return None
    end = _with_short_form(block.text, match.end)
    return Party(
        name=block.text[match.start : end],
        evidence=(block.place(match.start, end),),
        kinds=(kind,),
        ref=Ref.curated(entity.id),
        method=match.method,
        correction=match.correction,
    )


def _body(
    block: Block, start: int, end: int, *, kinds: tuple[str, ...] = ("organization",)
) -> Named:
    end = _with_short_form(block.text, end)
    party = Party(
        name=block.text[start:end],
        evidence=(block.place(start, end),),
        kinds=kinds,
        context=block.text[max(0, start - 40) : end + 40],
    )
    return Named(party, passing=False, start=start, end=end)


def _with_short_form(text: str, end: int) -> int:
    """Return the end of a name with the short form in brackets behind it."""
    match = _SHORT_FORM.match(text, end)
    return match.end() if match else end


def _is_passing(text: str, match: NameMatch) -> bool:
    """Tell whether a name only says where or about what something is."""
    if text[: match.start].endswith(_PLACED):
        return True
    after = text[match.end : match.end + _NEAR]
    if match.kind == "Country":
        return bool(_PASSING.match(after))
    bare = not match.surface.endswith(("市", "州", "省", "都"))
    seat = bare and match.kind in {"City", "Region"} and _SEAT.match(text, match.end)
    return "所在" in after or bool(seat)


def party_spans(record: object) -> Iterator[Span]:
    """Yield where the parties of a record are named."""
    for name in getattr(record, "__dataclass_fields__", {}):
        value = getattr(record, name)
        for party in value if isinstance(value, tuple) else (value,):
            if hasattr(party, "org_kind"):
                yield from party.evidence
