"""Affiliations with cities and memoranda that the outline mentions."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.quantities import find_quantities
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.parties import Named, Parties
from enishi.loaders.records import AgreementRecord
from enishi.vocabulary.identity import Ref

_AFFILIATION: Final = re.compile(
    r"との(?P<kind>姉妹都市|友好都市|パートナー都市)(?:提携)?"
)
_AFFILIATIONS: Final = {
    "姉妹都市": ("sister-city", "Sister-city affiliation"),
    "友好都市": ("friendship-city", "Friendship-city affiliation"),
    "パートナー都市": ("partner-city", "Partner-city affiliation"),
}
_CONTRACT: Final = re.compile(
    r"(?P<label>[^。、「」]{4,60}?(?:に関する|についての|に係る|との)?"
    r"(?P<kind>覚書|協定書?|合意書|共同宣言|ＭＯＵ|MOU|ＭｏＵ|MoU))を締結"
)
_KINDS: Final = {
    "覚書": "mou",
    "MOU": "mou",
    "協定": "agreement",
    "協定書": "agreement",
    "合意書": "accord",
    "共同宣言": "declaration",
}
_ANNIVERSARY: Final = "周年"
_GOVERNMENTS: Final = frozenset({"city", "region"})


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs told together; what happened in them shares the years they print."""

    blocks: tuple[Block, ...]

    @property
    def year(self) -> int | None:
        """The one calendar year of all dates of the section, or None."""
        years = {f.date.year for block in self.blocks for f in find_dates(block.text)}
        return years.pop() if len(years) == 1 else None


def read_affiliations(
    sections: Iterable[Section], home: Home, parties: Parties
) -> list[AgreementRecord]:
    """Return the affiliations with cities, each with every passage that says so.

    An anniversary gives the year of signing: of the year printed in its sentence, or
    of the only year that its section prints.
    """
    found: dict[Ref, AgreementRecord] = {}
    for section in sections:
        for block in section.blocks:
            for record in _affiliations(block, section, home, parties):
                known = found.get(record.ref)
                found[record.ref] = _joined(known, record) if known else record
    return list(found.values())


def _affiliations(
    block: Block, section: Section, home: Home, parties: Parties
) -> Iterator[AgreementRecord]:
    for sentence in block.sentences():
        for named in parties.named(sentence):
            match = _AFFILIATION.match(sentence.text, named.end)
            ref = named.party.ref
            if not match or ref is None or ref.kind not in _GOVERNMENTS:
                continue
            kind, english = _AFFILIATIONS[match["kind"]]
            yield AgreementRecord(
                evidence=(sentence.place(named.start, match.end()),),
                ref=Ref.curated(f"agreement/{home.government}-{ref.slug}"),
                label=f"{named.party.name}との{match['kind']}提携",
                label_en=_english(english, named, parties),
                government=home.government,
                kind=kind,
                parties=(named.party,),
                inferred_year=_signing_year(sentence, match.end(), section),
            )


def _english(kind: str, named: Named, parties: Parties) -> str:
    known = parties.names.resolver.resolve(
        named.party.name, document=parties.document
    ).entity
    return f"{kind} with {known.label_en}" if known else ""


def _signing_year(sentence: Block, start: int, section: Section) -> int | None:
    """Return the year of signing that an anniversary right behind a name gives."""
    for quantity in find_quantities(sentence.text):
        if quantity.unit != _ANNIVERSARY or not 0 <= quantity.start - start <= 1:
            continue
        dates = find_dates(sentence.text)
        year = dates[0].date.year if dates else section.year
        return year - int(quantity.value) if year else None
    return None


def _joined(first: AgreementRecord, again: AgreementRecord) -> AgreementRecord:
    return replace(
        first,
        evidence=tuple(sorted({*first.evidence, *again.evidence})),
        inferred_year=first.inferred_year or again.inferred_year,
    )


def read_contracts(
    blocks: Iterable[Block], home: Home, parties: Parties
) -> Iterator[AgreementRecord]:
    """Yield memoranda and agreements that the outline says were concluded."""
    for block in blocks:
        for sentence in block.sentences():
            match = _CONTRACT.search(sentence.text)
            if not match:
                continue
            dates = find_dates(sentence.text)
            label = sentence.part(*match.span("label"))
            yield AgreementRecord(
                evidence=(sentence.span,),
                ref=Ref("agreement", home.government, name=normalise(label.text)),
                label=label.text,
                government=home.government,
                kind=_KINDS.get(normalise(match["kind"]).upper(), "other"),
                parties=tuple(
                    n.party for n in parties.named(label) if _signs(n, label.text)
                ),
                signed=dates[0].date.isoformat() if dates else "",
                description=sentence.text,
            )


def _signs(named: Named, text: str) -> bool:
    """Tell a party from a class it belongs to (国連 in 「国連機関IFAD」)."""
    return not text[named.end :].startswith("機関")
