"""From documents to statements: the reading of each layout, and one saying for all."""
