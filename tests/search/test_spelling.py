"""Words as typed, before those that only sound like them."""

import pytest

from enishi.search.spelling import is_misheard, kana_words


def test_only_words_in_katakana_have_marks_of_length_to_tell_apart() -> None:
    """Whatever width they are typed in."""
    assert kana_words("ﾋﾞﾙ 管理 beer") == ("ビル",)
    assert kana_words("環境 ア") == ()


@pytest.mark.parametrize(
    ("word", "text", "misheard"),
    [
        ("ビル", "高層ビルの管理", False),
        ("ビル", "ビールの輸出", True),
        ("ビール", "ﾋﾞｰﾙの輸出", False),
        ("ビール", "ビルの管理", True),
        ("コンピュータ", "コンピューター", False),
        ("ビル", "環境", False),
    ],
)
def test_a_text_with_other_marks_of_length_is_misheard(
    word: str, text: str, *, misheard: bool
) -> None:
    """One that holds the word as typed is not, nor one that is found otherwise."""
    assert is_misheard([word], [text]) is misheard
