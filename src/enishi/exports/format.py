"""What a format on offer is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from enishi.exports.about import Bilingual
from enishi.store.media import with_charset

Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Format(Generic[Content]):
    """A way to write a network, a result or a graph.

    Attributes:
        id: Its name on the command line and in addresses.
        name: What it is called.
        media_type: Its media type.
        suffix: The ending of its files, with the dot.
        tools: Programs that open it.
        use: How to open it, in a sentence.
        write: Gives its bytes piece by piece.
    """

    id: str
    name: Bilingual
    media_type: str
    suffix: str
    tools: tuple[str, ...]
    use: Bilingual
    write: Callable[[Content], Iterator[bytes]]

    @property
    def content_type(self) -> str:
        """The media type with its charset where it is a text type."""
        return with_charset(self.media_type)
