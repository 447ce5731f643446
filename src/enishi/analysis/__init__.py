"""Networks made by queries: measures, groups, paths, and what chance would give."""
