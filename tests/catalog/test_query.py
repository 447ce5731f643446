"""Parameters are bound as terms, never pasted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

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


SEVERAL = """#+ summary: Programs of a city and field
#+ summary-ja: 都市と分野の事業
#+ param: city iri 都市 | City | city
#+ param: field iri 分野 | Field | field
#+ param: thing iri もの | Thing
#+ severity: info
#+ plot: p amount
SELECT ?p ?amount WHERE {
  { VALUES ?city { <https://w3id.org/enishi/id/city/tokyo> } ?p ?q ?city }
  UNION { VALUES ?city { <https://w3id.org/enishi/id/city/tokyo> } ?city ?q ?p }
  VALUES ?field { UNDEF }
  VALUES ?thing { <urn:x:y> }
}
"""


def several() -> NamedQuery:
    """A query whose city stands in two groups, with parameters of a kind."""
    return NamedQuery("several", read_header(SEVERAL, "several.rq"), SEVERAL)


def test_every_block_of_a_parameter_is_bound() -> None:
    """Groups that don't see one another hold the same value."""
    bound = several().bind({"city": "city/kawasaki"})

    assert bound.count("id/city/kawasaki>") == 2
    assert "tokyo" not in bound


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("city", "kawasaki", "https://w3id.org/enishi/id/city/kawasaki"),
        ("city", "region/penang", "https://w3id.org/enishi/id/region/penang"),
        ("city", "id:city/kawasaki", "https://w3id.org/enishi/id/city/kawasaki"),
        ("city", "http://example.org/x", "http://example.org/x"),
        ("field", "climate", "https://w3id.org/enishi/scheme/field/climate"),
        ("field", "field:climate", "https://w3id.org/enishi/scheme/field/climate"),
    ],
)
def test_a_short_value_is_completed(name: str, value: str, address: str) -> None:
    """By the parameter's kind, by a path, or by a prefix of the project."""
    assert f"<{address}>" in several().bind({name: value})


def test_a_short_value_of_no_kind_is_refused() -> None:
    """Where anything may be given, one word is no address."""
    with pytest.raises(UsageError):
        several().bind({"thing": "kawasaki"})


def test_examples_are_known() -> None:
    """What stands in a block is its examples; an open parameter has none."""
    text = SEVERAL.replace("UNDEF", 'field:climate "a b" 2021')
    query = NamedQuery("several", read_header(text, "several.rq"), text)

    assert query.examples("city") == (URIRef("https://w3id.org/enishi/id/city/tokyo"),)
    assert query.examples("field") == (
        URIRef("https://w3id.org/enishi/scheme/field/climate"),
        Literal("a b"),
        Literal("2021", datatype=XSD.integer),
    )
    assert several().examples("field") == ()


def test_severity_and_plot_are_read() -> None:
    """A check says how bad a finding is; a view which columns it is drawn from."""
    header = several().header

    assert (header.severity, header.plot) == ("info", ("p", "amount"))
    assert header.parameters[0].kind == "city"
    assert header.parameters[0].label("en") == "City"


def test_a_question_may_be_named_without_its_folder() -> None:
    """`dormant-agreements` is the question of that name."""
    library = read_library()

    assert library["dormant-agreements"] is library["question/dormant-agreements"]
    assert library["dormant-agreements"] in library.questions


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
        "#+ summary: x\n#+ summary-ja: y\n#+ severity: fatal\nASK {}",
    ],
)
def test_a_wrong_header_is_refused(text: str) -> None:
    """Unknown keys, views and types, and missing languages are errors of the file."""
    with pytest.raises(SourceError):
        read_header(text, "wrong.rq")


@pytest.mark.parametrize(
    "text",
    [
        "#+ summary: x\n#+ summary-ja: y\n#+ param: a iri b | c\nASK {}",
        "#+ summary: x\n#+ summary-ja: y\n#+ answer: {what}\nASK {}",
    ],
)
def test_a_wrong_query_is_refused(text: str, tmp_path: Path) -> None:
    """A parameter without its block, and a sentence with an unknown place."""
    (tmp_path / "wrong.rq").write_text(text, encoding="utf-8")

    with pytest.raises(SourceError):
        read_library(tmp_path)


def test_every_query_of_the_library_is_well_formed() -> None:
    """Headers are right, parameters have their block; folders are ordered."""
    library = read_library()

    assert {entry.name for entry in library.below("rule")} >= {
        "rule/40-cooperates-with"
    }
    with pytest.raises(NotFoundError):
        _ = library["nothing"]
