"""Reader of tables of results of city diplomacy, flattened by a PDF extractor."""
