"""The library: every query file of a folder, by its name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Final

from enishi.catalog.header import read_header
from enishi.catalog.query import NamedQuery
from enishi.errors import NotFoundError, SourceError
from enishi.resources import folder

QUESTIONS: Final = "question"
"""The folder of the questions that people are offered."""
LANGUAGES: Final = ("ja", "en")


@dataclass(frozen=True)
class Library:
    """Named queries.

    Attributes:
        queries: Query by name, in the order of names.
    """

    queries: Mapping[str, NamedQuery]

    def __getitem__(self, name: str) -> NamedQuery:
        """Return a query; a question may be named without its folder.

        Raises:
            NotFoundError: If there is none of that name.
        """
        found = self.queries.get(name) or self.queries.get(f"{QUESTIONS}/{name}")
        if found is None:
            short = [query.name.rpartition("/")[2] for query in self.questions]
            near = get_close_matches(name, [*short, *self.queries], n=1)
            raise NotFoundError(
                f"there is no query {name!r}"
                + (f"; did you mean {near[0]!r}?" if near else "."),
                hint="`enishi query` lists the questions.",
            )
        return found

    def __iter__(self) -> Iterator[NamedQuery]:
        return iter(self.queries.values())

    @property
    def questions(self) -> tuple[NamedQuery, ...]:
        """The questions that people are offered, in the order of their headers."""
        return self.below(QUESTIONS)

    def below(self, prefix: str) -> tuple[NamedQuery, ...]:
        """Return the queries of a folder, in the order their headers ask for."""
        found = [query for query in self if query.name.startswith(f"{prefix}/")]
        return tuple(sorted(found, key=lambda query: (query.header.order, query.name)))


def read_library(path: Path | None = None) -> Library:
    """Read every ``.rq`` file of a folder.

    Args:
        path: The folder; by default the one that Enishi ships.

    Raises:
        SourceError: If a header is wrong, or a parameter has no VALUES block.
    """
    root = path or folder("queries")
    queries = {}
    for file in sorted(root.rglob("*.rq")):
        name = file.relative_to(root).with_suffix("").as_posix()
        text = file.read_text(encoding="utf-8")
        query = NamedQuery(name, read_header(text, file.name), text)
        _check(query, file.name)
        queries[name] = query
    return Library(MappingProxyType(queries))


def _check(query: NamedQuery, file: str) -> None:
    """See that parameters have their blocks and sentences their places.

    Raises:
        SourceError: If not.
    """
    for parameter in query.header.parameters:
        if not query.blocks(parameter.name):
            raise SourceError(
                f"the parameter {parameter.name!r} has no VALUES block.",
                document=file,
            )
    for language in LANGUAGES:
        query.sentence(language)
