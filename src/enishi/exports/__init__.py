"""Files that other tools take: networks, tables and graphs in their formats."""
