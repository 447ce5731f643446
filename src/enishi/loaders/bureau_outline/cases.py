"""Cases of business abroad that came of a program: country, case, company.

A heading names the country and counts its cases (【タイ：5件】); only some are listed,
the rest is 「ほか」.
"""

import re
from collections.abc import Iterator
from typing import Final

from enishi.documents.characters import normalise, split_legal_form
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.group_text import Topic
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.parties import Parties
from enishi.loaders.records import EventRecord, Party
from enishi.vocabulary.identity import Ref

_COUNTRY: Final = re.compile(r"【(?P<country>[^：:】]+)[：:]\s*[0-9０-９]+\s*件】")
_CASE: Final = re.compile(
    r"(?P<case>.+)[（(](?P<company>(?:[^（()）]|[（(][^（()）]*[)）])+)[)）]"
)
_NOTE_MARK: Final = re.compile(r"\s*※\s*[0-9０-９]*$")
_REST: Final = re.compile(r"(?:ほか|他|など|等)")


def is_country(topic: Topic) -> bool:
    """Tell whether a topic lists the cases in one country."""
    return bool(_COUNTRY.fullmatch(topic.heading.text))


def is_rest(block: Block) -> bool:
    """Tell whether an item only says that there are more."""
    return bool(_REST.fullmatch(block.item().text))


def read_country(topic: Topic, parties: Parties) -> Party | None:
    """Return the country that a topic's heading names."""
    found = parties.named(topic.heading)
    return found[0].party if found else None


def read_cases(
    topic: Topic, home: Home, parties: Parties, program: Ref | None
) -> Iterator[EventRecord]:
    """Yield the cases listed in a topic.

    Args:
        topic: The topic of one country.
        home: Whose outline it is.
        parties: Finds who is named.
        program: The program that the cases came of.
    """
    country = read_country(topic, parties)
    for block in topic.body:
        item = block.item()
        match = _CASE.fullmatch(item.text)
        if not match or item.text == block.text or is_rest(block):
            continue
        company = _company(item, match, parties, country)
        yield EventRecord(
            evidence=(topic.heading.span, item.span),
            ref=Ref(
                "event",
                home.government,
                owner=f"case|{country.name if country else topic.heading.text}",
                name=normalise(item.text),
            ),
            label=match["case"].strip(),
            government=home.government,
            description=item.text,
            country=country,
            participants=(company,) if company else (),
            home_participates=False,
            programs=(program,) if program else (),
        )


def _company(
    item: Block, match: re.Match[str], parties: Parties, country: Party | None
) -> Party | None:
    printed = item.part(*match.span("company"))
    mark = _NOTE_MARK.search(printed.text)
    if mark:
        printed = printed.part(0, mark.start())
    known = parties.named(printed)
    legal = split_legal_form(printed.text, bare_kabu=True)
    whole = {normalise(printed.text), normalise(legal.name)}
    if len(known) == 1 and known[0].party.ref:
        party = known[0].party
        if normalise(party.name) in whole:
            return party
    return Party(
        name=printed.text,
        evidence=(printed.span,),
        kinds=("organization",),
        org_kind=legal.form or "",
        context=item.text + (country.name if country else ""),
    )
