"""The progress bar of long commands."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click

from enishi.build.pipeline import Progress
from enishi.build.sources import document_files

_STEPS = {
    "read": "reading",
    "join": "joining",
    "check": "checking",
    "write": "writing",
}


@contextlib.contextmanager
def shown(label: str, documents: Path) -> Iterator[Progress]:
    """Show a bar on the terminal while documents are read and checked.

    Args:
        label: What stands beside the bar at first.
        documents: The folder of documents; each is read once and checked once.
    """
    length = 2 * len(document_files(documents)) + 2
    with click.progressbar(length=length, label=label) as bar:

        def progress(step: str, what: str) -> None:
            bar.label = f"{_STEPS[step]} {what}"
            bar.update(1)

        yield progress
        bar.label = label
        bar.finish()
        bar.render_progress()
