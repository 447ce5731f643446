"""Overseas offices: their headings say area and opening, their text what they did."""

import re
from collections.abc import Iterator
from typing import Final

from enishi.documents.dates import find_dates
from enishi.loaders.blocks import Block, joined, spans
from enishi.loaders.bureau_outline.group_text import Topic
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.parties import Parties
from enishi.loaders.records import OfficeRecord, Party, Unit
from enishi.vocabulary.identity import Ref

_HEADING: Final = re.compile(
    r"[■●◆▶➤・]?\s*(?P<name>[^【】（(]*?(?:事務所|オフィス)(?:[（(](?P<place>[^）)]+)[）)])?)"
    r"\s*【[^：:】]*(?:地域|エリア)[：:]\s*(?P<area>[^】]+)】"
    r"\s*(?:[（(](?P<opened>[^）)]*?)開設[）)])?\s*"
)
_OFFICE: Final = re.compile(r"(?:駐在員)?(?:事務所|オフィス)$")


def is_office(topic: Topic) -> bool:
    """Tell whether a topic is about one overseas office."""
    return bool(_HEADING.fullmatch(topic.heading.text))


def office_unit(heading: Block, home: Home) -> Unit:
    """Return the office that a heading names, as a department of the bureau."""
    match = _HEADING.fullmatch(heading.text)
    name = match["name"] if match else heading.text
    return Unit(government=home.government, path=(home.bureau, name))


def read_office(topic: Topic, home: Home, parties: Parties) -> Iterator[OfficeRecord]:
    """Yield the office that a topic is about."""
    heading = topic.heading
    match = _HEADING.fullmatch(heading.text)
    if not match:
        return
    dates = find_dates(match["opened"] or "")
    area = heading.part(*match.span("area"))
    yield OfficeRecord(
        evidence=spans([heading, *topic.body]),
        unit=office_unit(heading, home),
        opened=dates[0].date.isoformat() if dates else "",
        located_in=_place(heading, match, parties),
        areas=tuple(named.party for named in parties.named(area)),
        area_text=match["area"],
        note=joined(topic.body),
    )


def _place(heading: Block, match: re.Match[str], parties: Parties) -> Party | None:
    """Return the city that an office is named after (上海事務所), or in brackets."""
    group = "place" if match["place"] else "name"
    start = match.start(group)
    end = start + len(_OFFICE.sub("", match[group]))
    if start == end:
        return None
    name = heading.text[start:end]
    found = parties.names.resolver.resolve(
        name, kinds=("City", "Region"), document=parties.document
    )
    if found.entity is None:
        return None
    return Party(
        name=name,
        evidence=(heading.place(start, end),),
        kinds=(found.entity.id.partition("/")[0],),
        ref=Ref.curated(found.entity.id),
        method=found.method,
        correction=found.correction,
    )
