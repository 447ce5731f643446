"""Enishi: a knowledge graph of Japanese cities' international policy.

```python
import enishi

graph = enishi.open()
graph.query("example/partners-of-cities").to_pandas()
graph.entity("city/kawasaki").statements  # each with its evidence
```
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enishi.graph.graph import Graph

    open = Graph.open  # noqa: A001 - it reads `enishi.open()`

__all__ = ["Graph", "open"]


def __getattr__(name: str) -> object:
    """Load the graph when it is first asked for.

    The processes that answer queries start within this package too, and need neither
    networks nor statistics.
    """
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    graph = import_module("enishi.graph.graph").Graph
    return graph if name == "Graph" else graph.open
