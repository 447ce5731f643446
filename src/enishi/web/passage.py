"""A passage of a document, as a page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a document with what stands around them.

    Attributes:
        marked: The words a statement was read from, as printed.
        before: What stands before them in the document.
        after: What stands after them.
        document: The title of the document.
        href: The document page, at this passage.
        first_line: 1-based number of the first line of the passage.
        last_line: 1-based number of its last line.
        language: Language tag of the words.
        note: What was normalised, mended or inferred, and why; empty if nothing was.
    """

    marked: str
    document: str
    href: str
    first_line: int
    last_line: int
    before: str = ""
    after: str = ""
    language: str = "ja"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a document's line: plain, or part of a passage.

    Attributes:
        text: The words.
        href: Where the statements made from them stand; empty for plain words.
        is_marked: Whether these are the words the reader asked for.
        is_markup: Whether these are marks of the document's conversion, not words.
    """

    text: str
    href: str = ""
    is_marked: bool = False
    is_markup: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a document in the reader.

    Attributes:
        number: Its 1-based number; its anchor is ``L<number>``.
        spans: Its words in order.
        statements: How many items were read from it.
    """

    number: int
    spans: tuple[Span, ...]
    statements: int = 0
