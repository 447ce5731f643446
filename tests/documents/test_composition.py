"""Composed letters, and the way back to the text as given."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.composition import compose
from enishi.documents.source import Document, Span


@pytest.mark.parametrize(
    ("given_text", "composed"),
    [
        ("ガーナとパリ", "ガーナとパリ"),
        ("ﾍﾞﾙﾘﾝ市｢交流｣", "ベルリン市「交流」"),
        ("市⾧、⽇本、⻄区", "市長、日本、西区"),
        ("市⾧と市長", "市⾧と市長"),
        ("横\u200b浜\ufeff市", "横浜市"),
        ("葛\U000e0100城市", "葛城市"),
        ("実績なし\u00a0○\u2003○", "実績なし ○ ○"),
        ("1\u22122 Wi‐Fi ３－４", "1-2 Wi-Fi ３-４"),
        ("△ −5、\u2212 7", "△ −5、\u2212 7"),
        ("6月〜9月", "6月～9月"),
        ("実績なし　○", "実績なし ○"),
        ("第17回　東京 会議", "第17回　東京 会議"),
        ("③126,985千円（１２）ＪＩＣＡ", "③126,985千円（１２）ＪＩＣＡ"),
    ],
)
def test_one_letter_is_written_in_one_way(given_text: str, composed: str) -> None:
    """What a converter chose is undone; what an author chose stays."""
    assert compose(Document("a.txt", given_text)).document.text == composed


def test_a_composed_document_is_itself() -> None:
    """Nothing is copied where nothing is to be done."""
    document = Document("a.txt", "パリ市と北京市 ○\n")
    composed = compose(document)

    assert composed.document is document
    assert composed.printed(Span(1, 3)) == Span(1, 3)


@given(st.text("ガカ\u200b\u00a0 　⾧市-‐1\nﾊｶ", max_size=30))
def test_what_is_found_is_led_back_to_what_is_printed(text: str) -> None:
    """Every letter of the composed text stands where one letter is printed."""
    document = Document("a.txt", text)
    composed = compose(document)
    letters = composed.document.text

    assert letters.count("\n") == text.count("\n")
    before = 0
    for at in range(len(letters)):
        span = composed.printed(Span(at, at + 1))
        printed = unicodedata.normalize("NFKC", text[span.start : span.end])
        assert before <= span.start < span.end
        assert len(printed) == 1
        before = span.end
