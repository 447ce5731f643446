"""Questions, queries and answers: forms, views, downloads, links, code."""
