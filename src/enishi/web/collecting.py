"""When the garbage collector looks for cycles: seldom, and not in what stays anyway.

Pages of a graph are made of hundreds of thousands of small objects that live as long as
the process. Python's own thresholds have the collector walk over all of them again and
again while they are made: that was a third of the time until the first page.
"""

import gc
from typing import Final

THRESHOLDS: Final = (50_000, 20, 20)
"""New objects before a look at the young ones, and looks before one at the older."""


def collect_seldom() -> None:
    """Look for garbage less often than Python does by itself."""
    gc.set_threshold(*THRESHOLDS)


def set_aside() -> None:
    """Take all that is alive out of what is looked through from now on."""
    gc.freeze()


def set_aside_anew() -> None:
    """Free what an earlier setting aside kept though nobody needs it any more."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
