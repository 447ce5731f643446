"""The layout as a whole: recognition, particulars, wholeness, evidence, coverage."""

import re
from collections.abc import Iterator

import pytest

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Span
from enishi.errors import SourceError
from enishi.loaders.collaboration_report.layout import CivicCollaboration
from enishi.loaders.records import (
    AgreementRecord,
    FinanceRecord,
    MembershipRecord,
    MentionRecord,
    Party,
    ProgramRecord,
    Reading,
)
from enishi.register.names import Names
from enishi.vocabulary.namespaces import concept

_LAYOUT = CivicCollaboration()


def parties(reading: Reading) -> Iterator[Party]:
    """Yield every party of a reading, members of consortia too."""
    for record in reading.records:
        found: tuple[Party, ...] = ()
        if isinstance(record, ProgramRecord):
            found = record.partners
        elif isinstance(record, AgreementRecord):
            found = record.parties
        elif isinstance(record, MembershipRecord) and record.member:
            found = (record.organization, record.member)
        elif isinstance(record, MentionRecord):
            found = (record.party,)
        for party in found:
            yield party
            yield from party.members


def test_particulars_come_from_the_content(
    collaboration: Document, elsewhere: Document, names: Names
) -> None:
    """City, year and date of issue are read, whatever the file is called."""
    first = _LAYOUT.manifest(collaboration, names)
    second = _LAYOUT.manifest(elsewhere, names)

    assert first.slug == "yokohama-civic-collaboration-fy2020"
    assert (first.issued, first.fiscal_years) == ("2021-09-16", (2020,))
    assert second.slug == "sagamihara-civic-collaboration-fy2022"
    assert (second.government, second.issued) == ("sagamihara", "2023-11-01")
    assert second.title_ja.startswith("令和4年度相模原市市民協働条例")


def test_a_city_the_register_does_not_know_is_refused(
    elsewhere: Document, names: Names
) -> None:
    """The error says what to add where."""
    unknown = Document("other.txt", elsewhere.text.replace("相模原市", "架空谷市"))

    with pytest.raises(SourceError, match=r"架空谷市.*places\.tsv"):
        _LAYOUT.manifest(unknown, names)


@pytest.mark.parametrize("percent", [2, 8, 25, 45, 55, 65, 80, 92, 98])
def test_a_report_that_breaks_off_is_refused(
    collaboration: Document, names: Names, percent: int
) -> None:
    """A cut copy is recognised, and refused by its name and last line."""
    text = collaboration.text[: len(collaboration.text) * percent // 100]
    cut = Document("cut.txt", text)

    assert _LAYOUT.recognises(cut)
    manifest = _LAYOUT.manifest(cut, names)
    with pytest.raises(SourceError, match="breaks off") as caught:
        _LAYOUT.read(cut, manifest, names)
    assert caught.value.document == "cut.txt"
    assert caught.value.line == len(cut.lines)


def test_evidence_holds_what_is_claimed(
    reading: Reading, collaboration: Document
) -> None:
    """Each record has evidence; a party's holds its name, an amount's its digits."""
    text = collaboration.text
    for record in reading.records:
        assert record.evidence
        assert all(span.start < span.end for span in record.evidence)
        if isinstance(record, FinanceRecord):
            printed = "".join(text[s.start : s.end] for s in record.evidence)
            assert record.text in printed
            assert re.sub("[^0-9]", "", record.text).startswith(str(record.amount))
    for party in parties(reading):
        printed = "".join(text[s.start : s.end] for s in party.evidence)
        assert _solid(party.name) == _solid(re.sub(r"\*\*|<[^>]*>", "", printed))


def _solid(name: str) -> str:
    return "".join(normalise(name).split())


def test_little_is_called_furniture(reading: Reading, collaboration: Document) -> None:
    """What is left aside as saying nothing is a small part of the report."""
    lines = [line for line in collaboration.lines if line.text.strip()]
    aside = [line for line in lines if _touches(reading.furniture, line.span)]

    assert len(aside) / len(lines) < 0.25


def _touches(spans: object, place: Span) -> bool:
    assert isinstance(spans, (list, tuple))
    return any(span.start < place.end and place.start < span.end for span in spans)


def test_no_member_of_the_committee_is_named(
    reading: Reading, collaboration: Document
) -> None:
    """The cells with names of persons are no evidence of anything."""
    table = collaboration.text.index("氏名\t所属等")
    cells = [
        Span(table + match.start(1), table + match.end(1))
        for match in re.finditer(
            r"(?m)^(\S+ \S+?)(?:（委員長）)?\t", collaboration.text[table : table + 600]
        )
    ]
    memberships = [r for r in reading.records if isinstance(r, MembershipRecord)]

    assert len(cells) == 8
    for record in memberships:
        assert record.member is not None
        for span in (*record.evidence, *record.member.evidence):
            assert not _touches(cells, span)


def test_every_key_of_a_concept_exists(reading: Reading) -> None:
    """Kinds of bodies, of contracts and of money are concepts of the schemes."""
    for party in parties(reading):
        assert not party.org_kind or concept("org-kind", party.org_kind)
    for record in reading.records:
        if isinstance(record, AgreementRecord):
            assert concept("agreement-type", record.kind)
            if record.contract_kind:
                assert concept("contract-type", record.contract_kind)
        if isinstance(record, FinanceRecord):
            assert concept("finance-phase", record.phase)
