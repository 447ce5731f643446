"""Citations as BibTeX and RIS: the original documents first, then the page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.graph.document import DocumentFacts

_BIBTEX: Final = re.compile(r"[\\{}$&#%_~^]")
_BIBTEX_SIGNS: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_BREAKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Something to be cited.

    Attributes:
        key: Its key, ASCII without blanks.
        kind: ``report`` for a document of a government, ``page`` for one of ours.
        author: Who issued it.
        title: Its title.
        year: Year of issue, or "".
        address: Where it is.
        note: What else must be known: the version, where a text comes from.
    """

    key: str
    kind: str
    author: str
    title: str
    year: str
    address: str
    note: str


def document_citation(facts: DocumentFacts, language: str) -> Citation:
    """Return how to cite a source document."""
    issuer = facts.government.named(language)[0] if facts.government else ""
    return Citation(
        key=facts.slug,
        kind="report",
        author=issuer,
        title=facts.thing.named(language)[0],
        year=facts.issued[:4],
        address="",
        note=facts.source.best(language)[0],
    )


def page_citation(title: str, address: str, version: str) -> Citation:
    """Return how to cite a page of ours."""
    return Citation(
        key=f"enishi-{version or 'graph'}",
        kind="page",
        author="Enishi",
        title=title,
        year="",
        address=address,
        note=f"Enishi, graph version {version}" if version else "Enishi",
    )


def bibtex(citations: Iterable[Citation]) -> str:
    """Return citations as BibTeX in UTF-8."""
    return "\n".join(_entry(one) for one in citations)


def ris(citations: Iterable[Citation]) -> str:
    """Return citations as RIS, with CR LF as the format has it."""
    lines = [line for one in citations for line in _record(one)]
    return "".join(f"{line}\r\n" for line in lines)


def _entry(citation: Citation) -> str:
    kind = "techreport" if citation.kind == "report" else "misc"
    institution = "institution" if citation.kind == "report" else ""
    fields = [
        ("author", f"{{{_tex(citation.author)}}}" if citation.author else ""),
        ("title", f"{{{_tex(citation.title)}}}"),
        (institution, _tex(citation.author) if institution else ""),
        ("year", citation.year),
        ("url", citation.address),
        ("note", _tex(citation.note)),
    ]
    body = [f"  {name} = {{{value}}}" for name, value in fields if name and value]
    return f"@{kind}{{{citation.key},\n" + ",\n".join(body) + "\n}\n"


def _record(citation: Citation) -> Sequence[str]:
    pairs = [
        ("TY", "RPRT" if citation.kind == "report" else "ELEC"),
        ("ID", citation.key),
        ("AU", citation.author),
        ("TI", citation.title),
        ("PB", citation.author if citation.kind == "report" else ""),
        ("PY", citation.year),
        ("UR", citation.address),
        ("N1", citation.note),
    ]
    told = [
        f"{tag}  - {_BREAKS.sub(' ', value).strip()}" for tag, value in pairs if value
    ]
    return [*told, "ER  - ", ""]


def _tex(text: str) -> str:
    plain = _BREAKS.sub(" ", text).strip()
    return _BIBTEX.sub(lambda sign: _BIBTEX_SIGNS.get(sign[0], f"\\{sign[0]}"), plain)
