"""Page values as plain data, for JSON."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TypeAlias

from rdflib import Literal, URIRef

from enishi.documents.source import Document

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"


def plain_form(value: object) -> Plain:
    """Return a page value as what JSON can hold.

    Dataclasses become objects with the same names, addresses become texts, literals
    become objects with ``value`` and their language or datatype. Private fields and
    the texts of whole documents are left out.

    Raises:
        TypeError: If there is something in it that no page value holds.
    """
    if isinstance(value, Literal):
        return _literal(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):  # addresses and the members of a StrEnum among them
        return str(value)
    return _structure(value)


def _structure(value: object) -> Plain:
    if isinstance(value, Mapping):
        return {str(key): plain_form(one) for key, one in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        return [plain_form(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: plain_form(getattr(value, field.name))
            for field in fields(value)
            if not field.name.startswith("_")
            and not isinstance(getattr(value, field.name), Document)
        }
    raise TypeError(f"not a page value: {type(value).__name__}")


def _literal(value: Literal) -> Plain:
    form: dict[str, Plain] = {"value": str(value)}
    if value.language:
        form["language"] = value.language
    elif isinstance(value.datatype, URIRef):
        form["datatype"] = str(value.datatype)
    return form
