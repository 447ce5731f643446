"""Named queries: every SPARQL text of the product, with its header and parameters."""
