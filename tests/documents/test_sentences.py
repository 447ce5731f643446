"""Claims about sentences and the labels of figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.quantities import find_quantities
from enishi.documents.sentences import figure_label, split_sentences


def test_prose_is_split_into_sentences_and_items() -> None:
    """At 。, at bullets and circled digits, at blank lines; not inside a quotation."""
    text = "①講座を開催した。「はい。」と答えた。\n・配布 ②発行\n\n東\n京"

    assert [sentence.text for sentence in split_sentences(text)] == [
        "①講座を開催した。",
        "「はい。」と答えた。",
        "・配布",
        "②発行",
        "東\n京",
    ]


@given(st.text(alphabet="市。①・【\n 「」"))
def test_sentences_hold_every_letter_once(text: str) -> None:
    """Nothing but blanks falls between sentences."""
    sentences = split_sentences(text)

    assert "".join(sentence.text for sentence in sentences).split() == (
        "".join(text[s.start : s.end] for s in sentences).split()
    )
    kept = sum(len("".join(sentence.text.split())) for sentence in sentences)
    assert kept == len("".join(text.split()))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "夏休み環境教室(3日間・372名参加)",
            ["夏休み環境教室", "夏休み環境教室 参加"],
        ),
        ("来館者数は11,499人となった。", ["来館者数"]),
        (
            "・キッチンカーの定期出店を3件開始しました。",
            ["キッチンカーの定期出店 開始"],
        ),
        ("16名の職員が参加した。", ["職員 参加"]),
        ("稼働率（目標:55%以上）", ["稼働率"]),
        ("活用地区数\t125地区\t115地区", ["活用地区数", "活用地区数"]),
        ("「ホッと・たかつ」を7,000部発行", ["「ホッと・たかつ」 発行"]),
        ("12回。", [""]),
        ("参加層は幅広い年代へと拡大し、34万人以上となった。", ["参加層"]),
        ("HPにも公開しました。(アンケート回収数 89枚)", ["アンケート回収数"]),
        ("前年度と比較すると、約8.0%の減となった。", ["前年度と比較"]),
        ("市内で10万人を超える在住外国人", ["市内 在住外国人"]),
        (
            "人口は10万人超と2番目に多く、5年間で約3割増加",
            ["人口", "人口", "人口 増加"],
        ),
        ("世界8都市との姉妹・友好都市提携", ["世界 姉妹・友好都市提携"]),
        ("推進するとともに新規企画を2件創出", ["新規企画 創出"]),
        ("「講座」参加人数」は340人", ["講座 参加人数"]),
        ("令和6(2024)年に迎える市制100周年を本市の機会と捉え", ["令和6年に迎える市制"]),
    ],
)
def test_a_figure_is_labelled_in_printed_words(text: str, labels: list[str]) -> None:
    """The phrase before it, brackets opened, and what follows it."""
    found = [figure_label(text, quantity) for quantity in find_quantities(text)]

    assert found == labels


@given(st.text(alphabet="参加講座を開催し(12名)、。・のが約「」年度 "))
def test_a_label_invents_no_word(text: str) -> None:
    """Every word of a label is printed in the text."""
    for quantity in find_quantities(text):
        for word in figure_label(text, quantity).split():
            assert set(word) <= {*text, "、"}
