"""What was read from a document in composed letters, led back to it as given."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from enishi.documents.composition import Composed
from enishi.documents.source import Span
from enishi.loaders.records import Reading


def as_printed(reading: Reading, composed: Composed) -> Reading:
    """Return a reading whose passages stand in the document as given.

    Args:
        reading: What was read from ``composed.document``.
        composed: That document, with its way back.
    """
    if composed.is_as_given:
        return reading
    back: Reading = _back(reading, composed)
    return back


def _back(value: Any, composed: Composed) -> Any:  # noqa: ANN401 - whatever a record holds
    """Return a value with every stretch in it led back."""
    if isinstance(value, Span):
        return composed.printed(value)
    if isinstance(value, tuple):
        return tuple(_back(one, composed) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    old = {one.name: getattr(value, one.name) for one in fields(value)}
    new = {name: _back(part, composed) for name, part in old.items()}
    return value if new == old else replace(value, **new)
