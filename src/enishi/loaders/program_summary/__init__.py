"""The summary of an action program: its plan, its goals and its main programs."""
