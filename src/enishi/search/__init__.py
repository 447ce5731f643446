"""Finding things by words and by facets: one index for the search and the lists."""
