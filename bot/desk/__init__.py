"""The desk of a branch: the forum group in which helpers read and answer, one topic for each ticket."""
