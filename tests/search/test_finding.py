"""Finding things by words."""

from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.search.finding import Inquiry, Search, chosen, expression
from enishi.search.folding import fold
from enishi.search.index import FullTextIndex
from enishi.search.item import Holdings, Item, Kind

WAYS = [
    ("浜", "city/hamasawa"),
    ("沢", "city/hamasawa"),
    ("環境", "department/hamasawa/kankyo"),
    ("都市", "program/tokyo/p3"),
    ("ジャカルタ", "city/jakarta"),
    ("ｼﾞｬｶﾙﾀ", "city/jakarta"),
    ("じゃかるた", "city/jakarta"),
    ("Jakarta", "city/jakarta"),
    ("jakar", "city/jakarta"),
    ("ベネツィア", "city/venice"),
    ("国際交流", "program/hamasawa/p2"),
    ("國際", "program/hamasawa/p2"),
    ("コンピューター", "program/hamasawa/p2"),
    ("はまさわ", "city/hamasawa"),
    ("とうきょう", "city/tokyo"),
    ("受講者数", "program-year/hamasawa/y1"),
    ("1200人", "program-year/hamasawa/y1"),
    ("測りました", "passage/hamasawa-report-fy2020/L3"),
]


def found(search: Search, words: str, **choices: str) -> list[str]:
    """Return the paths of what is found, the best first."""
    picked = chosen({name: [key] for name, key in choices.items()}, search.facets)
    hits = search.find(Inquiry(words=words, choices=picked)).hits
    return [hit.item.iri.split("/id/")[1] for hit in hits]


@pytest.mark.parametrize(("words", "path"), WAYS)
def test_a_word_is_found_however_it_is_written(
    search: Search, words: str, path: str
) -> None:
    """One character, two, kana, half width, old characters, English, figures."""
    assert path in found(search, words)


def test_a_mark_of_length_within_a_word_makes_another_word() -> None:
    """Buildings are no beer; a computer is one with and without its last mark."""
    said = ("ビールの輸出", "ビルの管理", "コンピューター教室", "コンピュータの貸出")
    labels = [MappingProxyType({"ja": name}) for name in said]
    items = tuple(
        Item(f"https://example.org/id/{place}", "program", ("program",), label)
        for place, label in enumerate(labels)
    )
    none = MappingProxyType[str, Any]({})
    kind = Kind("program", "https://example.org/Program", none, none, len(items))
    kinds = MappingProxyType({"program": kind})
    search = Search(Holdings(items, kinds, none, none, none))

    def names(words: str) -> list[str]:
        hits = search.find(Inquiry(words=words)).hits
        return [hit.item.labels["ja"] for hit in hits]

    assert names("ビール") == ["ビールの輸出"]
    assert names("ビル") == ["ビルの管理"]
    assert names("コンピューター") == ["コンピューター教室", "コンピュータの貸出"]
    assert sorted(names("コンピュータ")) == sorted(said[2:])


def test_names_come_before_texts_and_passages_last(search: Search) -> None:
    """A thing of that name is what a reader most likely means."""
    paths = found(search, "ジャカルタ")

    assert paths[0] == "city/jakarta"
    assert paths[-1] == "passage/hamasawa-report-fy2020/L3"


def test_all_words_must_be_there(search: Search) -> None:
    """Two words narrow what one finds."""
    assert "program/hamasawa/p1" in found(search, "水処理 技術")
    assert "program/hamasawa/p1" not in found(search, "水処理 講座")


def test_one_word_may_name_what_a_thing_stands_in(search: Search) -> None:
    """A description that doesn't say its city is found with it all the same."""
    assert "program/hamasawa/p2" in found(search, "浜沢 講座")
    assert "program/hamasawa/p2" in found(search, "Hamasawa 講座")
    assert "program/hamasawa/p2" not in found(search, "東京 講座")


