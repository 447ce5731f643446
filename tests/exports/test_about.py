"""An export says where it comes from, and nothing that is malformed."""

import pytest

from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual, Language

TITLE = Bilingual("網", "Net")


def test_a_missing_language_falls_back_to_the_other() -> None:
    """A label in one language is better than none."""
    assert Bilingual("縁").said(Language.EN) == "縁"
    assert Bilingual("縁", "tie").said(Language.EN) == "tie"
    assert Bilingual("縁", "tie").said(Language.JA) == "縁"


def test_only_what_is_known_is_said() -> None:
    """No line without a text, in the language asked for."""
    about = About(iri="https://example.org/n", title=TITLE, version="abc")
    assert about.lines(Language.EN) == (
        ("Title", "Net"),
        ("Address", "https://example.org/n"),
        ("Version of the graph", "abc"),
    )
    assert about.lines(Language.JA)[0] == ("題名", "網")


@pytest.mark.parametrize(
    "wrong",
    [
        {"iri": "network"},
        {"iri": "https://example.org/n#a"},
        {"licence": "CC BY"},
        {"created": "1 April 2026"},
    ],
)
def test_a_malformed_part_is_refused(wrong: dict[str, str]) -> None:
    """Addresses are addresses and days are days, before any file is written."""
    with pytest.raises(UsageError):
        About(**({"iri": "https://example.org/n", "title": TITLE} | wrong))  # type: ignore[arg-type]
