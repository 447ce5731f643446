"""Documents cut into the pieces that a reader can open."""

from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from enishi.documents.source import Document
from enishi.graph.document import DocumentFacts, DocumentPage, Reading
from enishi.graph.passage import Passage
from enishi.graph.words import NO_WORDS, Thing, Words
from enishi.web.reader import lines_of

DOCUMENT = URIRef("https://w3id.org/enishi/id/document/x")


def page_of(text: str, *stretches: tuple[int, int]) -> DocumentPage:
    """Return a document with passages at some stretches."""
    document = Document("x", text)
    readings = [
        Reading(
            Passage(
                URIRef(f"urn:{start}-{end}"),
                DOCUMENT,
                start,
                end,
                document.line_at(start).number,
                document.line_at(end - 1).number,
            ),
            1,
        )
        for start, end in sorted(stretches, key=lambda one: (one[0], -one[1]))
    ]
    facts = DocumentFacts(
        thing=Thing(DOCUMENT, Words("文書")),
        government=None,
        sha256=document.sha256,
        layout="x",
        lines=len(document.lines),
        characters=len(text),
        passages=len(readings),
        years=(),
        issued="",
        terms=NO_WORDS,
        source=NO_WORDS,
    )
    return DocumentPage(
        facts=facts, text=document, readings=tuple(readings), version="v"
    )


def test_each_piece_leads_to_its_narrowest_passage() -> None:
    """A name inside a row leads to the name, the rest to the row."""
    (line,) = lines_of(page_of("取組 バンドン市 環境局", (0, 12), (3, 8)))
    hrefs = [(span.text, span.href) for span in line.spans]

    assert hrefs == [
        ("取組 ", "?hl=0-12#L1"),
        ("バンドン市", "?hl=3-8#L1"),
        (" 環境局", "?hl=0-12#L1"),
    ]
    assert line.statements == 2


def test_a_passage_over_several_lines_is_open_on_each() -> None:
    """A record that the layout wraps can be opened from any of its lines."""
    lines = lines_of(page_of("前\nあい\n\nうえ\n後", (2, 8)))

    assert [[span.href for span in line.spans] for line in lines] == [
        [""],
        ["?hl=2-8#L2"],
        [],
        ["?hl=2-8#L2"],
        [""],
    ]


def test_only_the_chosen_characters_are_marked() -> None:
    """The highlight keeps to its offsets, wherever passages begin and end."""
    (line,) = lines_of(page_of("取組 バンドン市 環境局", (0, 12)), (3, 8))

    assert [span.text for span in line.spans if span.is_marked] == ["バンドン市"]


def test_marks_of_the_conversion_are_told_apart_from_words() -> None:
    """Tags stay visible, but nobody takes them for the city's words."""
    (line,) = lines_of(page_of("<p>水道<br/>事業</p>", (3, 12)))

    assert [span.text for span in line.spans if span.is_markup] == [
        "<p>",
        "<br/>",
        "</p>",
    ]


def test_some_lines_alone_are_the_same_lines() -> None:
    """Setting the highlighted lines anew gives what setting all of them gives."""
    page = page_of("あい\nうえ\nおか\nきく", (0, 8), (3, 5))

    assert lines_of(page, (4, 7), (2, 3)) == lines_of(page, (4, 7))[1:3]


@given(st.data())
def test_the_pieces_of_a_line_are_the_line(data: st.DataObject) -> None:
    """Whatever passages there are, no character is lost, doubled or moved."""
    text = data.draw(st.text("あ一<p>\n 1", min_size=1, max_size=30))
    place = st.integers(0, len(text) - 1)
    stretches = [
        (min(pair), max(pair) + 1)
        for pair in data.draw(st.lists(st.tuples(place, place), max_size=6))
    ]
    lines = lines_of(page_of(text, *stretches))

    shown = ["".join(span.text for span in line.spans) for line in lines]
    assert shown == [line.text for line in Document("x", text).lines]
