"""Whether a project was carried out, by the words of its outline."""

import re
from collections.abc import Iterable
from typing import Final

from enishi.loaders.records import Status

# The whole project, not one of its meetings: the sentence speaks of the year or of the
# event itself.
_STOPPED: Final = re.compile(
    r"(?:開催|事業|活動|実施|本事業)(?:は|を|が)?、?(?:見送り?|中止)|開催中止"
)
_NOT_HELD: Final = re.compile(r"実施できなかった|開催できなかった|実施できず|未実施")
_ONLINE: Final = re.compile(
    r"オンライン(?:上)?(?:に|で|での)?[^、。]{0,6}開催|ウェブ会議の開催|オンライン開催"
    r"|(?:動画|講座動画)を?[^、。]{0,8}(?:公開|配信)"
)
_ELSEWHERE: Final = re.compile(r"をはじめ|様々な|中止となった。[^。]*開催した")


def read_status(content: Iterable[str], results: str = "") -> Status:
    """Return the status that the words give.

    A project is cancelled where its outline says so of itself, not of other events; it
    was held online where the words say so; it was carried out where anything is told of
    it at all.

    Args:
        content: The parts of the outline's content.
        results: The results of a contract project.
    """
    text = "\n".join(content)
    if not text and not results:
        return Status(key="not-stated")
    for key, pattern in (("cancelled", _STOPPED), ("no-activity", _NOT_HELD)):
        found = pattern.search(text)
        if found and not _ELSEWHERE.search(text):
            return Status(key=key, words=found[0])
    online = _ONLINE.search(text)
    if online:
        return Status(key="online", words=online[0])
    return Status(key="held")
