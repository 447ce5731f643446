"""Occasions in the words of results: dates, names of events, traces of both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.dates import FoundDate, find_dates
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.records import Party
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.items import Item
from enishi.loaders.results_table.status import item_status

_WORD: Final = (
    r"(?:協議会|会議|総会|学会|大会|フォーラム|シンポジウム|セミナー|サミット|委員会|"
    r"(?i:forum|summit|conference|workshop))"
)
_ORDINAL: Final = re.compile(
    rf"第[0-9０-９]+回[ 　]?[^\s（）()「」。、]{{2,20}}?{_WORD}"
)
_QUOTED: Final = re.compile(rf"「(?P<name>[^」]*{_WORD}[^」]{{0,12}})」")
_BULLET: Final = re.compile(r"[\sｌ｜|・･○〇●①-⑳※]*")
_NO_GAP: Final = re.compile(r"[、,，・\s～〜－–-]*|から")
_MONTH: Final = re.compile(r"[月/／]")
_AFTER_DATES: Final = re.compile(r"(?:まで)?[、,\s　]*")
_END: Final = re.compile(
    r"(?:に|へ)?(?:オンライン)?参加|[にへ]出席|を(?:オンライン)?開催|の開催|にて|を実施|"
    r"[（(。]|、|[ 　]等$"
)
_SENTENCE: Final = re.compile(
    r"され|した|する|での?(?:開催|実施)|[をがは]|について|^オンライン|^[にの]"
)
_ASIDE: Final = re.compile(r"」?(?:の紹介|[0-9０-９]+回)")
_HELD_ON: Final = re.compile(r"(?P<label>[^。、]{4,40})の開催(?=[（(])")
_MEASURE: Final = re.compile(_WORD + r"$")
_MODES: Final = (
    ("hybrid", re.compile(r"オンライン併用|ハイブリッ[ドト]")),
    ("written", re.compile("書面開催")),
    ("online", re.compile(r"オンライン|(?i:web)会議|ウェビナー|動画配信")),
)
_SHORTEST: Final = 4


@dataclass
class Trace:
    """What a cell says of one event.

    Attributes:
        label: The event's name.
        key: What identifies it beside the name: fiscal year or date, or "".
        spans: Offsets in the cell's text that speak of it.
        date: The date it was held, or None.
        date_text: The date as printed.
        status: Concept key of scheme ``status``, or "".
        mode: Concept key of scheme ``mode``, or "".
        participants: Those who took part, the home government apart.
    """

    label: str
    key: str
    spans: list[tuple[int, int]]
    date: FoundDate | None = None
    date_text: str = ""
    status: str = ""
    mode: str = ""
    participants: list[Party] = field(default_factory=list)


def traces_of(
    item: Item, year: FiscalYear, known: Iterable[str], elsewhere: str
) -> list[Trace]:
    """Return the events of one item.

    Args:
        item: The item.
        year: The fiscal year of its results.
        known: Names of conferences that the document prints in quotation marks.
        elsewhere: What a conference without a name here is called in the row, or "".
    """
    start = _BULLET.match(item.text)
    offset = start.end() if start else 0
    dates = find_dates(item.text, fiscal_year=year)
    run = _run(item.text, dates, offset)
    near = _near(item.text, dates)
    ordinals = [match[0] for match in _ORDINAL.finditer(item.text)]
    if ordinals:
        return [_trace(item, name, near, None) for name in ordinals]
    rest = item.text[run[-1].end :] if run else ""
    labels = _labels(_AFTER_DATES.sub("", rest, count=1))
    if labels:
        days = _days(item.text, run)
        return [_trace(item, label, day, None) for label in labels for day in days]
    named = _names(item.text, known)
    if named or (run and elsewhere):
        return [_trace(item, name, near, year) for name in named or [elsewhere]]
    held = _HELD_ON.search(item.text, offset)
    return [_trace(item, held["label"].strip(), near, None)] if held and near else []


def mode_of(text: str) -> str:
    """Return the mode in which words say an event was held, or ""."""
    return next((key for key, pattern in _MODES if pattern.search(text)), "")


def conference_names(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Return the names of conferences printed in quotation marks, longest first."""
    names = {
        match["name"]
        for cell in cells
        for match in _QUOTED.finditer(cell.text)
        if len(match["name"]) >= _SHORTEST and not match["name"].startswith("第")
    }
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def conference_of(cells: Iterable[Cell], measure: str, known: tuple[str, ...]) -> str:
    """Return what a row calls its conference: its measure's name, or a known one."""
    if _MEASURE.search(measure):
        return measure
    for cell in cells:
        for name in known:
            if name in cell.text:
                return name
    return ""


def _names(text: str, known: Iterable[str]) -> list[str]:
    """Return the known conferences an item speaks of as its own matter."""
    return [
        name
        for name in known
        if name in text and not _ASIDE.match(text, text.index(name) + len(name))
    ]


def _run(text: str, dates: list[FoundDate], offset: int) -> list[FoundDate]:
    """Return the days at the head of an item, one behind the other."""
    run: list[FoundDate] = []
    for date in dates:
        gap = text[run[-1].end if run else offset : date.start]
        if not _NO_GAP.fullmatch(gap):
            break
        run.append(date)
    return [date for date in run if date.date.day]


def _near(text: str, dates: list[FoundDate]) -> list[FoundDate]:
    """Return the first date with a month, and the days that follow it at once."""
    monthly = [date for date in dates if date.date.month]
    return _run(text, monthly, monthly[0].start) or monthly[:1] if monthly else []


def _days(text: str, run: list[FoundDate]) -> list[list[FoundDate]]:
    """Return the occasions among dates: a day without its month goes on the last."""
    groups: list[list[FoundDate]] = []
    for date in run:
        gap = text[groups[-1][-1].end : date.start] if groups else ""
        listed = not gap.strip("、,，・ 　")
        if groups and not (listed and _MONTH.search(date.text)):
            groups[-1].append(date)
        else:
            groups.append([date])
    return groups


def _labels(rest: str) -> list[str]:
    """Return what the words behind a date call the event."""
    if rest.startswith("「"):
        return re.findall(r"「([^」]+)」", rest.partition("を")[0])
    quote = re.match(r"[^「」。、（(]*「[^」]+」", rest)
    end = _END.search(rest, 1) if len(rest) > 1 else None
    label = quote[0] if quote else rest[: end.start() if end else len(rest)]
    label = label.strip("　 、")
    good = len(label) >= _SHORTEST and not _SENTENCE.search(label)
    return [label] if good else []


def _trace(
    item: Item, label: str, dates: list[FoundDate], year: FiscalYear | None
) -> Trace:
    """Return the trace of an event named in an item.

    A conference with an ordinal is known by its name alone, a named one by its fiscal
    year too, any other event by its date.
    """
    date = dates[0] if dates else None
    day = date.date.isoformat() if date else ""
    by_date = "" if _ORDINAL.fullmatch(label) else day
    key = str(year.year) if year else by_date
    text = item.text[dates[0].start : dates[-1].end] if dates else ""
    return Trace(
        label=label,
        key=key,
        spans=[(item.start, item.end)],
        date=date,
        date_text=text,
        status=item_status(item.text),
        mode=mode_of(item.text),
    )
