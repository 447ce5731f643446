"""Claims about resolving names."""

import pytest

from enishi.register.files import Register
from enishi.register.resolver import Resolution, Resolver

SHEET = "kawasaki-progress-sheet-fy2022"
CONSORTIUM = "市民セクターよこはま・関内イノベーションイニシアティブ共同事業体"
SUMMARY = "kawasaki-action-program-3-summary"


@pytest.fixture(scope="module")
def resolver(shipped: Register) -> Resolver:
    """Return the resolver over the register that Enishi ships."""
    return Resolver(shipped)


def outcome(resolution: Resolution) -> tuple[str, str]:
    """Return id and method, empty when unresolved."""
    entity = resolution.entity
    return (entity.id if entity else "", resolution.method)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ソウル特別市", ("city/seoul", "exact")),
        ("ソウル市", ("city/seoul", "alias")),
        ("ソウル", ("city/seoul", "alias")),
        ("バンドン 市", ("city/bandung", "normalised")),
        ("インドネシア・バンドン市", ("city/bandung", "context")),
        ("中国瀋陽市", ("city/shenyang", "context")),
        ("上海市人民政府", ("city/shanghai", "alias")),
        ("ペナン州政府", ("region/penang", "alias")),
        ("国際熱帯木材機関（ITTO）", ("organization/itto", "alias")),
        ("国連世界食糧計画（ＷＦＰ）", ("organization/wfp", "alias")),
        ("独立行政法人 国際協力機構", ("organization/jica", "alias")),
        ("株式会社 三菱地所", ("organization/mitsubishi-estate", "alias")),
        ("アトランティス市", ("", "")),
        ("韓国・北京市", ("", "")),
        ("外務省（ITTO）", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_name_is_resolved_by_rules(
    resolver: Resolver, name: str, expected: tuple[str, str]
) -> None:
    """Aliases, country prefixes, two forms and governments; never by likeness."""
    assert outcome(resolver.resolve(name)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("City of London Corporation", "ロンドン市"),
        ("クイーンズランド州", "NSW州"),
        ("横浜市国際交流協会", "川崎市国際交流協会"),
        ("市民セクターよこはま", CONSORTIUM),
        ("JICA", "JICA横浜"),
        ("シティネット", "シティネット横浜プロジェクトオフィス"),
        ("天津港", "天津市"),
        ("トムスク州", "トムスク市"),
        ("UNEP", "UNEP-IETC"),
        ("横浜市", "横浜市立大学"),
    ],
)
def test_look_alikes_stay_apart(resolver: Resolver, one: str, other: str) -> None:
    """Two bodies of similar names are two entities."""
    first, second = resolver.resolve(one), resolver.resolve(other)

    assert first.iri is not None
    assert second.iri is not None
    assert first.iri != second.iri


def test_a_shared_name_is_reported_not_guessed(resolver: Resolver) -> None:
    """シンガポール alone stays open; kinds or the context decide."""
    alone = resolver.resolve("シンガポール")
    city = resolver.resolve("シンガポール", kinds={"City"})
    told = resolver.resolve("香港", context="中国・香港特別行政区、香港の都市")

    assert alone.ambiguous
    assert alone.iri is None
    assert outcome(city) == ("city/singapore", "exact")
    assert outcome(told) == ("city/hong-kong", "context")


def test_a_correction_resolves_in_its_own_documents(resolver: Resolver) -> None:
    """The correction that led there is handed on."""
    found = resolver.resolve("オーストラリア・ケロリン市", document=SUMMARY)

    assert outcome(found) == ("city/wollongong", "correction")
    assert found.correction is not None
    assert found.correction.printed == "ケロリン市"
    assert outcome(resolver.resolve("ケロリン市", document=SHEET)) == ("", "")


def test_a_correction_of_a_passage_asks_for_its_context(resolver: Resolver) -> None:
    """バリ is Paris only where the words around it say so."""
    near = resolver.resolve("バリ", document=SHEET, context="バリのクラスター")
    far = resolver.resolve("バリ", document=SHEET, context="バリ島への旅")

    assert outcome(near) == ("city/paris", "correction")
    assert outcome(far) == ("", "")


def test_this_city_is_the_government_of_the_document(resolver: Resolver) -> None:
    """本市 means nothing without a government."""
    assert outcome(resolver.resolve("本市", government="yokohama")) == (
        "city/yokohama",
        "context",
    )
    assert outcome(resolver.resolve("本市")) == ("", "")
    assert outcome(resolver.resolve("本市", government="atlantis")) == ("", "")


def test_kind_and_country_limit_the_answer(resolver: Resolver) -> None:
    """A name of another kind or country is not taken."""
    assert outcome(resolver.resolve("天津港", kinds={"City"})) == ("", "")
    assert outcome(resolver.resolve("ロンドン", country="CA")) == ("", "")
    assert outcome(resolver.resolve("上海市政府", kinds={"Port"})) == ("", "")
