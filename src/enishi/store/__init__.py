"""The graph behind one small protocol: embedded, in killable workers, or remote."""
