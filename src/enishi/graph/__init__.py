"""The graph as its users hold it: entities, documents and answers to named queries."""
