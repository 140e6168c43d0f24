"""What can be drawn: an answer with its months, a way with its steps, or a comparison by bars."""

from bot.picture.bars import Bars
from bot.picture.timeline import Timeline
from bot.picture.track import Track

Picture = Timeline | Track | Bars


def alt_text(picture: Picture) -> str:
    """Say all that the picture shows, uncut, one thought a line and in the same order, for a screen reader.

    Empty strings leave no trace; the tone is not spoken, because the heading says it in words.
    """
    return "\n".join(line for line in picture.spoken() if line)


def draw(picture: Picture) -> bytes:
    """Draw a PNG, 1080 px wide and at most 1600 px tall (2560 px for a way); the same words give the same bytes.

    Takes about a tenth of a second of pure computing, so an event loop calls it in a thread.
    """
    # What paints is large, and a process that draws nothing need not carry it.
    from bot.picture.layout import arrange
    from bot.picture.paint import paint

    return paint(arrange(picture))
