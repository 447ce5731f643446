"""Documents set for the reader once, and only the highlighted lines set anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from flask import current_app
from markupsafe import Markup

from enishi.graph.document import DocumentPage
from enishi.graph.shelf import Shelf
from enishi.web.language import current_language
from enishi.web.passage import Line
from enishi.web.reader import Stretch, lines_of

TEMPLATE: Final = "components/reader.html"
KEPT: Final = 24
"""Documents that are kept, each in one language."""


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets documents as HTML, line by line.

    A document of four thousand lines takes longer to set than a reader likes to wait,
    and never changes while its graph is served.
    """

    _set: Shelf[tuple[Markup, ...]] = field(default_factory=partial(Shelf, KEPT))

    def lines(self, page: DocumentPage, chosen: Stretch | None) -> Sequence[Markup]:
        """Return the lines of a document in the reader's language.

        Args:
            page: The document.
            chosen: First character and the one after the last of what is highlighted.
        """
        key = f"{page.facts.slug} {current_language()}"
        plain = self._set.get(key, lambda: _set(lines_of(page)))
        if chosen is None or page.text is None:
            return plain
        first = page.text.line_at(chosen[0]).number
        last = page.text.line_at(chosen[1] - 1).number
        marked = _set(lines_of(page, chosen, (first, last)))
        return (*plain[: first - 1], *marked, *plain[last:])


def _set(lines: Sequence[Line]) -> tuple[Markup, ...]:
    module = current_app.jinja_env.get_template(TEMPLATE).make_module()
    line_of = module.reader_line  # type: ignore[attr-defined] # a macro
    return tuple(line_of(line) for line in lines)
