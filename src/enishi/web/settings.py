"""What an operator may decide about the web application."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

BUILT_ASSETS: Final = Path(__file__).parents[1] / "_assets"
"""Where the front-end build leaves its files, in a checkout and in the wheel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """Everything the application factory is told.

    Attributes:
        graph_version: The hash of the graph's content, as the footer and every
            permanent link name it; empty when no graph is loaded.
        assets: The folder of the built front-end files. It may be missing: then
            pages come without style and script, and still say everything.
        is_large: Whether the graph is read from disk, so that pages that need it in
            memory are not offered.
        debug: Whether to add the style guide and to read the asset manifest anew for
            each request. Error pages never show a stack trace either way.
    """

    graph_version: str = ""
    assets: Path = BUILT_ASSETS
    is_large: bool = False
    debug: bool = False
