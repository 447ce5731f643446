"""Every question of the library, run on the committed graph.

The golden tables are what the questions answered when somebody last looked at them;
`pytest tests/catalog --rewrite` writes them anew. What must be answered is asserted
apart, in `test_known_answers.py`, and never rewritten.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from enishi.catalog.header import Type
from enishi.catalog.library import LANGUAGES, Library, read_library
from enishi.catalog.query import NamedQuery
from enishi.store.embedded import EmbeddedStore
from enishi.store.protocol import FormatChoice, Request, Table
from enishi.store.terms import Term

LIBRARY = read_library()
QUESTIONS = LIBRARY.questions
CHECKS = LIBRARY.below("check")
LISTS = LIBRARY.below("quality")
OFFERED = (*QUESTIONS, *CHECKS, *LISTS)
TEXTS = ("summary", "description")
SAYINGS = ("answer", "empty")
AT_LEAST = 60


def named(query: NamedQuery) -> str:
    """Return a query's name, as the name of a test."""
    return query.name


@pytest.fixture(params=QUESTIONS, ids=named)
def question(request: pytest.FixtureRequest) -> NamedQuery:
    """One question after the other."""
    assert isinstance(request.param, NamedQuery)
    return request.param


def test_the_library_is_large_enough() -> None:
    """There are at least sixty questions, of distinct names and places."""
    assert len(QUESTIONS) >= AT_LEAST
    assert not [
        n for n, k in Counter(q.header.order for q in QUESTIONS).items() if k > 1
    ]


@pytest.mark.parametrize("query", OFFERED, ids=named)
def test_a_query_says_itself_in_both_languages(query: NamedQuery) -> None:
    """Summary and description stand in Japanese and English, with key words."""
    for language in LANGUAGES:
        assert all(query.header.text(key, language) for key in TEXTS)
    assert query.header.tags


def test_a_question_has_sentences(question: NamedQuery) -> None:
    """A question says its answer, and that there is none, in both languages."""
    for language in LANGUAGES:
        assert all(question.header.text(key, language) for key in SAYINGS)


@pytest.mark.parametrize("query", OFFERED, ids=named)
def test_a_query_is_fit_for_every_engine(query: NamedQuery) -> None:
    """It has an order and names of ASCII, and nothing that engines differ on."""
    bare = re.sub(r'"[^"]*"|<[^>]*>', "", query.sparql)

    assert bare.isascii()
    assert "ORDER BY" in bare
    assert not re.search(r"\bREGEX\b|\bSERVICE\b|[\w)][+*](?=\s*[?<(])", bare)
    assert len(query.text.splitlines()) <= 60


def test_a_question_gives_its_golden_table(
    question: NamedQuery,
    store: EmbeddedStore,
    data: Path,
    pytestconfig: pytest.Config,
) -> None:
    """The answer to the example is the one that was looked at."""
    answer = store.stream(Request(question.text, FormatChoice.named("csv")))
    content = b"".join(answer).replace(b"\r\n", b"\n")
    golden = data / "golden" / f"{question.name.rpartition('/')[2]}.csv"
    if pytestconfig.getoption("--rewrite"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(content)

    assert golden.read_bytes() == content, "see the module's docstring"


def test_golden_tables_belong_to_questions(data: Path) -> None:
    """No table is left behind by a question that is gone."""
    kept = {file.stem for file in (data / "golden").glob("*.csv")}

    assert kept == {query.name.rpartition("/")[2] for query in QUESTIONS}


def test_a_question_answers_in_words(
    question: NamedQuery, store: EmbeddedStore
) -> None:
    """The sentences fit the columns, in both languages; an empty answer is said too."""
    table = store.select(question.text)

    assert len(table) > 0, "an example must show something"
    for language in LANGUAGES:
        sentence = question.said(table, language)
        assert sentence
        assert not re.search("[{}]", sentence)
        nothing = question.said(Table(table.variables, ()), language)
        assert nothing == question.header.text("empty", language)


def test_a_view_has_its_columns(question: NamedQuery, store: EmbeddedStore) -> None:
    """What a view is drawn from is among the columns."""
    table = store.select(question.text)

    assert set(question.header.plot) <= set(table.variables)
    if question.header.view != "table":
        assert question.header.plot


def test_a_column_and_its_label_go_together(
    question: NamedQuery, store: EmbeddedStore
) -> None:
    """Where a thing has a label, the label is bound whenever the thing is."""
    table = store.select(question.text)
    pairs = [
        (table.variables.index(name), table.variables.index(f"{name}Label"))
        for name in table.variables
        if f"{name}Label" in table.variables
    ]

    assert all((row[x] is None) == (row[y] is None) for row in table for x, y in pairs)


def test_no_row_stands_twice(question: NamedQuery, store: EmbeddedStore) -> None:
    """Rows are distinct, so that their number means something."""
    table = store.select(question.text)

    assert len(set(table.rows)) == len(table)


@pytest.mark.parametrize(
    "question",
    [query for query in QUESTIONS if "?language" in query.sparql],
    ids=named,
)
def test_the_language_changes_labels_alone(
    question: NamedQuery, store: EmbeddedStore
) -> None:
    """In English a question has the same rows, with English labels where there are."""
    japanese = store.select(question.bind({"language": "ja"}))
    english = store.select(question.bind({"language": "en"}))

    assert _unnamed(japanese) == _unnamed(english)


def _unnamed(table: Table) -> Counter[tuple[Term | None, ...]]:
    """Return the rows without what has a language."""
    kept = [
        place
        for place, name in enumerate(table.variables)
        if not name.endswith("Label") and name != "names"
    ]
    return Counter(tuple(row[place] for place in kept) for row in table)


def test_every_kind_has_its_choices(library: Library, store: EmbeddedStore) -> None:
    """What a form offers for a parameter holds the example, by address and name."""
    for query in QUESTIONS:
        for parameter in query.header.parameters:
            if not parameter.kind:
                assert parameter.type is not Type.IRI or parameter.name == "thing"
                continue
            choices = store.select(library[f"choice/{parameter.kind}"].text)
            offered = set(choices.column("value"))
            examples = query.examples(parameter.name)
            assert offered.issuperset(examples), (query.name, parameter.name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_departments_are_offered_under_one_name(
    library: Library, store: EmbeddedStore, language: str
) -> None:
    """Cities name their bureaus alike; the choices say whose each is."""
    query = library["choice/department"].bind({"language": language})
    offered = Counter(map(str, store.select(query).column("valueLabel")))

    assert offered
    assert [name for name, times in offered.items() if times > 1] == []


@pytest.mark.parametrize("check", CHECKS, ids=named)
def test_nothing_is_wrong_in_the_graph(check: NamedQuery, store: EmbeddedStore) -> None:
    """A check that finds nothing is good."""
    assert not store.select(check.text).rows


@pytest.mark.parametrize("listing", LISTS, ids=named)
def test_a_list_of_doubts_is_answered(
    listing: NamedQuery, store: EmbeddedStore
) -> None:
    """Every list of what people should look at runs, without double rows."""
    table = store.select(listing.text)

    assert len(set(table.rows)) == len(table)
