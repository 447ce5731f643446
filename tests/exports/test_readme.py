"""The page beside the files, in both languages."""

from enishi.exports.about import About, Bilingual
from enishi.exports.readme import indented, markdown_said, write_readme


def test_japanese_comes_first_and_english_follows() -> None:
    """Each says title, contents and source."""
    about = About(
        iri="https://example.org/n", title=Bilingual("網", "Net"), query="ASK {}\n{}"
    )
    text = b"".join(write_readme(about, Bilingual("中身", "contents"))).decode()
    places = [text.index(said) for said in ("# 網", "中身", "# Net", "contents")]
    assert places == sorted(places)
    assert text.endswith("## SPARQL\n\n    ASK {}\n    {}\n")


def test_an_address_is_a_link_and_text_is_text() -> None:
    """A title cannot bring markup into the page."""
    assert markdown_said("https://example.org/a_b") == "<https://example.org/a_b>"
    assert markdown_said("a_b <c>") == r"a\_b &lt;c&gt;"


def test_code_cannot_be_left() -> None:
    """A fence of backticks inside a query ends nothing."""
    assert indented("```\nx") == "    ```\n    x"
