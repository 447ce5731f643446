"""Is the graph right: shapes, coverage, quality."""
