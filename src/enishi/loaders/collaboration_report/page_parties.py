"""Whom a contract is with: the first section of a page."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise, split_legal_form
from enishi.documents.source import Document, Span
from enishi.loaders.collaboration_report.counterparties import (
    class_words,
    org_kind,
    party_of,
)
from enishi.loaders.collaboration_report.flow import Flow, flow_of
from enishi.loaders.collaboration_report.pages import Section
from enishi.loaders.collaboration_report.party_words import names_a_class
from enishi.loaders.records import Party

_OPENING: Final = "(（〔「『"
_CLOSING: Final = ")）〕」』"
_SEPARATOR: Final = re.compile(r"[、，\t]\s*|\s*\n\s*")
_MARK: Final = re.compile(r"\s*(?:-\s+)?(?:[・①-⑳㉑-㊿]\s*)?")
_REMARK: Final = re.compile(
    r"\s*[(（〔](?P<words>[^()（）〔〕]*)[)）〕]\s*$", re.DOTALL
)
_SHORT_FORM: Final = re.compile(r"(?:通称|略称|以下).*|[A-Za-z][A-Za-z .&-]*")
_CONTRACT_TYPE: Final = re.compile(r"(?:委託|補助|負担金)型")
_JOINT: Final = re.compile(r"共同(?:企業|事業)?体$|JV$")
_COUNTED: Final = re.compile(r"【[^】]*】")


@dataclass(frozen=True, slots=True)
class ContractParties:
    """The counterparties of a contract project.

    Attributes:
        parties: The bodies, a consortium with its members.
        classes: Counterparties worded as a class.
        remark: A type of contract printed behind a name, or "".
    """

    parties: tuple[Party, ...] = ()
    classes: tuple[str, ...] = ()
    remark: str = ""


def read_parties(
    document: Document, section: Section | None, known: Collection[str]
) -> ContractParties:
    """Read the counterparties of a page.

    Args:
        document: The report.
        section: Its section on the counterparty, if it has one.
        known: Normalised bare names of bodies of the report, by which the members of a
            consortium are told from its name.
    """
    if section is None:
        return ContractParties()
    paragraphs = [
        part for part in section.paragraphs if not _COUNTED.match(part.flow.text)
    ]
    if not paragraphs:
        return ContractParties()
    span = Span(paragraphs[0].flow.span.start, paragraphs[-1].flow.span.end)
    whole = flow_of(document, span)
    items = list(split_names(whole))
    if all(names_a_class(item.text) for item in items):
        return ContractParties(classes=(class_words(whole),))
    remarks = [
        match[0] for item in items if (match := _CONTRACT_TYPE.search(item.text))
    ]
    return ContractParties(
        tuple(read_party(item, known) for item in items),
        remark=remarks[0] if remarks else "",
    )


def split_names(whole: Flow) -> Iterator[Flow]:
    """Yield the names of a list: by 、, line, tab or mark, outside brackets.

    A line break behind ・, or before a bracket, stands inside a name.
    """
    start = depth = at = 0
    text = whole.text
    while at < len(text):
        found = _SEPARATOR.match(text, at) if depth == 0 else None
        if found and not _inside_name(text, found):
            yield from _unmarked(whole.part(start, at))
            start = at = found.end()
            continue
        if found:
            at = found.end()
            continue
        depth += (text[at] in _OPENING) - (text[at] in _CLOSING)
        at += 1
    yield from _unmarked(whole.part(start, len(text)))


def _inside_name(text: str, separator: re.Match[str]) -> bool:
    if "\n" not in separator.group():
        return False
    after = text[separator.end() : separator.end() + 1]
    return text[separator.start() - 1] == "・" or (after != "" and after in _OPENING)


def _unmarked(item: Flow) -> Iterator[Flow]:
    mark = _MARK.match(item.text)
    bare = item.after(mark.end()) if mark else item
    if bare:
        yield bare


def read_party(item: Flow, known: Collection[str]) -> Party:
    """Return one counterparty, what stands in brackets behind its name understood."""
    name, members = item, list[Flow]()
    while remark := _REMARK.search(name.text):
        words = name.part(*remark.span("words"))
        before = name.part(0, remark.start())
        if before and org_kind(before.name) == "jv":
            name, members = before, list(split_names(words))
        elif before and _is_aside(words.text):
            name = before
        else:
            break
    return party_of(name, tuple(map(party_of, members or _joined(name, known))))


def _is_aside(words: str) -> bool:
    """Tell whether words behind a name are a short form or a type of contract."""
    return bool(_SHORT_FORM.fullmatch(words) or _CONTRACT_TYPE.fullmatch(words))


def _joined(name: Flow, known: Collection[str]) -> list[Flow]:
    """Return the members that a consortium's name joins with ・, if all are known."""
    joint = _JOINT.search(name.text)
    if joint is None:
        return []
    parts = list(name.part(0, joint.start()).pieces(re.compile("・")))
    if len(parts) > 1 and all(bare_key(part.name) in known for part in parts):
        return parts
    return []


def bare_key(name: str) -> str:
    """Return a body's name without its legal form, as names are compared."""
    return normalise(split_legal_form(name).name)
