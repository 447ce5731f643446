"""Names of persons are found where documents put them, and nothing else is masked."""

from pathlib import Path

import pytest

from enishi.documents.persons import MASK, find_persons, mask
from enishi.documents.source import Document


def found(text: str) -> list[str]:
    """Return the names found in a text."""
    return [text[s.start : s.end] for s in find_persons(Document("x", text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("連携（兵庫県立大学：架空真由美先生）と題した講義", ["架空真由美"]),
        ("ビジネス代表のアラン・カクウ氏より指導", ["アラン・カクウ"]),
        ("大統領府より Kakuurov前IT大臣の紹介", ["Kakuurov"]),
        ("横浜市会議長 架空 太郎 様\n", ["架空 太郎"]),
        ("派遣先\t補職名\t氏名\n外務省\t担当係長\t架空 花子\n", ["架空 花子"]),
        ("氏名\t所属等\n架空 次郎（委員長）\t大学教授\n", ["架空 次郎"]),
    ],
)
def test_a_name_is_found(text: str, names: list[str]) -> None:
    """Before a form of address, and in a column of names."""
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "様々な取組を行い、お客様に案内した。",
        "市民の皆様へ。同様に、多様な生活様式を支援。",
        "駐日カナダ大使館と在京大使館",
        "姉妹都市ロサンゼルス市の友好団体",
        "氏名の記載は不要です。",
        "国際局長 事務局",
        "事業名\t担当\n交流\t国際局\n",
    ],
)
def test_what_is_no_person_is_left_alone(text: str) -> None:
    """Forms of address inside words, offices and embassies are no persons."""
    assert found(text) == []


def test_masking_keeps_every_offset() -> None:
    """A masked stretch is as long as it was, wherever it begins."""
    text = "代表のアラン・カクウ氏より"
    persons = find_persons(Document("x", text))

    assert mask(text, 0, persons) == f"代表の{MASK * 7}氏より"
    assert mask(text[5:], 5, persons) == f"{MASK * 5}氏より"


def test_few_stretches_of_the_documents_are_masked(documents: Path) -> None:
    """The five documents name some twenty persons; no whole sentence is masked."""
    for path in documents.glob("*.txt"):
        document = Document.read(path)
        spans = find_persons(document)

        assert len(spans) <= 20
        assert all(span.end - span.start <= 20 for span in spans)
