"""The yearly report on civic collaboration under a city's ordinance."""
