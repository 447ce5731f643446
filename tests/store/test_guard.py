"""Tests of the first wall: what a visitor's query may not be."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.errors import QueryError
from enishi.store.embedded import EmbeddedStore
from enishi.store.guard import QueryLimits, checked
from enishi.store.lexicon import TOKEN, Token, is_all_tokens, tokens_of
from enishi.store.overruns import QueryTooLargeError
from enishi.store.protocol import Request
from enishi.store.refusals import (
    QueryEvaluationError,
    QueryForbiddenError,
    QuerySyntaxError,
)

CALL = "<http://127.0.0.1:1/> { ?a ?b ?c }"
DISGUISES = {
    "plain": f"SELECT * {{ SERVICE {CALL} }}",
    "small letters": f"SELECT * {{ service {CALL} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {CALL} }}",
    "variable": "SELECT * { ?s ?p ?x SERVICE ?x { ?a ?b ?c } }",
    "without space": "ASK{?s ?p ?o FILTER(true)SERVICE<http://127.0.0.1:1/>{}}",
    "grown together": f"SELECT * {{ ?s ?p trueSERVICE{CALL} }}",
    "after a number": f"SELECT * {{ ?s ?p 1.SERVICE{CALL} }}",
    "after an exponent": f"SELECT * {{ ?s ?p 1e5SERVICE{CALL} }}",
    "after a language": f'SELECT * {{ ?s ?p "a"@en.SERVICE{CALL} }}',
    "after an empty name": f"PREFIX e: <http://e/> ASK {{ ?s ?p e:.SERVICE{CALL} }}",
    "in EXISTS": f"ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {CALL} }} }}",
    "in a sub-select": f"ASK {{ {{ SELECT * {{ SERVICE {CALL} }} }} }}",
    "with BASE": "BASE <http://127.0.0.1:1/> ASK { SERVICE <x> { ?a ?b ?c } }",
    "behind a comment": f"ASK {{ # nothing\rSERVICE {CALL} }}",
    "escaped letter": f"SELECT * {{ \\u0053ERVICE {CALL} }}",
    "escaped letter within": f"SELECT * {{ SER\\U00000056ICE {CALL} }}",
    "escaped quotes": f'ASK {{ ?s ?p "\\u0022.SERVICE{CALL}#" }}',
    "string that is none": (
        f"ASK {{ ?s ?p ?x FILTER(?x<'>'||EXISTS{{SERVICE{CALL}}}||?x<'>') #'\n}}"
    ),
    "comment that is none": (
        f'ASK {{ ?s ?p ?x FILTER(?x<1#>"""\n||EXISTS{{SERVICE{CALL}}}#"""\n) }}'
    ),
    "triple term that is none": (
        f"ASK {{ ?s ?p ?x FILTER(?x<<http://e/#>||EXISTS{{SERVICE{CALL}}}\n) }}"
    ),
    "insert": "INSERT DATA { <http://e/a> <http://e/b> <http://e/c> }",
    "delete": "PREFIX e: <http://e/>\nDELETE WHERE { ?s e:p ?o }",
    "load": "LOAD <file:///etc/hostname>",
    "escaped load": "\\u004cOAD <file:///etc/hostname>",
    "clear": "CLEAR ALL",
    "drop": "drop silent graph <http://e/g>",
    "create": "CREATE GRAPH <http://e/g>",
    "move": "MOVE DEFAULT TO <http://e/g>",
    "copy": "COPY DEFAULT TO <http://e/g>",
}
HARMLESS = [
    'SELECT * { ?s ?p "SERVICE", \'LOAD\', """INSERT""" }',
    "PREFIX ex: <http://e/> SELECT ?service { ?service ex:service ex:load }",
    "SELECT * { ?s <http://e/SERVICE#load> ?o } # SERVICE",
    "SELECT * { ?s <#relative> ?o FILTER(?o<5 && ?s>?o) }",
    "SELECT * { _:service ?p ?o . ?s ?p 'x'@service }",
    "SELECT * { ?s ?p 'caf\\u00e9' }",
]


