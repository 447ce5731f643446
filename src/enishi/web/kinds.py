"""What kinds of things are called, when there are several of one."""

from typing import Final

from enishi.vocabulary.namespaces import TERMS
from enishi.web.messages import gettext, marked

KINDS: Final = {
    "agreement": marked("Agreements"),
    "city": marked("Cities"),
    "correction": marked("Corrections"),
    "country": marked("Countries and territories"),
    "department": marked("Departments"),
    "document": marked("Documents"),
    "event": marked("Events"),
    "finance": marked("Amounts of money"),
    "fiscal-year": marked("Fiscal years"),
    "framework": marked("Plans and frameworks"),
    "indicator": marked("Indicators"),
    "membership": marked("Memberships"),
    "network": marked("City networks"),
    "office": marked("Overseas offices"),
    "organization": marked("Organisations"),
    "outcome": marked("Outcomes"),
    "passage": marked("Passages"),
    "port": marked("Ports"),
    "program": marked("Programs"),
    "program-year": marked("Programs by fiscal year"),
    "region": marked("Regions"),
    "scheme": marked("Concepts"),
}
"""By the first part of the path below ``id/``."""


def kind_name(kind: str) -> str:
    """Return what things of a kind are called, in the reader's language."""
    return gettext(KINDS[kind]) if kind in KINDS else gettext(marked("Others"))


def class_name(label: str, iri: str, language: str) -> str:
    """Return what the things of a class are called together.

    Args:
        label: The name of the class, which is that of one thing.
        iri: The class; names of other vocabularies stay as they are.
        language: Of the label.
    """
    return plural(label) if language == "en" and iri.startswith(TERMS) else label


def plural(noun: str) -> str:
    """Return the plural of an English noun, or of two with "or" between."""
    if " or " in noun:
        return " or ".join(plural(one) for one in noun.split(" or "))
    if noun.endswith("ium"):
        return noun.removesuffix("um") + "a"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun.removesuffix("y") + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")
