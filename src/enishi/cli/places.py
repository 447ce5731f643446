"""Where the command line finds the graph when nobody says."""

from pathlib import Path

from enishi.resources import folder


def graph_folder() -> Path:
    """Return ``graph`` below the working directory, or the one that Enishi ships.

    A checkout (or a copy of its ``graph`` folder) is worked on in place; elsewhere the
    shipped graph is read.
    """
    here = Path.cwd() / "graph"
    return here if (here / "documents").is_dir() else folder("graph")
