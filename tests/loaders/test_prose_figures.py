"""Figures of prose have value, year and words."""

from decimal import Decimal

import pytest

from enishi.documents.source import Document
from enishi.loaders.blocks import read_blocks
from enishi.loaders.prose_figures import Subject, read_figures
from enishi.loaders.records import FigureRecord


def figures(text: str, subject: Subject | None = None) -> list[FigureRecord]:
    """Return the figures of a line of text."""
    (block,) = read_blocks(Document("x", text))
    return list(read_figures(block, subject or Subject()))


def test_a_decrease_is_negative() -> None:
    """What is followed by 「の減」 is below zero, in brackets too."""
    assert [f.value for f in figures("1億円（約8.0%）の減となります。")] == [
        Decimal(-100_000_000),
        Decimal("-8.0"),
    ]


def test_tenths_are_counted_in_per_cent() -> None:
    """約3割 is about 30 per cent, as printed beside it."""
    (figure,) = figures("外国人は約3割増加した。")

    assert (int(figure.value), figure.unit, figure.qualifier) == (
        30,
        "percent",
        "about",
    )
    assert "3割" in figure.text


def test_what_is_exceeded_is_a_lower_bound() -> None:
    """「10万人を超える」 is at least a hundred thousand."""
    (figure,) = figures("10万人を超える外国人")

    assert (int(figure.value), figure.qualifier) == (100_000, "at-least")


def test_a_year_before_a_colon_is_that_of_the_figure() -> None:
    """「39台(R2:13台)」: the second is of FY2020, the first of the subject's year."""
    subject = Subject(fiscal_year=2021, role="planned")
    now, before = figures("機器 39台(R2:13台)", subject)

    assert (int(now.value), now.fiscal_year, now.role) == (39, 2021, "planned")
    assert (int(before.value), before.fiscal_year, before.role) == (13, 2020, "actual")


def test_a_limit_is_no_year() -> None:
    """「令和7年度までの10年間」 is of no one year."""
    (figure,) = figures("令和7年度までの10年間とする。")

    assert figure.fiscal_year is None


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("27の記事を寄稿した。", 27, "記事"),
        ("4つの事務所を運営する。", 4, "事務所"),
        ("策定から6年が経過した。", 6, "策定から 経過"),
    ],
)
def test_numbers_with_a_noun_are_figures(text: str, value: int, label: str) -> None:
    """A number is a figure too when の or つの joins it to a noun, or years pass."""
    (figure,) = figures(text)

    assert (int(figure.value), figure.label) == (value, label)


@pytest.mark.parametrize("text", ["Society5.0の実現", "第2の都市", "令和3年度の取組"])
def test_numbers_in_names_and_ordinals_are_none(text: str) -> None:
    """Names, ordinals and years hold no figures."""
    assert figures(text) == []


def test_evidence_is_the_sentence() -> None:
    """The passage of a figure is its sentence, so that it can be understood."""
    text = "甲です。5件を実施した。"
    (figure,) = figures(text)

    (span,) = figure.evidence
    assert text[span.start : span.end] == "5件を実施した。"
