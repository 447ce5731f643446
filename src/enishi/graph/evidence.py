"""Which passage stands behind which statement.

What a document says of a thing was read from the passages of that thing. The narrowest
of them in which the value's own characters stand is the one to show; where the words
differ (a number without its separators, a year from the title) all of them are shown.
A name that was resolved has its own passage: that of its mention.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rdflib import URIRef

from enishi.documents.source import Document
from enishi.graph.answer import Questions
from enishi.graph.passage import Correction, Evidence, Passage, quoted
from enishi.graph.words import Words, iri_in, text_in, words_in
from enishi.store.terms import Term
from enishi.vocabulary.namespaces import SCHEMES

MOST: Final = 3
"""How many whole passages are shown where the value's words stand in none."""
_ASSERTION: Final = f"{SCHEMES}assertion/"

TextOf = Callable[[URIRef], Document | None]
"""Gives the text of a document by its address, if it is at hand."""


@dataclass(frozen=True, slots=True)
class Found:
    """The passages and mentions of some things.

    Attributes:
        passages: Passages by thing, the shortest first.
        mentions: Evidence by thing and by whom a name in it means.
        ties: Passages by thing and by whom it cooperates with.
    """

    passages: Mapping[URIRef, Sequence[Passage]]
    mentions: Mapping[tuple[URIRef, Term], Sequence[Evidence]]
    ties: Mapping[tuple[URIRef, Term], Sequence[Passage]]
    text_of: TextOf

    def behind(
        self, subject: URIRef, value: Term, words: Iterable[str]
    ) -> tuple[Evidence, ...]:
        """Return the evidence of a statement that a document makes.

        Args:
            subject: What it is about.
            value: Its value.
            words: Texts that would say it, the most telling first.
        """
        named = self.mentions.get((subject, value), ())
        if named:
            return tuple(named)
        return self.saying(subject, words) or self.whole(subject)

    def whole(self, subject: URIRef, most: int = MOST) -> tuple[Evidence, ...]:
        """Return the passages of a thing as they are, the shortest first."""
        return self._whole(self.passages.get(subject, ())[:most])

    def tying(self, subject: URIRef, value: Term) -> tuple[Evidence, ...]:
        """Return passages that show how a thing cooperates with another."""
        return self._whole(self.ties.get((subject, value), ())[:MOST])

    def numbering(self, subject: URIRef, number: str) -> tuple[Evidence, ...]:
        """Return the number printed before a passage of a thing."""
        for passage in self.passages.get(subject, ()):
            text = self.text_of(passage.document)
            place = passage.place_before(number, text) if text else None
            if place is not None:
                return (self._quoted(passage, place),)
        return ()

    def saying(self, subject: URIRef, words: Iterable[str]) -> tuple[Evidence, ...]:
        """Return the narrowest passage of a thing in which some words stand."""
        for text in words:
            for passage in self.passages.get(subject, ()):
                place = passage.place_of(text)
                if place is not None:
                    return (self._quoted(passage, place),)
        return ()

    def _whole(self, passages: Sequence[Passage]) -> tuple[Evidence, ...]:
        return tuple(self._quoted(one, (one.start, one.end)) for one in passages)

    def _quoted(self, passage: Passage, place: tuple[int, int]) -> Evidence:
        return quoted(passage, place, self.text_of(passage.document))


def find_evidence(
    questions: Questions,
    entities: Sequence[URIRef],
    text_of: TextOf,
    *,
    headings: Sequence[URIRef] = (),
    tied: Sequence[URIRef] = (),
) -> Found:
    """Return the passages and mentions of some things.

    Args:
        questions: The queries.
        entities: The things.
        text_of: Gives the texts of documents.
        headings: What the things stand below in their documents; their passages are
            wanted too.
        tied: Those of the things that cooperate with others.
    """
    passages: dict[URIRef, list[Passage]] = defaultdict(list)
    for record in questions.ask("entity/passages", entity=[*entities, *headings]):
        passages[iri_in(record, "entity")].append(Passage.of(record))
    for found in passages.values():
        found.sort(key=_narrowness)
    mentions: dict[tuple[URIRef, Term], list[Evidence]] = defaultdict(list)
    for record in questions.ask("entity/mentions", entity=entities):
        mentions[_pair(record)].append(_mention(record, text_of))
    for named in mentions.values():
        named.sort(key=lambda one: (one.passage.document, one.start))
    return Found(passages, mentions, _ties(questions, tied), text_of)


def _ties(
    questions: Questions, tied: Sequence[URIRef]
) -> dict[tuple[URIRef, Term], list[Passage]]:
    records = list(questions.ask("entity/ties", entity=tied)) if tied else []
    wanted = sorted({iri_in(record, "passage") for record in records})
    if not wanted:
        return {}
    places = {
        iri_in(record, "passage"): Passage.of(record)
        for record in questions.ask("document/places", passage=wanted)
    }
    ties: dict[tuple[URIRef, Term], list[Passage]] = defaultdict(list)
    for record in records:
        passage = places.get(iri_in(record, "passage"))
        if passage is not None:
            ties[_pair(record)].append(passage)
    for found in ties.values():
        found.sort(key=_narrowness)
    return ties


def _narrowness(passage: Passage) -> tuple[int, str, int]:
    return passage.length, passage.document, passage.start


def _pair(record: Mapping[str, Term]) -> tuple[URIRef, Term]:
    return iri_in(record, "entity"), record["value"]


def _mention(record: Mapping[str, Term], text_of: TextOf) -> Evidence:
    passage = Passage.of(record)
    place = (passage.start, passage.end)
    return replace(
        quoted(passage, place, text_of(passage.document)),
        kind=text_in(record, "kind").removeprefix(_ASSERTION),
        method=words_in(record, "methodJa", "methodEn"),
        correction=_correction(record),
    )


def _correction(record: Mapping[str, Term]) -> Correction | None:
    if "correction" not in record:
        return None
    return Correction(
        iri=iri_in(record, "correction"),
        printed=text_in(record, "printed"),
        corrected=text_in(record, "corrected"),
        reason=words_in(record, "reasonJa", "reasonEn") or Words(),
    )
