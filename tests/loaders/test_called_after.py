"""Bodies called after places, on phrases written here."""

import pytest

from enishi.loaders.called_after import bodies_called_after
from enishi.register.names import Names


@pytest.mark.parametrize(
    ("text", "body", "country"),
    [
        ("ハノイ工科大学と共同で調査", "ハノイ工科大学", "VN"),
        ("テキサス州と上海動物園を訪問", "上海動物園", "CN"),
        ("ホーチミン市水道公社に対し研修", "ホーチミン市水道公社", "VN"),
        ("シンガポール企業庁と連携", "シンガポール企業庁", "SG"),
        ("ドイツ商工会議所が主催", "ドイツ商工会議所", "DE"),
    ],
)
def test_a_body_has_the_name_and_country_of_its_place(
    names: Names, text: str, body: str, country: str
) -> None:
    """The whole name is the body's; the country is that of the place in it."""
    (found,) = bodies_called_after(text, names.recogniser.find(text))

    assert (text[found.start : found.end], found.country) == (body, country)


@pytest.mark.parametrize(
    "text",
    [
        "北京市内の大学を訪問",
        "香港企業と協会の会合",
        "ソウルの博物館",
        "横浜市国際交流協会",
        "ドイツ、フランスの大学",
    ],
)
def test_a_place_beside_a_kind_of_body_is_none(names: Names, text: str) -> None:
    """A class of bodies at a place, or a body at home, is no body abroad."""
    assert list(bodies_called_after(text, names.recogniser.find(text))) == []
