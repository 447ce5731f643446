"""Plain tables (CSV, TSV, XLSX): read by a mapping file, without code."""
