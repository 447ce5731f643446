"""Parameters are bound as terms, never pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from enishi.catalog.header import read_header
from enishi.catalog.library import read_library
from enishi.catalog.query import NamedQuery
from enishi.errors import NotFoundError, SourceError, UsageError

TEXT = """#+ summary: Programs of a city
#+ summary-ja: 都市の事業
#+ param: city iri 都市 | City
#+ param: word text 語 | Word
#+ param: year integer 年 | Year
#+ view: bar
#+ order: 20
#+ tags: one, two
SELECT ?p WHERE {
  VALUES ?city { <https://w3id.org/enishi/id/city/tokyo> }
  VALUES ?word { "交流" }
  VALUES ?year { 2021 }
  ?p ?q ?city
}
"""


def query() -> NamedQuery:
    """A query with one parameter of each kind."""
    return NamedQuery("test", read_header(TEXT, "test.rq"), TEXT)


def test_the_header_is_read() -> None:
    """Summary in both languages, parameters in order, view, order and tags."""
    header = query().header

    assert header.text("summary", "ja") == "都市の事業"
    assert [p.name for p in header.parameters] == ["city", "word", "year"]
    assert (header.view, header.order, header.tags) == ("bar", 20, ("one", "two"))


def test_binding_replaces_the_example() -> None:
    """A short path becomes an address; other parameters keep their example."""
    bound = query().bind({"city": "city/kawasaki"})

    assert "id/city/kawasaki>" in bound
    assert "city/tokyo" not in bound
    assert '"交流"' in bound


def test_several_values_are_one_block() -> None:
    """A list becomes the rows of the block."""
    bound = query().bind({"city": ["city/kawasaki", URIRef("urn:x:y")]})

    assert "{ <https://w3id.org/enishi/id/city/kawasaki> <urn:x:y> }" in bound


@given(st.text(st.characters(codec="utf-8")))
def test_a_hostile_text_stays_one_literal(word: str) -> None:
    """Whatever stands in the value, the braces around it stay where they were."""
    bound = query().bind({"word": word})
    head, _, tail = TEXT.partition('"交流"')

    assert bound.startswith(head)
    assert bound.endswith(tail)


def test_a_value_that_looks_like_a_block_is_not_bound_into() -> None:
    """Places are found in the file, so a value cannot open another one's block."""
    bound = query().bind({"word": "VALUES ?year { 1 }", "year": "1999"})

    assert "VALUES ?year { 1 }" in bound
    assert "VALUES ?year { 1999 }" in bound


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("city", "city/kawasaki> } SERVICE <http://example.org"),
        ("city", "<x>"),
        ("city", ""),
        ("year", "2021; DROP"),
        ("year", "x"),
        ("nobody", "1"),
    ],
)
def test_an_unfit_value_is_refused(name: str, value: str) -> None:
    """A value that is not of its type, or no parameter at all, is a usage error."""
    with pytest.raises(UsageError):
        query().bind({name: value})


@pytest.mark.parametrize(
    "text",
    [
        "#+ summary: x\nASK {}",
        "#+ summary: x\n#+ summary-ja: y\n#+ colour: red\nASK {}",
        "#+ summary: x\n#+ summary-ja: y\n#+ view: cake\nASK {}",
        "#+ summary: x\n#+ summary-ja: y\n#+ param: a b c\nASK {}",
        "#+ summary: x\n#+ summary: x\n#+ summary-ja: y\nASK {}",
    ],
)
def test_a_wrong_header_is_refused(text: str) -> None:
    """Unknown keys, views and types, and missing languages are errors of the file."""
    with pytest.raises(SourceError):
        read_header(text, "wrong.rq")


def test_every_query_of_the_library_is_well_formed() -> None:
    """Headers are right, parameters have their block; folders are ordered."""
    library = read_library()

    assert {entry.name for entry in library.below("rule")} >= {
        "rule/40-cooperates-with"
    }
    with pytest.raises(NotFoundError):
        _ = library["nothing"]
