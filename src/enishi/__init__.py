"""Enishi: a knowledge graph of Japanese cities' international policy."""
