"""What people type, understood: dates, amounts, months, yes or no, one of several choices, what is asked for."""

from conversations.understanding.dates import read_date
from conversations.understanding.dates.coming import read_coming_date
from conversations.understanding.exactness import said_exactly
from conversations.understanding.intents import SURE, Reading, classify, likeliest, rank, warm
from conversations.understanding.money import read_money
from conversations.understanding.months import read_months
from conversations.understanding.options import read_option
from conversations.understanding.yesno import read_yes_no, says_nothing_else

__all__ = [
    "SURE",
    "Reading",
    "classify",
    "likeliest",
    "rank",
    "read_coming_date",
    "read_date",
    "read_money",
    "read_months",
    "read_option",
    "read_yes_no",
    "said_exactly",
    "says_nothing_else",
    "warm",
]
