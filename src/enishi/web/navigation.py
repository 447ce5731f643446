"""The sections in the header, of which only those that are served are shown."""

from dataclasses import dataclass
from typing import Final

from flask import Flask, request

from enishi.web.messages import gettext, marked


@dataclass(frozen=True, slots=True)
class Section:
    """A way into the product.

    Attributes:
        path: Where it starts; every address below belongs to it.
        label: Its name, to be translated where it is shown.
        start: Where its link leads if not to ``path``.
    """

    path: str
    label: str
    start: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A section as one reader sees it.

    Attributes:
        href: Where it leads.
        text: Its name in the reader's language.
        is_current: Whether the page being read belongs to it.
    """

    href: str
    text: str
    is_current: bool


SECTIONS: Final = (
    Section("/browse", marked("Browse")),
    Section("/compare", marked("Compare")),
    Section("/ties", marked("Ties")),
    Section("/network", marked("Networks")),
    # The library of questions; one writes SPARQL a step further.
    Section("/query", marked("Questions"), start="/query/"),
    Section("/document", marked("Documents")),
    Section("/quality", marked("Quality")),
    Section("/about", marked("About")),
)

IN_MEMORY: Final = ("compare", "ties", "network", "path", "quality", "downloads")
"""Sections that hold all their statements in memory: not for a graph on disk."""


def install(app: Flask) -> None:
    """Give templates ``sections()``; call it when all blueprints are registered."""
    served = {rule.rule.rstrip("/") for rule in app.url_map.iter_rules()}
    shown = tuple(section for section in SECTIONS if section.path in served)
    app.jinja_env.globals["sections"] = lambda: _links(shown)
    app.jinja_env.globals["is_served"] = lambda path: path.rstrip("/") in served


def _links(shown: tuple[Section, ...]) -> list[Link]:
    here = request.path
    return [
        Link(
            href=section.start or section.path,
            text=gettext(section.label),
            is_current=here == section.path or here.startswith(f"{section.path}/"),
        )
        for section in shown
    ]
