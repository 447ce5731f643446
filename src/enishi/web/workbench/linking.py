"""Links to a question as it was asked, and how its answer is cited."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from flask import request

from enishi.exports.about import UNSAID, About, Bilingual
from enishi.store.protocol import Table
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.workbench.permalink import Asked, digest_of, pack
from enishi.web.workbench.signature import signed

VERSION: Final = 12
"""Characters of a graph's version in a link."""
FIRST_TITLE: Final = 60


def linked(asked: Asked, version: str, table: Table | None) -> Asked:
    """Return what a link to an answer of today holds."""
    return replace(
        asked,
        version=version[:VERSION],
        digest=digest_of(table) if table is not None else "",
        rows=len(table) if table is not None else 0,
        signature=signed(table) if table is not None else b"",
    )


def link_to(asked: Asked) -> str:
    """Return the whole address of a permanent link."""
    return f"{request.url_root}q/{pack(asked)}"


def about_answer(title: Bilingual, query: str, link: str, version: str) -> About:
    """Return what a file with an answer says of itself.

    Args:
        title: What was asked.
        query: The query's text.
        link: Its permanent link.
        version: Version of the graph.
    """
    return About(
        iri=link,
        title=title,
        description=UNSAID,
        version=version,
        query=query,
        citation=citation(title, link, version),
    )


def citation(title: Bilingual, link: str, version: str) -> str:
    """Return how to cite an answer, in the reader's language."""
    said = title.ja if current_language() == "ja" else title.en
    return gettext(
        "“%(title)s”, Enishi, graph %(version)s, %(link)s. "
        "Cite the original documents first.",
        title=" ".join((said or title.ja or title.en).split()),
        version=version[:VERSION] or "–",
        link=link,
    )


def own_title(query: str) -> Bilingual:
    """Return a title for a visitor's own query: its first line that says something."""
    lines = (
        line.strip(" #+\t")
        for line in query.splitlines()
        if not line.strip().upper().startswith(("PREFIX", "BASE"))
    )
    first = next((line for line in lines if line), "SPARQL")
    text = first.removeprefix("summary:").strip()
    return Bilingual(text[:FIRST_TITLE], text[:FIRST_TITLE])


def texts(values: Mapping[str, object]) -> dict[str, str]:
    """Return the values of a link as texts."""
    return {name: str(value) for name, value in values.items()}
