"""Folding: what counts as the same, and the way back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.search.characters import OLD_AND_NEW
from enishi.search.folding import fold, fold_with_offsets

SAME = [
    ("ジャカルタ", "ｼﾞｬｶﾙﾀ"),
    ("かわさき", "カワサキ"),
    ("が", "か\u3099"),
    ("国際交流", "國際交流"),
    ("横浜", "橫濱"),
    ("高崎", "髙﨑"),
    ("ヴェネツィア", "ベネツィア"),
    ("ヴィクトリア", "ビクトリア"),
    ("ハノーヴァー", "ハノーバー"),
    ("鳩ヶ谷", "鳩ケ谷"),
    ("ヵ国", "カ国"),
    ("コンピューター", "コンピュータ"),
    ("センター", "センタ-"),
    ("サーバー", "サーバ"),
    ("エネルギー・センター", "エネルギーセンタ"),
    ("コピ−機", "コピー機"),
    ("ウィーン", "ウイーン"),
    ("ホー・チ・ミン", "ホーチミン"),
    ("ＡＳＥＡＮ", "asean"),
    ("São Paulo", "sao paulo"),
    ("Łódź", "lodz"),
    ("1,200人", "1200人"),
    ("㈱", "(株)"),
    ("都市\n間連携", "都市間連携"),
    ("葛\U000e0100飾", "葛飾"),
    ("COVID-19", "covid 19"),
]
APART = [
    ("環境", "環状"),
    ("ビール", "ビル"),
    ("チーズ", "ちず"),
    ("コーヒー", "コヒー"),
    ("キー", "キ"),
    ("タワー", "タワ"),
    ("IT", "ITS"),
    ("③126", "3126"),
    ("横浜\t川崎", "横浜川崎"),
    ("パリ", "バリ"),
    ("北京", "南京"),
]
JAPANESE = st.text(
    "環境都市浜沢のカガヴアァーｼﾞﾊﾟ①1,2 \n\t・々ﾞ゛\u3099ABéß國", max_size=40
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_readers_mean_the_same(one: str, other: str) -> None:
    """Ways of writing one word fold alike."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_stay_apart(one: str, other: str) -> None:
    """What differs for a reader differs after folding."""
    assert fold(one) != fold(other)


def test_old_characters_are_listed_once() -> None:
    """Each pair is two different characters, and no new form is again an old one."""
    pairs = OLD_AND_NEW.split()
    olds = {pair[0] for pair in pairs}

    assert {len(pair) for pair in pairs} == {2}
    assert len(olds) == len(pairs)
    assert [pair for pair in pairs if pair[1] in olds] == []


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """The words of a folded text stay as they are, whatever was folded."""
    once = fold(text)

    # A break becomes a space, which does not hold Japanese words apart.
    assert fold(once).replace(" ", "") == once.replace(" ", "")


@given(st.text(max_size=60))
def test_a_folded_text_can_be_indexed(text: str) -> None:
    """It encodes as UTF-8 and holds nothing but words and single spaces."""
    folded = fold(text)

    assert folded.encode().decode() == folded
    assert re.fullmatch(r"(?:[^\W_]+(?: [^\W_]+)*)?", folded)


@given(JAPANESE)
def test_offsets_belong_to_the_folded_text(text: str) -> None:
    """With offsets or without, the words are the same; offsets never go back."""
    folded = fold_with_offsets(text)

    assert folded.text.strip() == fold(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert all(
        0 <= start < end <= len(text)
        for start, end in zip(folded.starts, folded.ends, strict=True)
    )


@given(JAPANESE)
def test_a_span_folds_to_what_was_found(text: str) -> None:
    """The stretch of the original that a word came from holds that word."""
    folded = fold_with_offsets(text)
    for place, character in enumerate(folded.text):
        if character != " ":
            start, end = folded.span(place, place + 1)

            assert character in fold_with_offsets(text[start:end]).text
