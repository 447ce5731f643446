"""Whether a year's work was carried out, by the words of its results.

Every item of a cell is judged alone; the cell counts as without activity, cancelled,
postponed or suspended only when all of its items say so.
"""

import re
from collections.abc import Sequence
from typing import Final

from enishi.loaders.records import Status
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.items import items

_NONE: Final = re.compile(
    r"実績(?:は|も)?(?:な|無)し(?=[)）。\s]*(?:[（(][^（）()]*[）)])?[。\s]*$)"
    r"|(?:連携|交流|開催|実施|受入れ?|派遣)(?:は|も)?(?:な|無)し(?=[。）)\s]*$)"
    r"|(?:開催|実施)されず(?=[。）)\s]*$)"
)
_ZERO: Final = re.compile(r"(?<![0-9０-９.,])[0０](?:名|人|件|回)(?=[。）)\s]*$)")
_DONE: Final = re.compile(r"(?:実施|整備)済み?(?=[)）。\s]*$)")
_STOPPED: Final = (
    (
        "cancelled",
        re.compile(r"中止|取り?やめ|見送|見合わせ|実施せず|実施なし|停止|辞退"),
    ),
    ("suspended", re.compile(r"休止|再開に向け")),
    ("postponed", re.compile(r"延期")),
)
_ACTIVE: Final = re.compile(
    r"(?:実施|開催|配信|継続|参加|受講|対応|変更|提供|運用|補助|出席|着手|発行|派遣|準備|"
    r"開業|開設|完成|完了)(?=し(?!な|ませ)|[。)）]|\s*$)|開業|を行[っいう]"
)
_PLANNED: Final = re.compile(
    r"予定(?:だった|であった|していた)が?、?[^。]*?(?P<words>中止|休止|延期|見送)"
)
_ALL_FOLLOWING: Final = re.compile(r"以下の[^。]*?(?P<words>全て中止|中止|休止|延期)")
_ALL: Final = re.compile(
    r"(?<!他)(?<!他の)(?<!案件は)(?:全件|全て|すべて)[^。]{0,6}(?:中止|実施せず)"
)
_REDUCED: Final = re.compile(r"規模(?:を|の)?縮小|縮小して")
_ONLINE: Final = re.compile(
    r"オンライン(?!併用|と対面)|ＷＥＢ会議|(?i:web会議|webinar)|ウェブ会議|リモート|動画配信"
)
_PARTLY: Final = re.compile(r"一部[^。、]*オンライン")
_WHOLLY: Final = re.compile(r"(?:すべて|全て)オンライン|代替[^。、]*オンライン")
_HELD_ONLINE: Final = re.compile(
    r"オンライン(?:会議)?(?:形式)?(?:で|にて)?(?:開催|実施)"
)


def read_status(cell: Cell) -> Status:
    """Return the status that the wording of a cell of results gives."""
    texts = [item.text for item in items(cell)]
    if not texts:
        return Status(key="not-stated")
    whole = cell.text
    done = _DONE.search(whole)
    if len(texts) == 1 and done:
        return Status(key="completed", words=done[0])
    nothing = [_NONE.search(text) for text in texts]
    if all(nothing) and nothing[0]:
        return Status(key="no-activity", words=nothing[0][0])
    stopped = _stopped(texts)
    if stopped:
        return stopped
    return _carried_out(texts, whole)


def item_status(text: str) -> str:
    """Return the status that one item's wording gives, "" when it reports nothing."""
    stop = _stop(text)
    if stop or not is_active(text):
        return stop[0] if stop else ""
    return "online" if _ONLINE.search(text) and not _PARTLY.search(text) else "held"


def is_active(text: str) -> bool:
    """Tell whether an item reports that something took place."""
    return not (_NONE.search(text) or _ZERO.search(text) or _stop(text))


def _stopped(texts: Sequence[str]) -> Status | None:
    """Return the status of results that report only what did not take place."""
    for place, text in enumerate(texts):
        following = _ALL_FOLLOWING.match(text.lstrip("・※"))
        if following and not any(is_active(other) for other in texts[:place]):
            words = following["words"]
            return Status(key=_key(words), words=words)
        if following:
            return None
    whole = _ALL.search(texts[-1])
    if whole and not any(_ACTIVE.search(text) for text in texts):
        return Status(key=_key(whole[0]), words=whole[0])
    stops = [_stop(text) for text in texts]
    first = next((stop for stop in stops if stop), None)
    if first is None or any(is_active(text) for text in texts):
        return None
    return Status(key=first[0], words=first[1])


def _stop(text: str) -> tuple[str, str] | None:
    """Return status and words of an item that reports only a stop."""
    planned = _PLANNED.search(text)
    if planned:
        return _key(planned["words"]), planned["words"]
    if _ACTIVE.search(text):
        return None
    for key, pattern in _STOPPED:
        found = pattern.search(text)
        if found:
            return key, found[0]
    return None


def _key(words: str) -> str:
    return next(
        (key for key, pattern in _STOPPED if pattern.search(words)), "cancelled"
    )


def _carried_out(texts: Sequence[str], whole: str) -> Status:
    reduced = _REDUCED.search(whole)
    if reduced:
        return Status(key="reduced", words=reduced[0])
    active = [text for text in texts if is_active(text)]
    online = [
        found
        for text in active
        if (found := _ONLINE.search(text)) and not _PARTLY.search(text)
    ]
    most = 2 * len(online) > len(active)
    if online and (most or _WHOLLY.search(whole) or _HELD_ONLINE.search(active[0])):
        return Status(key="online", words=online[0][0])
    return Status(key="held")
