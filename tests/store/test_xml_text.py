"""Tests of answers in XML with characters that XML does not have."""

import io

import pytest
from lxml import etree

from enishi.store.embedded import EmbeddedStore
from enishi.store.protocol import FormatChoice, Request
from enishi.store.xml_text import XmlText

SAID = "a\\u0007b\\u0000c\\uFFFEd\\uFFFFe\\tf\\ng\\rh\\r\\ni値𠮷"
READ = "a\ufffdb\ufffdc\ufffdd\ufffde\tf\ng\rh\r\ni値𠮷"
QUERIES = [
    f"SELECT ('{SAID}' AS ?x) {{}}",
    f"CONSTRUCT {{ <http://e/s> <http://e/p> '{SAID}' }} WHERE {{}}",
]


@pytest.mark.parametrize("query", QUERIES)
def test_every_answer_in_xml_is_well_formed(store: EmbeddedStore, query: str) -> None:
    """What XML cannot hold is shown as such; line ends are those of the text."""
    answer = b"".join(store.stream(Request(query, FormatChoice.named("xml"))))
    read = {element.text for element in etree.fromstring(answer).iter()}
    assert READ in read


@pytest.mark.parametrize("size", [1, 2, 3, 4, 1000])
def test_characters_may_be_cut_in_two(size: int) -> None:
    """The engine writes in blocks, and not by characters."""
    text = "値\ufffe\uffff\ufffd\r\x07！\ufffe" * 5
    output = io.BytesIO()
    xml = XmlText(output)
    data = text.encode()
    for start in range(0, len(data), size):
        block = data[start : start + size]
        assert xml.write(block) == len(block)
    xml.end()
    expected = text.replace("\r", "&#13;").replace("\x07", "\ufffd")
    expected = expected.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert output.getvalue().decode() == expected


def test_what_is_kept_back_comes_at_the_end() -> None:
    """Also if nothing follows."""
    output = io.BytesIO()
    xml = XmlText(output)
    xml.write(b"a\xef\xbf")
    assert output.getvalue() == b"a"
    xml.end()
    assert output.getvalue() == b"a\xef\xbf"