def test_a_field_in_english_is_found_by_the_things_in_it(search: Search) -> None:
    """Where no thing says a word itself, what things stand in counts."""
    assert "program/hamasawa/p1" in found(search, "climate")


def test_facets_narrow_and_count(search: Search) -> None:
    """A choice leaves what fits; its own facet goes on showing the alternatives."""
    everything = search.find(Inquiry(words="環境"))
    tokyo = search.find(
        Inquiry(words="環境", choices=chosen({"city": ["tokyo"]}, search.facets))
    )
    cities = next(facet for facet in tokyo.facets if facet.name == "city")

    assert tokyo.total == 1 < everything.total
    assert {option.key: option.is_chosen for option in cities.options} == {
        "hamasawa": False,
        "tokyo": True,
    }
    assert [option.count for option in cities.options if option.is_chosen] == [1]


def test_unknown_choices_are_ignored(search: Search) -> None:
    """An address with a misspelt value shows what it would show without."""
    assert chosen({"city": ["atlantis"], "nonsense": ["x"]}, search.facets) == {}


def test_nothing_found_says_what_each_word_would_find(search: Search) -> None:
    """So that the reader knows which word to leave out."""
    finding = search.find(Inquiry(words="環境 xyzzy"))

    assert finding.total == 0
    assert finding.counts["xyzzy"] == 0
    assert finding.counts["環境"] > 0


def test_a_passage_says_where_its_words_stand(search: Search) -> None:
    """The offset is that of the document, counted in characters."""
    hits = search.find(Inquiry(words="沢の水")).hits
    passage = next(hit for hit in hits if hit.item.kind == "passage")

    assert passage.excerpts[0].span == (121, 124)


def test_a_cell_within_a_row_is_not_found_twice(search: Search) -> None:
    """Of passages that lie within each other only the outermost is found."""
    assert "passage/hamasawa-report-fy2020/L3-cell" not in found(search, "水処理協力")


def test_unnamed_things_take_their_owners_name(search: Search) -> None:
    """A program in a year is called as the program, and found by its results."""
    hits = search.find(Inquiry(words="研修")).hits
    year = next(hit for hit in hits if hit.item.kind == "program-year")

    assert year.item.labels["ja"] == "ジャカルタとの水処理協力"
    assert not year.item.is_named


def test_pages_beyond_the_last_are_the_last(search: Search) -> None:
    """An old link to page nine shows what there is."""
    assert search.find(Inquiry(words="環境", page=9)).page == 1


def test_the_index_is_the_same_each_time(search: Search) -> None:
    """Two indexes of one graph are equal byte for byte."""
    again = FullTextIndex(search.holdings)

    assert again.size_bytes == search.index.size_bytes
    assert again._image == search.index._image


def holds(item: Item, term: str) -> bool:
    """Tell by plain comparison whether a thing says a term itself."""
    labels = item.labels.values() if item.is_named else ()
    texts = (*labels, *item.names, *(text.words for text in item.texts))
    return any(term in fold(text) for text in texts)


@given(st.data())
def test_every_stretch_of_every_text_is_found(
    search: Search, data: st.DataObject
) -> None:
    """Recall is complete: each thing is found by any Japanese stretch of its words."""
    searched = [item for item in search.holdings.items if item.is_searched]
    item = data.draw(st.sampled_from(searched))
    text = data.draw(
        st.sampled_from([*item.labels.values(), *(text.words for text in item.texts)])
    )
    run = "".join(part for part in fold(text) if not part.isascii())
    start = data.draw(st.integers(0, max(0, len(run) - 1)))
    term = run[start : start + data.draw(st.integers(1, 8))]
    expected = {one.iri for one in searched if term and holds(one, term)}
    matches = search.index.find(expression(term)) if expected else []

    assert {search.holdings.items[match.place].iri for match in matches} >= expected


@given(st.text(max_size=80))
def test_no_question_fails(search: Search, words: str) -> None:
    """Whatever is typed, there is an answer."""
    assert search.find(Inquiry(words=words)).total >= 0
