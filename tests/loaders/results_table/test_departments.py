"""Cells of departments are told by their form."""

import pytest

from enishi.loaders.records import Unit
from enishi.loaders.results_table.departments import read_departments


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("都市整備局", [("都市整備局",)]),
        ("中央卸売市場豊洲市場管理課", [("中央卸売市場", "豊洲市場管理課")]),
        ("教育庁指導部指導企画課", [("教育庁", "指導部", "指導企画課")]),
        ("病院経営本部経営企画部", [("病院経営本部", "経営企画部")]),
        ("港湾局港湾経営部・整備部", [("港湾局", "港湾経営部"), ("港湾局", "整備部")]),
        (
            "水道局総務部水道局研修・開発センター",
            [("水道局", "総務部"), ("水道局", "水道局研修・開発センター")],
        ),
        (
            "政策企画局オリンピック・パラリンピック調整部",
            [("政策企画局", "オリンピック・パラリンピック調整部")],
        ),
    ],
)
def test_a_cell_gives_one_path_for_each_department(
    text: str, paths: list[tuple[str, ...]]
) -> None:
    """Bureau first, then its divisions; a second division is a path of its own."""
    found = read_departments(text)

    assert found is not None
    assert list(found.paths) == paths


def test_bracketed_departments_are_related() -> None:
    """A bracket inside or behind the cell names a department concerned."""
    found = read_departments("教育庁指導部（生活文化局）指導企画課")

    assert found is not None
    assert found.units("tokyo") == (
        Unit(government="tokyo", path=("教育庁", "指導部", "指導企画課")),
    )
    assert found.related_units("tokyo") == (
        Unit(government="tokyo", path=("生活文化局",)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "多言語対応の推進",
        "海外広報の推進",
        "政策企画局外務部姉妹友好都市等との関係強化",
        "警視庁ホームページに掲載",
        "",
    ],
)
def test_other_cells_are_no_departments(text: str) -> None:
    """Names of measures and sentences are not taken for departments."""
    assert read_departments(text) is None
