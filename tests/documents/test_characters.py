"""Claims about the repair of converted text and the folding of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.characters import clean, normalise, split_legal_form, unwrap

PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            '<ul style="list-style-type: none">',
            "<br>",
            "<b>",
            "&amp;",
            "**",
            "⾧",
            "市",
            "③",
            "1",
            " ",
            "　",
            "\n",
            "<",
            ">",
            "ヶ",
            "か",
            "\u3099",
        ]
    )
).map("".join)


@given(st.one_of(PIECES, st.text()))
def test_every_cleaned_letter_knows_where_it_stood(text: str) -> None:
    """Offsets rise, stay inside the source, and there is one for each letter."""
    cleaned = clean(text)

    assert len(cleaned.offsets) == len(cleaned.text)
    assert list(cleaned.offsets) == sorted(set(cleaned.offsets))
    assert all(0 <= offset < len(text) for offset in cleaned.offsets)


@given(st.text(alphabet="市民協働③１26年、。・<", max_size=40))
def test_text_without_markup_comes_through_as_it_is(text: str) -> None:
    """Cleaning changes nothing where the conversion put nothing in."""
    assert clean(text).text == text


def test_a_match_in_cleaned_text_leads_back_to_the_source() -> None:
    """The span of a word in the cleaned text covers that word in the raw text."""
    raw = '<p>①取組</p> <ul style="x"><li>・<b>首⾧</b>会談</li></ul>'
    cleaned = clean(raw)
    at = cleaned.text.index("首長会談")

    start, end = cleaned.span(at, at + 4)

    assert cleaned.text == "①取組\n・首長会談"
    assert raw[start:end] == "首⾧</b>会談"


def test_addresses_in_angle_brackets_are_no_tags() -> None:
    """Only HTML tags go; a web address or a field name in brackets stays."""
    assert clean("<https://yport.example> ＜環境＞").text == (
        "<https://yport.example> ＜環境＞"
    )


def test_an_empty_stretch_has_no_place_in_the_source() -> None:
    """Asking for nothing is an error, not a guess."""
    with pytest.raises(ValueError, match="no stretch"):
        clean("市").span(1, 1)


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("Ｙ－ＰＯＲＴ", "Y-PORT"),
        ("Y‐PORT", "Y-PORT"),
        ("③126,985", "③126,985"),
        ("保土ヶ谷区", "保土ケ谷区"),
        ("NPO 法人 子どもの  家", "NPO法人こどもの家"),
        ("子供の国", "こどもの国"),
        ("３カ国", "3か国"),
        ("9ヶ国・地域", "9か国・地域"),
        ("市⾧", "市長"),
        ("Woo-By.  Style", "Woo-By. Style"),
        ("〈まち〉", "<まち>"),
        ("10月〜11月", "10月~11月"),
    ],
)
def test_spellings_of_one_name_fold_to_one_form(printed: str, folded: str) -> None:
    """Widths, dashes, blanks and variant letters do not part names."""
    assert normalise(printed) == folded


@given(st.one_of(PIECES, st.text()))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    """The folded form is a fixed point."""
    assert normalise(normalise(text)) == normalise(text)


@given(st.integers(1, 20), st.integers(0, 10**6))
def test_a_circled_digit_never_joins_a_number(mark: int, number: int) -> None:
    """③126,985 stays apart from 3126,985."""
    printed = f"{chr(0x245F + mark)}{number}"

    assert normalise(printed) == printed


@pytest.mark.parametrize(
    ("printed", "form", "name"),
    [
        ("NPO 法人オールさこんやま", "npo", "オールさこんやま"),
        ("特定非営利活動法人　びーのびーの", "npo", "びーのびーの"),
        ("認定ＮＰＯ法人市民", "nintei-npo", "市民"),
        ("認定特定非営利活動法人 あっちこっち", "nintei-npo", "あっちこっち"),
        ("㈱ダイエー", "kabushiki", "ダイエー"),
        ("京浜急行電鉄（株）", "kabushiki", "京浜急行電鉄"),
        ("株式会社 137", "kabushiki", "137"),
        ("(一社)YUSA", "ippan-shadan", "YUSA"),
        ("公立大学法人横浜市立大学", "gakko", "横浜市立大学"),
    ],
)
def test_a_legal_form_is_parted_at_either_end(
    printed: str, form: str, name: str
) -> None:
    """The form's key, the form as printed, and the bare name."""
    found = split_legal_form(printed)

    assert (found.form, found.name) == (form, name)
    assert found.printed in printed


@pytest.mark.parametrize("printed", ["NPO法人", "NPO法人等", "株主会", "アムコン株"])
def test_a_name_that_is_no_more_than_a_form_stays_whole(printed: str) -> None:
    """A class of bodies is no body with an empty name; a bare 株 needs asking for."""
    assert split_legal_form(printed) == (None, "", printed)


@pytest.mark.parametrize(
    ("printed", "name"), [("アムコン株", "アムコン"), ("株オオスミ", "オオスミ")]
)
def test_a_damaged_company_mark_is_read_on_request(printed: str, name: str) -> None:
    """㈱ that became 株 is recognised where the caller says so."""
    assert split_legal_form(printed, bare_kabu=True) == ("kabushiki", "株", name)


def test_wrapped_lines_are_joined_and_items_kept_apart() -> None:
    """A break inside a word goes, one before a bullet or blank line stays."""
    text = "金融都市東\n京の実現\n・１\n８箇所 Life in\nTokyo\n\n次"

    joined = unwrap(text)

    assert joined.text == "金融都市東京の実現\n・１８箇所 Life in Tokyo\n\n次"
    at = joined.text.index("１８箇所")
    start, end = joined.span(at, at + 4)
    assert text[start:end] == "１\n８箇所"


@given(st.text(alphabet="市A1・\n 　【"))
def test_unwrapping_loses_nothing_but_line_breaks(text: str) -> None:
    """Every letter is still there, in order, and knows its place."""
    joined = unwrap(text)

    assert [c for c in joined.text if not c.isspace()] == [
        c for c in text if not c.isspace()
    ]
    assert all(0 <= offset < len(text) for offset in joined.offsets)
