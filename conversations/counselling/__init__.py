"""Hours of counsellors: booking, moving, cancelling, and the notes of a meeting."""
