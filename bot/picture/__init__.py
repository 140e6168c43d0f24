"""The eligibility answer as a picture: a PNG timeline made for a small phone, and the same content as plain lines."""

from bot.picture.paint import draw
from bot.picture.timeline import Row, Timeline, Tone, alt_text

__all__ = ["Row", "Timeline", "Tone", "alt_text", "draw"]
