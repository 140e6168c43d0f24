"""Pictures made for a small phone: an answer, a way, a comparison; and the same as plain lines."""

from bot.picture.bars import Bar, Bars
from bot.picture.kinds import Picture, alt_text, draw
from bot.picture.timeline import Row, Timeline, Tone
from bot.picture.track import Step, StepState, Track

__all__ = ["Bar", "Bars", "Picture", "Row", "Step", "StepState", "Timeline", "Tone", "Track", "alt_text", "draw"]
