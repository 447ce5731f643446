"""Reading documents and what was made from their passages."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rdflib import URIRef

from enishi.documents.source import Document
from enishi.errors import NotFoundError
from enishi.graph.answer import Questions
from enishi.graph.describing import Describing
from enishi.graph.document import (
    DocumentFacts,
    DocumentPage,
    Explained,
    Named,
    Reading,
    coverage,
)
from enishi.graph.passage import Passage, quoted
from enishi.graph.statement import Description
from enishi.graph.texts import Texts
from enishi.graph.words import (
    Thing,
    count_in,
    iri_in,
    path_of,
    tail_of,
    text_in,
    words_in,
)
from enishi.store.terms import Term


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a graph, by address.

    Attributes:
        facts: What is known of each, by address, in the order of addresses.
        texts: Their texts, as far as at hand.
    """

    facts: Mapping[URIRef, DocumentFacts]
    texts: Texts

    @classmethod
    def read(cls, questions: Questions, texts: Texts) -> "Documents":
        """Read what the graph knows of its documents."""
        years: dict[URIRef, list[int]] = defaultdict(list)
        for record in questions.ask("site/years"):
            tail = path_of(text_in(record, "year")).rpartition("/")[2]
            if tail.isdigit():
                years[iri_in(record, "document")].append(int(tail))
        facts = {}
        for record in questions.ask("site/documents"):
            one = _facts(record, years[iri_in(record, "document")])
            text = texts.of(one.sha256)
            if text is not None:
                read = [reading.passage for reading in readings(questions, one)]
                one = replace(one, coverage=coverage(text, read))
            facts[one.thing.iri] = one
        return cls(facts, texts)

    def text_of(self, document: URIRef) -> Document | None:
        """Return the text of a document, or None if it is not at hand."""
        facts = self.facts.get(document)
        return self.texts.of(facts.sha256) if facts else None

    def of(self, document: URIRef) -> DocumentFacts:
        """Return what is known of a document.

        Raises:
            NotFoundError: If the graph has no such document.
        """
        try:
            return self.facts[document]
        except KeyError as error:
            raise NotFoundError(
                f"there is no document {tail_of(document)!r}.",
                hint="The page of all documents lists them.",
            ) from error


def readings(questions: Questions, facts: DocumentFacts) -> tuple[Reading, ...]:
    """Return a document's passages by place, the longer before the shorter."""
    document = facts.thing.iri
    return tuple(
        Reading(
            Passage.of({**record, "document": document}), count_in(record, "things")
        )
        for record in questions.ask("document/passages", document=document)
    )


def document_page(
    questions: Questions, documents: Documents, document: URIRef, version: str
) -> DocumentPage:
    """Return a document for its reader.

    Raises:
        NotFoundError: If the graph has no such document.
    """
    facts = documents.of(document)
    return DocumentPage(
        facts=facts,
        text=documents.text_of(document),
        readings=readings(questions, facts),
        version=version,
    )


def explained(
    describing: Describing, passages: Sequence[Passage]
) -> tuple[Explained, ...]:
    """Return what was made from each of some passages, in their order."""
    wanted = [passage.iri for passage in passages]
    if not wanted:
        return ()
    worded = {
        iri_in(record, "passage"): Passage.of(record)
        for record in describing.questions.ask("document/places", passage=wanted)
    }
    return tuple(_explained(describing, worded[iri]) for iri in wanted)


def _explained(describing: Describing, passage: Passage) -> Explained:
    questions = describing.questions
    things = [
        iri_in(record, "thing")
        for record in questions.ask("document/things", passage=passage.iri)
    ]
    described = describing.descriptions(things).values()
    text = describing.text_of(passage.document)
    names = {
        (text_in(record, "surface"), iri_in(record, "value")): record
        for record in questions.ask("document/names", passage=passage.iri)
    }
    return Explained(
        evidence=quoted(passage, (passage.start, passage.end), text),
        things=tuple(_supported(one, passage) for one in described),
        names=tuple(_named(record) for record in names.values()),
    )


def _supported(description: Description, passage: Passage) -> Description:
    """Return a description with those statements alone that a passage supports."""
    kept = tuple(
        one
        for one in description.statements
        if any(evidence.passage.iri == passage.iri for evidence in one.evidence)
    )
    return replace(description, statements=kept)


def _named(record: Mapping[str, Term]) -> Named:
    return Named(
        surface=text_in(record, "surface"),
        thing=Thing(iri_in(record, "value"), words_in(record)),
        kind=text_in(record, "kind").rpartition("/")[2],
        method=words_in(record, "methodJa", "methodEn"),
    )


def _facts(record: Mapping[str, Term], years: Sequence[int]) -> DocumentFacts:
    government = None
    if "government" in record:
        words = words_in(record, "governmentJa", "governmentEn")
        government = Thing(iri_in(record, "government"), words)
    return DocumentFacts(
        thing=Thing(iri_in(record, "document"), words_in(record)),
        government=government,
        sha256=text_in(record, "sha256"),
        layout=text_in(record, "layout"),
        lines=count_in(record, "lines"),
        characters=count_in(record, "characters"),
        passages=count_in(record, "passages"),
        years=tuple(sorted(years)),
        issued=text_in(record, "issued"),
        terms=words_in(record, "termsJa", "termsEn"),
        source=words_in(record, "sourceJa", "sourceEn"),
    )
