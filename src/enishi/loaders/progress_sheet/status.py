"""Whether a row's work was carried out, by the words of its results."""

import re
from typing import Final

from enishi.loaders.records import Status

_STOPPED: Final = (
    ("postponed", re.compile(r"延期")),
    ("cancelled", re.compile(r"中止|取り?やめ|見送|実施(?:でき|し)ません")),
    ("suspended", re.compile(r"休止|休館")),
)
_ONLINE: Final = re.compile(r"オンライン|Web会議|ウェブ会議|リモート")
_SENTENCE: Final = re.compile(r"[^。\n]+")


def read_status(results: str) -> Status:
    """Return the status that the wording of results gives.

    Work counts as cancelled, postponed or suspended when every sentence says so; as
    online when it was carried out in a form that the words call online; as carried out
    otherwise. Nothing printed is "not stated".
    """
    sentences = [match[0] for match in _SENTENCE.finditer(results) if match[0].strip()]
    if not sentences:
        return Status(key="not-stated")
    for key, pattern in _STOPPED:
        found = [pattern.search(sentence) for sentence in sentences]
        if all(found) and found[0]:
            return Status(key=key, words=found[0][0])
    online = _ONLINE.search(results)
    if online:
        return Status(key="online", words=online[0])
    return Status(key="held")
