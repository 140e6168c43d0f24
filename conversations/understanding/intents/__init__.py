"""What a message asks for: one of thirty-nine intents, or nothing that the bot does."""

from conversations.understanding.intents.labels import INTENTS, LABELS, OUT_OF_SCOPE
from conversations.understanding.intents.ranking import SURE, Reading, classify, likeliest, rank, warm

__all__ = ["INTENTS", "LABELS", "OUT_OF_SCOPE", "SURE", "Reading", "classify", "likeliest", "rank", "warm"]
