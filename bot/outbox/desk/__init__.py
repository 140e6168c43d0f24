"""Lines of tickets on their way to the groups of helpers."""
