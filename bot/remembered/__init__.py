"""The parts of what a conversation may ask, each on the records of its own subject."""
