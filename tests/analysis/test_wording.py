"""Texts in both languages."""

from enishi.analysis.wording import Wording


def test_a_wording_has_both_languages() -> None:
    """Either language gives its own text."""
    wording = Wording("次数", "Degree")

    assert (wording.text("ja"), wording.text("en")) == ("次数", "Degree")
