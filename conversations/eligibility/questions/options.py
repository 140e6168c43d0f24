"""Options that many questions share."""

from conversations.engine.flow import Option
from conversations.engine.reading import UNKNOWN
from conversations.engine.text import text

DONT_KNOW = Option(
    UNKNOWN,
    text("Don't know"),
    ("gak tau", "ga tau", "tidak ingat", "lupa", "kurang tahu", "entah", "belum tahu", "gak yakin", "skip", "not sure"),
)
YES = Option("yes", text("Yes"))
NO = Option("no", text("No"))
YES_NO = (YES, NO, DONT_KNOW)
