"""Claims about finding names in running text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.register.files import Register, read_register
from enishi.register.folding import fold_name
from enishi.register.recogniser import NameMatch, Recogniser
from enishi.resources import folder


@pytest.fixture(scope="module")
def recogniser(shipped: Register) -> Recogniser:
    """Return the recogniser over the register that Enishi ships."""
    return Recogniser(shipped)


def ids(matches: list[NameMatch]) -> list[str]:
    """Return the ids of what was found, ? for what is undecided."""
    return [match.entity.id if match.entity else "?" for match in matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("インドネシア・バンドン市との連携", ["country/ID", "city/bandung"]),
        ("中国瀋陽市側59名", ["country/CN", "city/shenyang"]),
        ("台湾台北市で開催", ["country/TW", "city/taipei"]),
        ("リアウ州パカンバル市", ["region/riau"]),
        ("マレーシア・ペナン州政府", ["country/MY", "region/penang"]),
        ("NSW州内の学校", ["region/new-south-wales"]),
        ("ＩＣＡＰの総会", ["network/icap"]),
        ("東京都市大学都市生活学部", ["organization/tokyo-city-university"]),
        ("駐日英国大使館", ["organization/british-embassy-tokyo"]),
        ("ダナン港とダナン市", ["port/da-nang", "city/da-nang"]),
    ],
)
def test_names_are_found(recogniser: Recogniser, text: str, found: list[str]) -> None:
    """The longest name at each place, side by side names both."""
    assert ids(recogniser.find(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "中国語・韓国語・朝鮮語",
        "外国人と中国人",
        "在日韓国・朝鮮人",
        "中国地方の都市",
        "パリ協定",
        "バリアフリーとマリンブルー",
        "タイトルとタイム",
        "欧米国際交流",
        "東大阪市",
        "横浜市立小中学校",
        "ローマ字の表記",
        "UNIDOCS",
        "大田と中山さん",
        "フランス料理",
    ],
)
def test_longer_words_hold_no_name(recogniser: Recogniser, text: str) -> None:
    """A name that is only a part of another word is not there."""
    assert ids(recogniser.find(text)) == []


def test_a_free_name_needs_room(small: Register) -> None:
    """川崎 counts alone, not in 川崎区 or 東川崎."""
    recogniser = Recogniser(small)

    assert ids(recogniser.find("川崎と結ぶ、川崎区、東川崎")) == ["city/kawasaki"]


def test_an_enumeration_decides_what_a_shared_name_means(
    recogniser: Recogniser,
) -> None:
    """シンガポール among cities is the city, among countries the country."""
    cities = recogniser.find("デリー、シンガポール、台北")
    countries = recogniser.find("タイ、シンガポール、ベトナム")

    assert ids(cities)[1] == "city/singapore"
    assert ids(countries)[1] == "country/SG"
    assert cities[1].method == "context"


def test_an_undecided_name_is_reported_with_its_candidates(
    recogniser: Recogniser,
) -> None:
    """Nothing is guessed; the kinds asked for may decide."""
    (undecided,) = recogniser.find("シンガポールを訪問")
    (decided,) = recogniser.find("シンガポールを訪問", kinds={"City", "Region"})

    assert undecided.entity is None
    assert {e.id for e in undecided.candidates} == {"country/SG", "city/singapore"}
    assert ids([decided]) == ["city/singapore"]


def test_a_damaged_name_is_found_in_its_document_only(recogniser: Recogniser) -> None:
    """ケロリン市 is Wollongong in the summary that misprints it, nothing elsewhere."""
    text = "オーストラリア・ケロリン市"
    slug = "kawasaki-action-program-3-summary"

    _, match = recogniser.find(text, document=slug)

    assert (match.surface, match.method) == ("ケロリン市", "correction")
    assert match.correction is not None
    assert match.correction.corrected == "ウーロンゴン市"
    assert ids(recogniser.find(text)) == ["country/AU"]


def test_a_correction_of_a_passage_needs_its_context(recogniser: Recogniser) -> None:
    """バリ is Paris beside Genopole, in any year of the sheet."""
    slug = "kawasaki-progress-sheet-fy2030"

    near = recogniser.find("バリのクラスター-Genopole", document=slug)
    far = recogniser.find("バリでの休暇", document=slug)

    assert ids(near) == ["city/paris", "organization/genopole"]
    assert far == []


def test_a_part_of_a_name_can_be_damaged(recogniser: Recogniser) -> None:
    """RESOUCE inside the name of a network is mended with the name."""
    (match,) = recogniser.find(
        "NATURE RESOUCE NETWORKの仲介", document="tokyo-city-diplomacy-results-fy2021"
    )

    assert match.kind == "Organization"
    assert match.method == "correction"


def test_a_name_broken_over_lines_is_found_when_asked(recogniser: Recogniser) -> None:
    """The surface keeps the break, the offsets are those of the text."""
    text = "台北、トム\nスク、シンガ\n ポール共和国"

    wrapped = recogniser.find(text, wrapped=True)

    assert ids(wrapped) == ["city/taipei", "region/tomsk-oblast", "country/SG"]
    assert [text[m.start : m.end] for m in wrapped] == [m.surface for m in wrapped]
    assert ids(recogniser.find(text)) == ["city/taipei"]


WORDS = (
    "ソウル 市 中国 語 、 ・ ＩＣＡＰ シンガポール 東京 都立 パリ 協定 a ㈱ 横浜市 台北"
)
FRAGMENTS = st.lists(
    st.sampled_from([*WORDS.split(), "\n", " ", "トム\nスク"]), max_size=12
).map("".join)


@given(text=FRAGMENTS, wrapped=st.booleans())
def test_offsets_give_back_the_surface(
    recogniser: Recogniser,
    text: str,
    wrapped: bool,  # noqa: FBT001 - drawn
) -> None:
    """Matches stand in order, apart from one another, and say what stands there."""
    matches = recogniser.find(text, wrapped=wrapped)

    behind = 0
    for match in matches:
        assert behind <= match.start < match.end <= len(text)
        assert text[match.start : match.end] == match.surface
        behind = match.end


@given(text=FRAGMENTS)
def test_what_is_found_is_a_name_of_what_it_means(
    recogniser: Recogniser, text: str
) -> None:
    """Without corrections, the surface is a name of the entity or its candidates."""
    for match in recogniser.find(text):
        for entity in filter(None, (match.entity, *match.candidates)):
            assert fold_name(match.surface) in set(map(fold_name, entity.names))


def test_every_name_of_the_register_is_found_alone(
    shipped: Register, recogniser: Recogniser
) -> None:
    """No name hides behind another one or a stop word."""
    for entity in shipped.entities:
        for name in entity.names:
            matches = recogniser.find(name)
            found = {e.id for m in matches for e in (m.entity, *m.candidates) if e}
            assert entity.id in found, name


def test_a_name_nobody_registered_is_not_found(write: Callable[..., Path]) -> None:
    """The recogniser knows what its register knows."""
    recogniser = Recogniser(read_register(write()))

    assert recogniser.find("アトランティス市との交流") == []


def test_the_documents_name_their_partners(recogniser: Recogniser) -> None:
    """Each of the five documents names its own city and a country."""
    for path in sorted(folder("graph/documents").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = ids(recogniser.find(text, document=path.stem, wrapped=True))
        assert f"city/{path.stem.partition('-')[0]}" in found
        assert any(one.startswith("country/") for one in found)
