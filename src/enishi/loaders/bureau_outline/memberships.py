"""Roles of the city in networks, and bodies that the outline describes."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.parties import Parties
from enishi.loaders.records import BodyRecord, MembershipRecord, Party

_ROLES: Final = (
    ("honorary-chair-city", re.compile(r"名誉会長都市")),
    ("chair", re.compile(r"(?<!名誉)会長都市|議長都市")),
    ("subcommittee-chair", re.compile(r"[一-鿿ァ-ヶー]{1,8}分科会の?議長")),
    ("board", re.compile(r"実行委員(?!会)|運営委員(?!会)|理事都市|副会長都市")),
    ("member", re.compile(r"会員都市|加盟都市|に加盟して")),
)
_HOSTED: Final = re.compile(r"に(?:入居|立地|所在)する|の市内開設|に事務所を置く")
_EXPLAINED: Final = re.compile(r"※[0-9０-９]*\s*(?P<name>[^：:]+)[：:](?P<words>.+)")
_OF_CLASS: Final = "機関"
_HOSTED_KINDS: Final = frozenset({"organization", "network"})


def read_memberships(
    blocks: Iterable[Block], home: Home, parties: Parties
) -> list[MembershipRecord]:
    """Return the city's roles in the networks that blocks name, each once.

    A sentence that names no network is about the one named last before it.
    """
    found: dict[tuple[str, str], MembershipRecord] = {}
    network: Party | None = None
    for block in blocks:
        named = [n for n in parties.named(block) if "network" in n.party.kinds]
        for key, pattern in _ROLES:
            for match in pattern.finditer(block.text):
                before = [n.party for n in named if n.start < match.start()]
                of = before[-1] if before else network
                if of is None:
                    continue
                place = (of.ref.path if of.ref else of.name, key)
                found.setdefault(
                    place,
                    MembershipRecord(
                        evidence=(block.sentence(match.start()).span,),
                        organization=of,
                        government=home.government,
                        role=key,
                        role_text=match.group(),
                    ),
                )
        network = named[-1].party if named else network
    return list(found.values())


def read_bodies(
    blocks: Iterable[Block], home: Home, parties: Parties
) -> Iterator[BodyRecord]:
    """Yield the bodies that blocks say to be in the city, and those they explain."""
    for block in blocks:
        explained = _EXPLAINED.fullmatch(block.text)
        if explained:
            yield from _explained(block, explained, parties)
        for sentence in block.sentences():
            yield from _hosted(sentence, home, parties)


def _explained(
    block: Block, match: re.Match[str], parties: Parties
) -> Iterator[BodyRecord]:
    name = block.part(*match.span("name"))
    named = parties.named(name)
    if named and named[0].start == 0 and set(named[0].party.kinds) & _HOSTED_KINDS:
        yield BodyRecord(
            evidence=(block.span,),
            party=named[0].party,
            description=match["words"].strip(),
        )


def _hosted(sentence: Block, home: Home, parties: Parties) -> Iterator[BodyRecord]:
    """Yield the bodies that a sentence says to be in the city (入居する甲、乙)."""
    match = _HOSTED.search(sentence.text)
    if not match:
        return
    opening = match.group().startswith("の")
    for named in parties.named(sentence):
        body = bool(set(named.party.kinds) & _HOSTED_KINDS)
        right = named.end <= match.start() if opening else named.start >= match.end()
        of_class = sentence.text.startswith(_OF_CLASS, named.end)
        if body and right and not of_class:
            yield BodyRecord(
                evidence=(sentence.span,),
                party=named.party,
                description=sentence.text,
                host_government=home.government,
            )
