"""From records to triples: one saying for all layouts."""
