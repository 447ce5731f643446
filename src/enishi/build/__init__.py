"""From a folder of documents to a folder of graphs, whole or not at all."""
