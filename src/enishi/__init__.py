"""Enishi: a knowledge graph of Japanese cities' international policy.

```python
import enishi

graph = enishi.open()
graph.query("example/partners-of-cities").to_pandas()
graph.entity("city/kawasaki").statements  # each with its evidence
```
"""

from enishi.graph.graph import Graph

__all__ = ["Graph", "open"]

open = Graph.open  # noqa: A001 - it reads `enishi.open()`
