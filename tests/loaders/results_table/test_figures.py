"""Figures of results with what they count."""

from collections.abc import Callable
from decimal import Decimal

from enishi.documents.source import Document
from enishi.loaders.records import FigureRecord
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.figures import FigureReader
from enishi.vocabulary.identity import Ref

Printed = Callable[[str], tuple[Document, Cell]]
YEAR = Ref("program-year", "tokyo", name="x")


def figures(printed: Printed, text: str) -> list[FigureRecord]:
    """Read the figures of a text."""
    document, cell = printed(text)
    return list(FigureReader(document).read(cell, YEAR, 2021, "施策の名"))


def test_rows_of_figures_carry_their_rows_name(printed: Printed) -> None:
    """Under a heading that says so, figures are cumulative."""
    text = (
        "・新たに27名を受入れ\n＜令和3年度末累計＞\n"
        "　受入:研究枠　116名　一般枠　215名　合計331名\n"
    )
    found = figures(printed, text)

    assert [(f.label, f.value, f.role) for f in found[1:]] == [
        ("受入 研究枠", Decimal(116), "cumulative"),
        ("受入 一般枠", Decimal(215), "cumulative"),
        ("受入 合計", Decimal(331), "cumulative"),
    ]
    assert found[0].role == "actual"


def test_a_label_in_brackets_names_the_figure(printed: Printed) -> None:
    """［受入人数］146名."""
    (found,) = figures(printed, "［受入人数］146名")

    assert (found.label, found.unit, found.unit_text) == ("受入人数", "person", "名")


def test_what_was_wholly_withdrawn_is_no_figure(printed: Printed) -> None:
    """Ten were adopted, all declined: nobody came."""
    text = "・研究支援:7か国10名を受入\n⇒影響を受け、全件辞退\n・派遣:3件を採択"

    assert [f.text for f in figures(printed, text)] == ["3件"]


def test_a_wrapped_number_is_read_whole(printed: Printed) -> None:
    """Its evidence reaches over the line break."""
    document, cell = printed("ウェットティッシュ約3万7,000\n個を配布")
    (found,) = FigureReader(document).read(cell, YEAR, 2021, "")

    assert (found.value, found.qualifier) == (Decimal(37000), "about")
    assert document.passage(found.evidence[0]).text == "約3万7,000\n個"


def test_words_around_a_figure_name_it_when_none_stand_before(
    printed: Printed,
) -> None:
    """The clause behind, else the measure itself; never a person's name."""
    around = figures(printed, "４園において園内サインの改修に協力し、完了した。")
    person = figures(printed, "王国大使館アラン・ルーク大使ほか関係者6名が来園した。")

    assert around[0].label == "園内サインの改修に協力し"
    assert "アラン" not in person[0].label
