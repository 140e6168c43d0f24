"""Options that many questions share."""

from conversations.engine.flow import Option
from conversations.engine.reading import UNKNOWN
from conversations.engine.text import text

DONT_KNOW = Option(
    UNKNOWN,
    text("Don't know"),
    (
        *(
            "gak tau",
            "ga tau",
            "gatau",
            "gaktau",
            "gtau",
            "gatw",
            "gtw",
            "tak tahu",
            "nggak tahu",
            "kurang tahu",
            "entah",
        ),
        *(
            "tidak ingat",
            "ga inget",
            "gak ingat",
            "lupa",
            "saya lupa",
            "gak yakin",
            "kurang ngerti",
            "skip",
            "not sure",
        ),
    ),
)
YES = Option("yes", text("Yes"))
NO = Option("no", text("No"))
YES_NO = (YES, NO, DONT_KNOW)
