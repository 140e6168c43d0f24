"""What can be drawn: an answer with its months, or a way with its steps."""

from bot.picture.timeline import Timeline
from bot.picture.track import Track

Picture = Timeline | Track


def alt_text(picture: Picture) -> str:
    """Say all that the picture shows, uncut, one thought a line and in the same order, for a screen reader.

    Empty strings leave no trace; the tone is not spoken, because the heading says it in words.
    """
    return "\n".join(line for line in picture.spoken() if line)
