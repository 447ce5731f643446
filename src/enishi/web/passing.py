"""Answers that are passed on as they come, and kept if they turn out small enough."""

from collections.abc import Callable, Iterator
from typing import Final

from enishi.store.media import Format
from enishi.store.visitors import VisitorAnswer

LARGEST_PASSED: Final = 1 << 19
"""Bytes of an answer that is kept though it did not come in one piece."""


class Passing:
    """An answer on its way, of which a copy is made.

    Args:
        answer: The answer.
        keep: Called with all of its bytes at its end, unless there are too many, it
            breaks off, or its reader leaves.
    """

    complete: Final = False
    length: Final = None

    def __init__(self, answer: VisitorAnswer, keep: Callable[[bytes], None]) -> None:
        self._answer = answer
        self._keep = keep

    @property
    def form(self) -> Format:
        """The format of the bytes."""
        return self._answer.form

    def __iter__(self) -> Iterator[bytes]:
        copy: bytearray | None = bytearray()
        for block in self._answer:
            if copy is not None:
                copy += block
                if len(copy) > LARGEST_PASSED:
                    copy = None
            yield block
        if copy is not None:
            self._keep(bytes(copy))

    def close(self) -> None:
        """Give the answer up."""
        self._answer.close()
