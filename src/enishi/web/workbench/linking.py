"""Links to a question as it was asked, and what may be said of an old one."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from flask import request

from enishi.exports.about import UNSAID, About, Bilingual
from enishi.store.protocol import Table
from enishi.web.language import current_language
from enishi.web.messages import gettext, ngettext
from enishi.web.workbench.permalink import Asked, digest_of, pack

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
    )


def link_to(asked: Asked) -> str:
    """Return the whole address of a permanent link."""
    return f"{request.url_root}q/{pack(asked)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What has changed since a link was made.

    Attributes:
        then: Version of the graph when the link was made.
        now: Version of the graph today.
        is_same: Whether the answer is the same; None if that is not known.
        words: That in words.
    """

    then: str
    now: str
    is_same: bool | None
    words: str


def since(asked: Asked, version: str, table: Table | None) -> Since | None:
    """Say what has changed since a link was made; None if the graph has not."""
    if not asked.version or version.startswith(asked.version):
        return None
    same = None
    words = gettext("Whether its answer is the same is not known.")
    if asked.digest and table is not None:
        same = digest_of(table) == asked.digest
        words = (
            gettext("The answer is still the same.")
            if same
            else _changed(asked.rows, len(table))
        )
    return Since(then=asked.version, now=version[:VERSION], is_same=same, words=words)


def _changed(then: int, now: int) -> str:
    rows = ngettext("%(num)s row then", "%(num)s rows then", then)
    today = ngettext("%(num)s row now", "%(num)s rows now", now)
    return gettext("The answer has changed: %(then)s, %(now)s.", then=rows, now=today)


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