@pytest.mark.parametrize("query", DISGUISES.values(), ids=DISGUISES.keys())
def test_calls_and_updates_are_forbidden_in_every_disguise(query: str) -> None:
    """The refusal names a keyword and where it stands."""
    with pytest.raises(QueryForbiddenError) as caught:
        checked(query)
    assert caught.value.status == 403
    assert caught.value.details["word"]
    assert caught.value.line >= 1


@pytest.mark.parametrize("query", HARMLESS)
def test_the_same_letters_elsewhere_are_harmless(query: str) -> None:
    """In strings, comments, names, variables and IRIs they mean nothing."""
    assert checked(query) == query


def test_forbidden_word_is_placed() -> None:
    """Line and column point at the word's first letter."""
    with pytest.raises(QueryForbiddenError) as caught:
        checked("SELECT *\r\nWHERE {\r\n  '川' ?p trueSERVICE <u> {} }")
    assert (caught.value.line, caught.value.column) == (3, 14)


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("(" * 20_000 + ")" * 20_000, "nested"),
        ("SELECT * " + "{" * 101 + "}" * 101, "nested"),
        ("ASK { FILTER(" + "!" * 3_000 + "true) }", "operators"),
        ("ASK { FILTER(1" + "||1" * 10_000 + ") }", "operators"),
        ("ASK { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o } " * 2_001 + "}", "operators"),
        ("ASK { VALUES ?x { " + "1 " * 20_001 + "} }", "words"),
        ("ASK {} # " + "x" * 100_000, "characters"),
    ],
)
def test_what_would_end_the_engine_is_too_large(query: str, limit: str) -> None:
    """The limit is named."""
    with pytest.raises(QueryTooLargeError, match=limit) as caught:
        checked(query)
    assert caught.value.status == 413


def test_limits_are_the_operators() -> None:
    """A limit can be set, and what is just within passes."""
    limits = QueryLimits(nesting=2)
    assert checked("ASK { { } }", limits)
    with pytest.raises(QueryTooLargeError, match="limit of 2 nested"):
        checked("ASK { { { } } }", limits)


@pytest.mark.parametrize(
    ("query", "line", "column", "word"),
    [
        ("ASK { ?s ?p 'open }", 1, 13, "not closed"),
        ('ASK {\n ?s ?p """open }', 2, 8, "not closed"),
        ("ASK { ?s ?p `x` }", 1, 13, "begins with"),
        ("ASK { ?s ?p '\\uD800' }", 1, 14, "no character"),
        ("ASK { ?s ?p '\\UFFFFFFFF' }", 1, 14, "no character"),
    ],
)
def test_what_is_no_sparql_word_is_placed(
    query: str, line: int, column: int, word: str
) -> None:
    """The lexer's own errors are exact."""
    with pytest.raises(QuerySyntaxError, match=word) as caught:
        checked(query)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_escapes_outside_strings_are_replaced_for_the_engine(
    store: EmbeddedStore,
) -> None:
    """By the recommendation an escape may spell a keyword; the engine knows none."""
    query = checked("\\u0041SK { ?s ?p '\\u5ddd\\u5d0e\\u5e02'@ja }")
    assert store.ask(query)


def test_truth_values_may_be_written_large(store: EmbeddedStore) -> None:
    """Keywords of any case are SPARQL; strings and names stay as they are."""
    query = "ASK { FILTER(TRUE && !False && 'TRUE' != 'true') ?s ?p ?TRUE }"
    assert checked(query) == query.replace("(TRUE", "(true").replace("False", "false")
    assert store.ask(checked(query))


@pytest.mark.parametrize(
    "name", ["?e\u0301", "?が", "?か\u3099", "?人・口", "e:か\u3099-1", "_:人・口.x"]
)
def test_names_may_hold_every_letter_of_the_grammar(name: str) -> None:
    """Combining marks and middle dots are letters of a name."""
    query = f"PREFIX e: <http://e/> ASK {{ {name} ?p ?o }}"
    assert checked(query) == query


