"""Where the command line finds the graph when nobody says, and how one says it."""

import os
from pathlib import Path

import click

from enishi.resources import folder

documents_option = click.option(
    "--documents",
    type=click.Path(path_type=Path),
    help="Folder of the documents (default: documents/ of the graph's folder).",
)
register_option = click.option(
    "--register",
    type=click.Path(path_type=Path),
    help="Folder of the register (default: register/ of the graph's folder).",
)


def graph_folder() -> Path:
    """Return ``graph`` below the working directory, or the one that Enishi ships.

    A checkout (or a copy of its ``graph`` folder) is worked on in place; elsewhere the
    shipped graph is read.
    """
    here = Path.cwd() / "graph"
    return here if (here / "documents").is_dir() else folder("graph")


def cache_folder() -> Path:
    """Return where graphs are kept on disk: ``enishi`` in the user's cache folder."""
    kept = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(kept) if kept else Path.home() / ".cache") / "enishi"
