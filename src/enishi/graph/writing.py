"""Networks written to files."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from enishi.errors import UsageError
from enishi.exports.about import Language
from enishi.exports.format import Format
from enishi.exports.formats import NETWORK_FORMATS, network_format
from enishi.exports.table import NodeEdgeTable
from enishi.graph.network_table import NetworkxGraph, network_table

DATED: Final = frozenset({"ro-crate"})
"""Formats that must name a day; the others stay the same from day to day."""


def write_network(
    file: Path, network: NetworkxGraph, form: str = "", language: Language = Language.JA
) -> Path:
    """Write a network to a file, whole or not at all.

    Args:
        file: Where to.
        network: Any networkx graph.
        form: The format's name; "" to go by the file's ending.
        language: Of the labels that formats show.

    Raises:
        NotFoundError: If there is no such format.
        UsageError: If the ending says none, or a value cannot be written.
    """
    chosen = network_format(form) if form else format_of(file)
    table = network_table(network, language, day_for(chosen.id))
    return write_bytes(file, chosen.write(table))


def write_bytes(file: Path, pieces: Iterable[bytes]) -> Path:
    """Write a file, whole or not at all.

    Raises:
        UsageError: If it cannot be written.
    """
    aside = file.with_name(f".{file.name}.part")
    try:
        with aside.open("wb") as out:
            out.writelines(pieces)
        aside.replace(file)
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror}.") from error
    finally:
        aside.unlink(missing_ok=True)
    return file


def format_of(file: Path) -> Format[NodeEdgeTable]:
    """Return the format that a file's ending says; the longest ending wins.

    Raises:
        UsageError: If it says none.
    """
    name = file.name.lower()
    fitting = [form for form in NETWORK_FORMATS if name.endswith(form.suffix)]
    if not fitting:
        raise UsageError(
            f"the ending of {file.name!r} names no format.",
            hint=f"Name one of: {', '.join(form.id for form in NETWORK_FORMATS)}.",
        )
    return max(fitting, key=lambda form: len(form.suffix))


def day_for(form: str) -> str:
    """Return today for a format that must name a day, and else ""."""
    return datetime.now(UTC).date().isoformat() if form in DATED else ""
