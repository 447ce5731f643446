"""Source documents as text with offsets, and the reading of Japanese notation."""
