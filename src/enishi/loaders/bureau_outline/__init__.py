"""The outline of a bureau: its duties, its policy, its budget and its programs."""
