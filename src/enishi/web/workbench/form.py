"""The form of a question: a field for each parameter, and what was given."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from rdflib import URIRef

from enishi.catalog.header import Parameter, Type
from enishi.catalog.query import NamedQuery, Value
from enishi.graph.graph import Graph
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.workbench.choosing import (
    Option,
    choices_of,
    named,
    short_value,
)

_BETWEEN: Final = re.compile(r"\s*[,、，]\s*")
LISTED: Final = 30
"""Choices that a menu can hold; of more, one is picked by typing its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a form.

    Attributes:
        name: The parameter.
        label: What it is called.
        value: What stands in it.
        kind: What is chosen from; "" when anything may be typed.
        is_whole: Whether it takes whole numbers.
        is_open: Whether it may be left empty.
        is_several: Whether it takes several values, with commas between them.
        options: The choices; none where anything may be typed.
        problem: What is wrong with the value; "" if nothing is.
    """

    name: str
    label: str
    value: str
    kind: str = ""
    is_whole: bool = False
    is_open: bool = False
    is_several: bool = False
    options: tuple[tuple[str, str], ...] = ()
    problem: str = ""

    @property
    def is_menu(self) -> bool:
        """Whether its choices stand in a menu."""
        return 0 < len(self.options) <= LISTED

    @property
    def parts(self) -> tuple[str, ...]:
        """Its values, where it takes several."""
        return tuple(part for part in _BETWEEN.split(self.value) if part)

    @property
    def chosen(self) -> str:
        """The name of what is chosen, or the value itself."""
        return next(
            (text for value, text in self.options if value == self.value), self.value
        )


LANGUAGE: Final = "language"
"""What questions call the language of the names that they give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form with what was given in it.

    Attributes:
        fields: Its fields.
        values: What binds the query: value by parameter.
        given: What an address must say for this very question; examples are left out.
    """

    fields: tuple[Field, ...]
    values: Mapping[str, Value] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def pinned(self) -> Mapping[str, str]:
        """What a permanent link must say: every value, even one that is an example."""
        texts = {one.name: one.value for one in self.fields if one.value}
        return texts | {LANGUAGE: current_language()}

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with it."""
        return not any(one.problem for one in self.fields)


def read_form(graph: Graph, query: NamedQuery, given: Mapping[str, str]) -> Form:
    """Read what was given for a question; what is missing keeps its example.

    Args:
        graph: Lists choices.
        query: The question.
        given: Value by parameter, as an address or a form says it.
    """
    fields = [
        _field(graph, query, parameter, given.get(parameter.name))
        for parameter in query.header.parameters
        if parameter.type is not Type.LANGUAGE
    ]
    values: dict[str, Value] = {
        one.name: one.parts if one.is_several else one.value
        for one in fields
        if one.value or not one.is_open
    }
    for parameter in query.header.parameters:
        if parameter.type is Type.LANGUAGE:
            values[parameter.name] = current_language()
    return Form(
        fields=tuple(fields),
        values=values,
        given={
            one.name: one.value for one in fields if given.get(one.name) is not None
        },
    )


def _field(
    graph: Graph, query: NamedQuery, parameter: Parameter, given: str | None
) -> Field:
    examples = [
        short_value(term, parameter.kind) if isinstance(term, URIRef) else str(term)
        for term in query.examples(parameter.name)
    ]
    value = ", ".join(examples) if given is None else given.strip()
    options: dict[str, Option] = {}
    problem = ""
    found = choices_of(graph, parameter.kind) if parameter.kind else None
    if found is not None:
        options = {option.value: option for option in found}
        value, problem = _chosen(options, value)
    elif not value and examples:
        problem = gettext("Fill this in.")
    elif parameter.type is Type.INTEGER and not value.lstrip("+-").isdigit():
        problem = gettext("Give a whole number.")
    language = current_language()
    return Field(
        name=parameter.name,
        label=parameter.label(language),
        value=value,
        kind=parameter.kind if options else "",
        is_whole=parameter.type is Type.INTEGER,
        is_open=not examples,
        is_several=len(examples) > 1,
        options=tuple(
            (value, option.words.best(language)[0] or value)
            for value, option in options.items()
        ),
        problem=problem if value or examples else "",
    )


def _chosen(options: Mapping[str, Option], text: str) -> tuple[str, str]:
    """Return the value that a text stands for, and what is wrong with it."""
    found = named(options, text)
    if len(found) == 1:
        return found[0].value, ""
    if not text:
        return "", gettext("Choose one.")
    if not found:
        return text, gettext("Nothing of that name is in this graph.")
    others = ", ".join(option.value for option in found)
    return text, gettext(
        "Several have this name; give one of: %(others)s", others=others
    )
