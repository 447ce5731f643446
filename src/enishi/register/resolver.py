"""From a name in a passage to an entity: decided by rules, never by likeness."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rdflib import URIRef

from enishi.register.corrections import ANYWHERE, Correction, mend
from enishi.register.entities import Entity
from enishi.register.files import Register
from enishi.register.gazetteer import Answer, Gazetteer
from enishi.vocabulary.identity import government_path

_HOME: Final = frozenset({"本市", "当市", "本都", "本県"})
_SHORT_FORM: Final = re.compile(r"(?P<long>[^（）()]+)[（(](?P<short>[^（）()]+)[）)]")
_GOVERNMENT: Final = re.compile(r"(?P<place>.+?)(?:人民政府|政府|当局)")
_GOVERNMENTS: Final = frozenset({"City", "Region"})


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name was resolved to.

    Attributes:
        iri: Address of the entity, None when the name stays unresolved.
        entity: The entity.
        method: Concept key of the scheme ``resolution``: ``exact``, ``normalised``,
            ``alias``, ``correction`` or ``context``; "" when unresolved.
        correction: The correction that led there.
        candidates: The entities between which nothing decided; empty when the name is
            resolved or unknown.
    """

    iri: URIRef | None = None
    entity: Entity | None = None
    method: str = ""
    correction: Correction | None = None
    candidates: tuple[Entity, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether several entities answer and nothing decides."""
        return bool(self.candidates)


@dataclass(frozen=True, slots=True)
class _Question:
    """What is known about a name besides the name."""

    kinds: Collection[str] | None
    country: str | None
    government: str | None
    document: str | None
    context: str


class Resolver:
    """Finds the entity that a name means.

    Args:
        register: The register to look names up in.
    """

    def __init__(self, register: Register) -> None:
        self._gazetteer = Gazetteer(register.entities)
        self._corrections = register.corrections
        self._countries = tuple(
            sorted(
                (
                    (n, e)
                    for e in register.entities
                    if e.kind == "Country"
                    for n in e.names
                ),
                key=lambda pair: -len(pair[0]),
            )
        )

    def resolve(
        self,
        name: str,
        *,
        kinds: Collection[str] | None = None,
        country: str | None = None,
        government: str | None = None,
        document: str | None = None,
        context: str = "",
    ) -> Resolution:
        """Find the entity that a name means.

        The order: what the passage says about the name (``本市``, a correction that
        holds only there), the name itself, the name behind its country's
        (インドネシア・バンドン市), the long and the short form of 「機関（略称）」, the
        place of a 「州政府」, and last the corrections of the document.

        Args:
            name: The name as printed.
            kinds: Classes the entity may have; None for any.
            country: ISO 3166-1 alpha-2 code it must have; None for any.
            government: Slug of the government whose document it is, for 本市 and to
                choose between bodies of the same name.
            document: Slug of the document, for its corrections.
            context: The words around the name.

        Returns:
            The resolution; unresolved when no rule decides.
        """
        question = _Question(kinds, country, government, document, context)
        if government and name.strip() in _HOME:
            home = self._gazetteer.entity(government_path(government))
            return _resolved(home, "context") if home else Resolution()
        passage = [c for c in self._corrections if c.scope == "passage"]
        wider = [c for c in self._corrections if c.scope != "passage"]
        found = self._corrected(name, passage, question)
        if found is None:
            found = self._plain(name, question)
        if found is None:
            found = self._corrected(name, wider, question)
        return found or Resolution()

    def _plain(self, name: str, question: _Question) -> Resolution | None:
        """Resolve a name without correcting it."""
        for rule in (self._whole, self._behind_country, self._two_forms, self._ruled):
            found = rule(name, question)
            if found is not None:
                return found
        return None

    def _whole(self, name: str, question: _Question) -> Resolution | None:
        """Look the name up, and choose among several by what is known besides."""
        answers = self._gazetteer.answers(
            name, kinds=question.kinds, country=question.country
        )
        if not answers:
            return None
        if len(answers) == 1:
            return _resolved(answers[0].entity, answers[0].method)
        for chosen in (self._of_government, self._of_named_country):
            left = chosen(answers, question)
            if len(left) == 1:
                return _resolved(left[0].entity, "context")
        return Resolution(candidates=tuple(answer.entity for answer in answers))

    def _of_government(
        self, answers: Sequence[Answer], question: _Question
    ) -> list[Answer]:
        """Keep the bodies that sit with the document's government."""
        host = government_path(question.government or "")
        return [answer for answer in answers if answer.entity.host == host]

    def _of_named_country(
        self, answers: Sequence[Answer], question: _Question
    ) -> list[Answer]:
        """Keep the places whose country the context names."""
        named = {e.country for n, e in self._countries if n in question.context}
        return [
            answer
            for answer in answers
            if answer.entity.kind != "Country" and answer.entity.country in named
        ]

    def _behind_country(self, name: str, question: _Question) -> Resolution | None:
        """Resolve インドネシア・バンドン市 and 中国瀋陽市."""
        for prefix, country in self._countries:
            rest = name.removeprefix(prefix).lstrip("・･ 　")
            if rest == name or not rest:
                continue
            answers = self._gazetteer.answers(
                rest, kinds=question.kinds, country=country.country
            )
            left = [answer for answer in answers if answer.entity is not country]
            if len(left) == 1:
                return _resolved(left[0].entity, "context")
        return None

    def _two_forms(self, name: str, question: _Question) -> Resolution | None:
        """Resolve 国際熱帯木材機関（ITTO） when no form contradicts the other."""
        match = _SHORT_FORM.fullmatch(name.strip())
        if match is None:
            return None
        found = [
            resolution
            for form in (match["long"], match["short"])
            if (resolution := self._whole(form, question)) and resolution.entity
        ]
        if not found or any(r.iri != found[0].iri for r in found):
            return None
        return _resolved(found[0].entity, "alias")

    def _ruled(self, name: str, question: _Question) -> Resolution | None:
        """Resolve 上海市人民政府: a government is one entity with its city or state."""
        match = _GOVERNMENT.fullmatch(name.strip())
        if match is None:
            return None
        allowed = _GOVERNMENTS.intersection(question.kinds or _GOVERNMENTS)
        answers = self._gazetteer.answers(
            match["place"], kinds=allowed, country=question.country
        )
        return _resolved(answers[0].entity, "alias") if len(answers) == 1 else None

    def _corrected(
        self, name: str, corrections: Sequence[Correction], question: _Question
    ) -> Resolution | None:
        """Resolve what a name should say, if a correction holds for it."""
        for correction in corrections:
            if correction.printed not in name or not correction.mends:
                continue
            if not correction.holds_in(question.document) or not _stands_near(
                correction, question.context
            ):
                continue
            bare = [_anywhere(correction)]
            found = self._plain(mend(name, bare).text, question)
            if found is not None and found.entity is not None:
                return Resolution(found.iri, found.entity, "correction", correction)
        return None


def _resolved(entity: Entity | None, method: str) -> Resolution:
    """Return the resolution to an entity."""
    return Resolution(entity.iri, entity, method) if entity else Resolution()


def _stands_near(correction: Correction, context: str) -> bool:
    """Whether the words around a name have what the correction asks for."""
    if not correction.context:
        return True
    return any(words in context for words in correction.context)


def _anywhere(correction: Correction) -> Correction:
    """Return a correction without its conditions, for a name they were checked for."""
    return replace(correction, document=ANYWHERE, scope="all", context=())
