"""Figures of `docs/benchmarks.md`: how fast, how small, each as a ratio of two things run in turn."""
