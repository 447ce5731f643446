"""Values of statements as a reader writes them, each with its passages."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

from rdflib import XSD, Literal, URIRef

from enishi.catalog.dates import dated
from enishi.catalog.money import yen, yen_exact
from enishi.graph.document import DocumentFacts
from enishi.graph.passage import Evidence
from enishi.graph.reading import Documents
from enishi.graph.statement import Origin, Statement
from enishi.graph.words import Thing
from enishi.vocabulary.terms import ENISHI
from enishi.web.language import Language, current_language, tongue
from enishi.web.links import page_of, place_in
from enishi.web.messages import gettext
from enishi.web.passage import Quotation
from enishi.web.statement import Value
from enishi.web.wording import number

_NUMBERS: Final = frozenset({XSD.integer, XSD.decimal, XSD.double, XSD.float, XSD.int})
_ITEM: Final = re.compile(r"[ \u3000]+(?=[・●○◇◆■□①-⑳])")
_PLAIN: Final = frozenset({"lineStart", "lineEnd", "charStart", "charEnd"})


def value_of(statement: Statement, documents: Documents) -> Value:
    """Return a statement's value as a page shows it."""
    language = current_language()
    text, tag = _worded(statement, language)
    return Value(
        text=text,
        href=page_of(str(statement.value))
        if isinstance(statement.value, URIRef)
        else "",
        language=(tag if tag != language else "") if tag else tongue(text),
        note=_note(statement, language),
        origin=_origin(statement),
        evidence=quotations(statement.evidence, documents),
    )


def thing_value(thing: Thing) -> Value:
    """Return a thing as a value that leads to its page."""
    language = current_language()
    text, tag = thing.named(language)
    other = tag if tag and tag != language else ""
    return Value(text=text, href=page_of(thing.iri), language=other)


def quotations(
    evidence: Iterable[Evidence], documents: Documents
) -> tuple[Quotation, ...]:
    """Return passages as a page shows them."""
    return tuple(
        _quotation(one, documents.facts.get(one.passage.document)) for one in evidence
    )


def broken(text: str) -> str:
    """Return a text with each item of a list printed in it on a line of its own."""
    return _ITEM.sub("\n", text)


def _quotation(evidence: Evidence, facts: DocumentFacts | None) -> Quotation:
    passage = evidence.passage
    title = facts.thing if facts else Thing(passage.document, evidence.method)
    return Quotation(
        marked=evidence.marked,
        before=evidence.before,
        after=evidence.after,
        document=title.named(current_language())[0],
        href=place_in(
            passage.document, evidence.start, evidence.end, passage.first_line
        ),
        first_line=passage.first_line,
        last_line=passage.last_line,
        note=_told(evidence),
    )


def _told(evidence: Evidence) -> str:
    """Say what was mended or normalised in a name, and why; "" if nothing was."""
    language = current_language()
    if evidence.correction is not None:
        return gettext(
            "Printed as “%(printed)s”, read as “%(corrected)s”: %(reason)s",
            printed=evidence.correction.printed,
            corrected=evidence.correction.corrected,
            reason=evidence.correction.reason.best(language)[0],
        )
    if evidence.kind in {"normalised", "corrected", "inferred"}:
        method = evidence.method.best(language)[0]
        return gettext("How the name was recognised: %(method)s", method=method)
    return ""


def _worded(statement: Statement, language: Language) -> tuple[str, str]:
    value = statement.value
    if not isinstance(value, Literal):
        return Thing(URIRef(str(value)), statement.words).named(language)
    if value.language:
        return broken(str(value)), value.language
    return typed(value, statement.predicate.iri, language), ""


def typed(value: Literal, prop: URIRef, language: Language) -> str:
    """Return a literal without a language as a reader writes it.

    What does not have the form its type promises is shown as it stands.
    """
    if value.datatype == XSD.boolean:
        return gettext("yes") if str(value) in {"true", "1"} else gettext("no")
    if value.datatype in {XSD.date, XSD.gYearMonth, XSD.gYear}:
        return dated(str(value), language)
    if value.datatype in _NUMBERS and _local(prop) not in _PLAIN:
        return _figure(str(value), prop, language)
    return broken(str(value))


def _figure(text: str, prop: URIRef, language: Language) -> str:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return text
    if prop == ENISHI.amount:
        return yen(amount, language)
    places = _local(prop) in {"lat", "long", "confidence"}
    return text if places else number(amount, language)


def _note(statement: Statement, language: Language) -> str:
    if statement.is_inferred:
        rules = [rule.named(language)[0] for rule in statement.rules]
        if not rules:
            return gettext("worked out by rule")
        return gettext("worked out by rule: %(rule)s", rule=listed(rules, language))
    if statement.predicate.iri == ENISHI.amount:
        exact = yen_exact(Decimal(str(statement.value)), language)
        return exact if exact != _worded(statement, language)[0] else ""
    return ""


def _origin(statement: Statement) -> str:
    if statement.origins == (Origin.REGISTER,):
        return gettext("register")
    return ""


def listed(words: Iterable[str], language: Language) -> str:
    """Return some words in one line, with the comma of their language."""
    return ("、" if language == "ja" else ", ").join(words)


def _local(prop: URIRef) -> str:
    return str(prop).replace("#", "/").rpartition("/")[2]
