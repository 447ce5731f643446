"""Sister and friendship affiliations with cities and ports, by the words nearby."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.progress_sheet.partners import party_of
from enishi.loaders.records import AgreementRecord, Party
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_KIND: Final = r"(?P<kind>姉妹・友好都市|姉妹友好都市|姉妹都市|友好都市|友好港|姉妹港)"
_BEFORE: Final = re.compile(rf"{_KIND}(?:の|である)?(?:[一-鿿ァ-ヶー]{{2,10}}・)?$")
_AFTER: Final = re.compile(
    rf"(?:との|などの各?|をはじめとする){_KIND}(?:提携(?:(?P<years>[0-9０-９]+)周年)?)?"
)
_TOPIC: Final = re.compile(rf"^{_KIND}(?:等)?との")
_EITHER: Final = "姉妹・友好都市"
_CITIES: Final = {
    _EITHER: ("sister-or-friendship-city", "Sister- or friendship-city"),
    "姉妹都市": ("sister-city", "Sister-city"),
    "友好都市": ("friendship-city", "Friendship-city"),
    "友好港": ("friendship-port", "Friendship-port"),
    "姉妹港": ("sister-port", "Sister-port"),
}
_GOVERNMENTS: Final = frozenset({"City", "Region"})


@dataclass(frozen=True)
class Affiliation:
    """What one passage says of an affiliation.

    Attributes:
        word: How the passage calls it (姉妹都市 ...).
        year: The year of signing that an anniversary gives, or None.
    """

    word: str
    match: NameMatch
    party: Party
    year: int | None = None


def find_affiliations(
    cell: SheetCell, title: str, names: Names, document: str, fiscal_year: int
) -> Iterator[Affiliation]:
    """Yield what a cell says of affiliations with places abroad.

    Args:
        cell: The cell.
        title: The initiative's name; when it is about the exchange with sister cities
            as such, each city that the cell names is one.
        names: The register's names.
        document: Slug of the document, for its corrections.
        fiscal_year: First calendar year of the fiscal year of its anniversaries.
    """
    topic = _TOPIC.match(title)
    if not topic and not re.search(_KIND, cell.text):
        return
    for match in names.recogniser.find(cell.text, document=document):
        entity = match.entity
        if entity is None or entity.country == "JP" or entity.kind == "Country":
            continue
        before = _BEFORE.search(cell.text, 0, match.start)
        after = _AFTER.match(cell.text, match.end)
        found = after or before or topic
        if not found or (entity.kind in _GOVERNMENTS) == found["kind"].endswith("港"):
            continue
        years = after["years"] if after else None
        yield Affiliation(
            word=found["kind"].replace("姉妹友好", "姉妹・友好"),
            match=match,
            party=party_of(cell, match, entity),
            year=fiscal_year - int(years) if years else None,
        )


def affiliation_record(
    said: Iterable[tuple[Affiliation, Ref]], government: str
) -> AgreementRecord:
    """Return the affiliation that several passages speak of.

    A city that is called sister city in one place and friendship city in another is
    one or the other.

    Args:
        said: What each passage says, with the program it stands in; all of one place.
        government: Slug of the city whose document it is.
    """
    passages = list(said)
    words = {affiliation.word for affiliation, _ in passages}
    word = words.pop() if len(words) == 1 else _EITHER
    kind, english = _CITIES[word]
    first = passages[0][0]
    entity = first.match.entity
    path = entity.id if entity else first.party.name
    slug = path.rpartition("/")[2]
    port = path.startswith("port/")
    ref = (
        Ref("agreement", government, owner=kind, name=path)
        if port
        else Ref.curated(f"agreement/{government}-{slug}")
    )
    name = entity.label_ja if entity else first.party.name
    years = [affiliation.year for affiliation, _ in passages if affiliation.year]
    return AgreementRecord(
        evidence=tuple(dict.fromkeys(a.party.evidence[0] for a, _ in passages)),
        ref=ref,
        label=f"{name}との{word}提携",
        label_en=f"{english} affiliation with {entity.label_en}" if entity else "",
        government=government,
        kind=kind,
        parties=(first.party,),
        inferred_year=years[0] if years else None,
        programs=tuple(dict.fromkeys(program for _, program in passages)),
    )
