"""Names: namespaces, literals and addresses."""
