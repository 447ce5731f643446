"""The page that lies beside the files of an archive and says what they are."""

from collections.abc import Iterator

from enishi.exports.about import IRI, About, Bilingual, Language
from enishi.exports.text import encode, markdown_text


def write_readme(about: About, contents: Bilingual) -> Iterator[bytes]:
    """Write a README in Markdown, Japanese first, then English.

    Args:
        about: Title, version, licence, citation, query.
        contents: What the files are and how to open them, in Markdown.
    """
    return encode(_parts(about, contents))


def _parts(about: About, contents: Bilingual) -> Iterator[str]:
    for language in Language:
        yield f"# {markdown_text(about.title.said(language)) or about.iri}\n\n"
        for head, text in about.lines(language)[1:]:
            yield f"- {head}: {markdown_said(text)}\n"
        yield f"\n{contents.said(language)}\n\n"
    if about.query:
        yield f"## SPARQL\n\n{indented(about.query)}\n"


def markdown_said(text: str) -> str:
    """Return a text for Markdown: an address as a link, anything else without signs."""
    return f"<{text}>" if IRI.fullmatch(text) else markdown_text(text)


def indented(text: str) -> str:
    """Return a text as a block of code that nothing in it can end."""
    return "\n".join("    " + line for line in text.splitlines())