def test_refusals_speak_both_languages() -> None:
    """The same place and word in English and in Japanese."""
    with pytest.raises(QueryForbiddenError) as caught:
        checked("LOAD <x>")
    assert "LOAD is not allowed" in caught.value.said("en")[0]
    assert "1行1列目の LOAD" in caught.value.said("ja")[0]


@pytest.mark.parametrize(
    "disguise",
    [
        *("plain", "in EXISTS", "without space", "grown together", "with BASE"),
        *("string that is none", "comment that is none", "triple term that is none"),
    ],
)
def test_engine_would_call_without_the_guard(
    listener: tuple[str, list[str]], tmp_path: Path, disguise: str
) -> None:
    """The disguises are real: without the guard the engine calls."""
    file = tmp_path / "one.ttl"
    file.write_text("<http://e/s> <http://e/p> true , 'x' , 3 .", encoding="utf-8")
    store = EmbeddedStore.open(file)
    address, calls = listener
    query = DISGUISES[disguise].replace("http://127.0.0.1:1/", address)
    with contextlib.suppress(QueryEvaluationError):
        b"".join(store.stream(Request(query)))
    assert calls


WORDS = st.sampled_from(
    [
        *("SELECT * { ?s ?p ?o }", "ASK{ ?s ?p ?o ", "FILTER(", "?o", "<", ">", "<'>"),
        *("<#>", "'", '"', '"""', "'''", "#", "\n", "\\", "||", "EXISTS{", "}", ")"),
        *("SERVICE<HERE>{?a ?b ?c}", "SERVICE", "1", ".", "e:", "true", "@en", "<<"),
    ]
)


@given(st.lists(WORDS, max_size=14).map("".join))
def test_nothing_that_passes_makes_the_engine_call_out(
    store: EmbeddedStore, long_listener: tuple[str, list[str]], text: str
) -> None:
    """Whatever is glued together, a text that passes holds no call for the engine."""
    address, calls = long_listener
    with contextlib.suppress(QueryError):
        query = checked(text.replace("HERE", address))
        b"".join(store.stream(Request(query)))
    assert calls == []


@given(
    st.text(st.sampled_from("aR1:?$_-.'\"<>#\\u0@{}()[]|&^~`/*+ \n・川é"), max_size=40)
)
def test_first_look_and_lexer_agree(text: str) -> None:
    """On which texts are nothing but SPARQL's words."""
    try:
        words = list(tokens_of(text))
    except QuerySyntaxError:
        assert not is_all_tokens(text)
    else:
        assert is_all_tokens(text)
        assert sum(len(word.text) for word in words) <= len(text)


@pytest.mark.parametrize("query", [*DISGUISES.values(), *HARMLESS])
def test_first_look_and_lexer_agree_on_queries(query: str) -> None:
    """Also on long words."""
    with contextlib.suppress(QuerySyntaxError):
        list(tokens_of(query))
        assert is_all_tokens(query)


@given(st.text(st.sampled_from("aeA1:._-+é% "), max_size=30))
def test_names_are_told_from_other_words_as_the_grammar_does(text: str) -> None:
    """Looking for a name's colon once for many letters changes no token."""
    found: list[Token] = []
    with contextlib.suppress(QuerySyntaxError):
        found.extend(tokens_of(text))
    end = 0
    for token in found:
        end = text.index(token.text, end)
        word = TOKEN.match(text, end)
        assert word is not None
        assert (word[0], word.lastgroup, end) == (token.text, token.kind, token.start)
        end = word.end()


@pytest.mark.parametrize("unit", ["a-", "a.", "1.e", "1.e-", "_:a.", "1-"])
@pytest.mark.parametrize("last", ["", "a:b", "a.:"])
def test_letters_that_may_begin_a_name_are_no_burden(unit: str, last: str) -> None:
    """A text as long as is allowed is read to its end, or refused."""
    limits = QueryLimits(tokens=1_000_000, operators=1_000_000)
    text = unit * (limits.characters // len(unit) - 3) + last
    assert checked(text, limits) == text
