"""The progress sheet of a city's action program: one table over many pages."""
