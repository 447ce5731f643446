"""Claims about what may stand behind a number."""

import pytest

from enishi.documents.counters import read_counter


@pytest.mark.parametrize(
    ("text", "printed", "concept", "scale"),
    [
        ("1名", "名", "person", 1),
        ("1ヶ国・地域", "ヶ国・地域", "country", 1),
        ("1箇所", "箇所", "place", 1),
        ("1か国語", "か国語", None, 1),
        ("1千TEU", "千TEU", "teu", 1_000),
        ("1百万円", "百万円", "yen", 1_000_000),
        ("1割", "割", "percent", 10),
        ("1アクセスポイント", "アクセスポイント", None, 1),
        ("1つのテーマ", "テーマ", None, 1),
        ("1\n名", "名", "person", 1),
        ("1言\n語", "言語", None, 1),
        ("1件目標", "件", "case", 1),
    ],
)
def test_a_counter_is_read_with_its_concept(
    text: str, printed: str, concept: str | None, scale: int
) -> None:
    """As printed, with the concept and the scale that make values comparable."""
    counter = read_counter(text, 0, 1)

    assert counter is not None
    assert (counter.printed, counter.concept, counter.scale) == (
        printed,
        concept,
        scale,
    )


@pytest.mark.parametrize(
    "text",
    [
        "1回目",
        "1回あたり",
        "1地区当たり",
        "1人権",
        "1社会",
        "1部門",
        "1区役所",
        "1台北",
        "1 事業実績",
        "1 市は、",
        "1\n大都市",
        "1\t人",
        "1年度",
        "1番館",
        "1",
    ],
)
def test_words_that_begin_like_a_counter_are_none(text: str) -> None:
    """Ordinals, compounds, headings and other cells count nothing."""
    assert read_counter(text, 0, 1) is None


def test_the_number_of_a_heading_counts_nothing() -> None:
    """取組の方向性2 企業の… is a heading; 回答 4 社の… is a count."""
    assert read_counter("方向性2 企業の展開", 3, 4) is None
    assert read_counter("実績のある 4 社の", 6, 7) is not None
