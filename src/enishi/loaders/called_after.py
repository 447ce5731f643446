"""Bodies called after a place: 「ハノイ工科大学」 is a university, not the city."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.register.recogniser import NameMatch

_BODY: Final = re.compile(
    r"[一-龥ァ-ヺー]{0,12}?(?:大学(?:[ァ-ヺー]+校)?|動物園|水族館|博物館|美術館|植物園"
    r"|管弦楽団|交響楽団|商工会議所|協会|銀行|財団|研究所|研究センター|公社|開発委員会"
    r"|企業庁|開発庁|映画祭|代表チーム)(?![一-龥])"
)
# 「香港企業と協会」: what stands between a place and its body is one name.
_NO_NAME: Final = re.compile(
    "(?:市|州|省)?(?:内|側|企業(?!庁)|市場|事務所|各|現地|日本)"
)
_PLACES: Final = frozenset({"City", "Region", "Country"})
_HOME: Final = "JP"


@dataclass(frozen=True, slots=True)
class CalledAfter:
    """A body abroad that the register does not know, and the place in its name.

    Attributes:
        place: Its place's name.
        start: Where the body's name begins in the text.
        end: Where it ends.
        country: ISO code of the place's country, or "" when the place leaves it open.
    """

    place: NameMatch
    start: int
    end: int
    country: str


def bodies_called_after(text: str, known: list[NameMatch]) -> Iterator[CalledAfter]:
    """Yield the bodies abroad whose names begin with a place's.

    Args:
        text: The text.
        known: The register's names in it.
    """
    for match in known:
        places = (match.entity,) if match.entity else match.candidates
        countries = {entity.country or entity.id[-2:] for entity in places}
        if not places or _HOME in countries or places[0].kind not in _PLACES:
            continue
        body = _BODY.match(text, match.end)
        if body and not _NO_NAME.match(text, match.end):
            country = countries.pop().upper() if len(countries) == 1 else ""
            yield CalledAfter(match, match.start, body.end(), country)
