"""Conferences, concerts and visits with a date or a partner in a row's cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import FoundDate, find_dates
from enishi.documents.fiscal_years import FiscalYear
from enishi.documents.sentences import split_sentences
from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.records import EventRecord, Party
from enishi.vocabulary.identity import Ref

_WORD: Final = (
    "(?:フォーラム|シンポジウム|セミナー|ワークショップ|コンサート|コンテスト|音楽祭"
    "|交流会|商談会|講演会|イベント|フェスタ|フェスティバル|マラソン|公演|訓練|研修"
    "|(?<=[術品])展|青少年交流)"
)
_NAMED: Final = re.compile(
    rf"(?P<label>(?:「[^「」]+」|[^「」、。\s])*?{_WORD}(?:」)?)"
    r"(?:[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）])?"
    r"(?=(?P<rest>等?(?:を|の(?!代替)|については|は|も)[^。]*))"
)
_LEAD: Final = re.compile(
    r"^(?:[・○●①-⑳\-]+|[^「]*?(?:において|によ[るり]|に関する|にて|として|連携した|を通じた"
    r"|を予定していた|をテーマとした|での|と共同で|が参加する|現地の企業と|企業との|向け(?:の|に)))"
)
_QUOTED: Final = re.compile("[「『](?P<name>[^「」『』]+)[」』]")
_HELD: Final = re.compile("開催|実施|配信|参加|演奏|開き|催し")
_NOT_HELD: Final = re.compile("中止|見送|取り?やめ|延期|できません")
_ONLINE: Final = re.compile(r"オンライン|Online|Web|ウェブ|リモート")
_INTERNATIONAL: Final = re.compile(
    "(?:国際|世界|グローバル|アジア|インターナショナル).*"
    "(?:フォーラム|シンポジウム|展|マラソン|音楽祭|フェスタ|フェスティバル|コンサート)$"
)
_PLACES_ONLY: Final = ("country",)
_SHORTEST: Final = 4


@dataclass(frozen=True)
class Setting:
    """What the events of a row share.

    Attributes:
        government: Slug of the city.
        fiscal_year: First calendar year of the sheet's fiscal year.
        program: The initiative.
    """

    government: str
    fiscal_year: int
    program: Ref


def read_events(
    cell: SheetCell, partners: tuple[Party, ...], setting: Setting
) -> Iterator[EventRecord]:
    """Yield the events of a cell that have a date, a partner or an international name.

    Args:
        cell: The results, or the plan of a row without any.
        partners: Whom the row deals with; those named in an event's sentence took part.
        setting: What the events share.
    """
    for sentence in split_sentences(cell.text):
        part = cell.part(sentence.start, sentence.end)
        record = _event(part, partners, setting)
        if record:
            yield record


def _event(
    part: SheetCell, partners: tuple[Party, ...], setting: Setting
) -> EventRecord | None:
    match = _NAMED.search(part.text)
    if not match:
        return None
    cancelled = bool(_NOT_HELD.search(match["rest"]))
    label = _label(match["label"])
    dates = _dates(part.text[: match.end("label") + 12], setting.fiscal_year)
    there = () if cancelled else _present(part, partners)
    told = bool(dates or there or _INTERNATIONAL.search(label))
    if len(label) < _SHORTEST or not (cancelled or _HELD.search(match["rest"])):
        return None
    if not told:
        return None
    first = None if cancelled or not dates else dates[0]
    day = dates[0].date.isoformat() if dates else str(setting.fiscal_year)
    return EventRecord(
        evidence=(part.span,),
        ref=Ref("event", setting.government, owner=day, name=normalise(label)),
        label=label,
        government=setting.government,
        description=part.text,
        held=first.date.isoformat() if first else "",
        held_inferred=bool(first and first.inferred_year),
        held_text=dates[0].text if dates else "",
        fiscal_year=setting.fiscal_year,
        mode="online" if _ONLINE.search(part.text) and not cancelled else "",
        status="cancelled" if cancelled else "held",
        participants=there,
        home_participates=not cancelled,
        programs=(setting.program,),
    )


def _present(part: SheetCell, partners: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return those whom a sentence names; a country is but a theme or a home."""
    return tuple(
        partner
        for partner in partners
        if partner.kinds != _PLACES_ONLY and partner.name in part.text
    )


def _label(printed: str) -> str:
    """Return an event's name without dates and the words that lead to it."""
    label = printed
    while (lead := _LEAD.match(label)) and len(label) - lead.end() >= _SHORTEST:
        label = label[lead.end() :]
    for found in find_dates(label, fiscal_year=FiscalYear(2023))[::-1]:
        if found.start == 0 and len(label) - found.end >= _SHORTEST:
            label = label[found.end :].lstrip("にと、")
    quoted = _QUOTED.fullmatch(label)
    return quoted["name"] if quoted else label.strip("・ 、")


def _dates(text: str, fiscal_year: int) -> list[FoundDate]:
    """Return the dates with a month in the sheet's fiscal year."""
    year = FiscalYear(fiscal_year)
    return [
        found
        for found in find_dates(text, fiscal_year=year)
        if found.date.month and found.date.fiscal_year == year
    ]
