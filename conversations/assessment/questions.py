"""The twenty-four questions: everyday pieces of work, four for each interest, each answered with one tap."""

from conversations.engine.flow import Option, Question
from conversations.engine.text import Text, text

_WHY = text("Your answers show which kind of work suits you. No answer is wrong, and nobody else sees them.")
_HINT = text("Imagine that it is part of your work. How do you like it?")
_OPTIONS = (
    Option(
        "like",
        text("I like it"),
        (
            *(
                "suka",
                "ya",
                "iya",
                "y",
                "suka banget",
                "suka sekali",
                "sangat suka",
                "saya suka",
                "senang",
                "seneng",
                "mau",
            ),
            *(
                "tertarik",
                "boleh",
                "cocok",
                "like",
                "yes",
                "enjoy",
                "demen",
                "doyan",
                "gemar",
                "hobi",
                "suka banget ya",
            ),
        ),
    ),
    Option(
        "fair",
        text("It is all right"),
        (
            *("biasa", "biasa saja", "biasa aja", "b aja", "lumayan", "netral", "sedang", "kadang", "kadang kadang"),
            *("antara suka dan tidak", "tidak tahu", "gak tau", "ga tau", "nggak tahu", "entah", "ragu", "bingung"),
            *("okay", "neutral", "don't know", "so so", "fair", "cukup", "mungkin", "terserah"),
        ),
    ),
    Option(
        "dislike",
        text("I do not like it"),
        (
            *("tidak", "tidak suka", "gak suka", "ga suka", "gk suka", "nggak suka", "enggak suka", "ngga suka"),
            *("kurang suka", "tdk suka", "tdk", "gak", "ga", "g", "nggak", "enggak", "ngga", "benci", "malas", "ogah"),
            *("saya tidak suka", "sama sekali tidak", "tidak mau", "gak mau", "ga mau", "no", "dislike", "bosan"),
        ),
    ),
)


def _question(name: str, ask: Text, title: Text) -> Question:
    return Question(
        name=name,
        ask=ask,
        title=title,
        why=_WHY,
        hint=_HINT,
        options=_OPTIONS,
        samples=("suka", "biasa aja", "gak suka", "tidak tahu"),
    )


_ALL = (
    _question("r1", text("<b>Repairing a machine or a motorcycle.</b>"), text("Repairing machines")),
    _question("r2", text("<b>Making things of wood, iron or brick.</b>"), text("Making things")),
    _question("r3", text("<b>Working outdoors: on a field, a pond or a building site.</b>"), text("Working outdoors")),
    _question("r4", text("<b>Driving a truck or a forklift.</b>"), text("Driving")),
    _question("i1", text("<b>Finding out why goods came out faulty.</b>"), text("Finding faults")),
    _question("i2", text("<b>Measuring and testing samples in a laboratory.</b>"), text("Testing samples")),
    _question("i3", text("<b>Studying a new device until you understand it.</b>"), text("Studying devices")),
    _question("i4", text("<b>Looking for what is wrong with a computer or telephone.</b>"), text("Computer trouble")),
    _question("a1", text("<b>Designing a poster, a label or a menu.</b>"), text("Designing")),
    _question("a2", text("<b>Arranging a shop window or decorating a room.</b>"), text("Decorating")),
    _question("a3", text("<b>Taking photos or making short videos.</b>"), text("Photos and videos")),
    _question("a4", text("<b>Thinking up a new dress, cake or handicraft.</b>"), text("New creations")),
    _question("s1", text("<b>Showing a new colleague how the work is done.</b>"), text("Teaching colleagues")),
    _question("s2", text("<b>Caring for children, the old or the sick.</b>"), text("Caring for people")),
    _question(
        "s3", text("<b>Listening to a customer's complaint until it is settled.</b>"), text("Customer complaints")
    ),
    _question("s4", text("<b>Helping people with forms and letters at an office.</b>"), text("Helping with forms")),
    _question("e1", text("<b>Offering goods to new buyers.</b>"), text("Selling")),
    _question("e2", text("<b>Leading a team to its target.</b>"), text("Leading a team")),
    _question("e3", text("<b>Bargaining with a supplier over a price.</b>"), text("Bargaining")),
    _question("e4", text("<b>Starting a small business of your own.</b>"), text("Own business")),
    _question("c1", text("<b>Typing data into a computer without a mistake.</b>"), text("Typing data")),
    _question("c2", text("<b>Counting the stock of a warehouse and writing it down.</b>"), text("Counting stock")),
    _question("c3", text("<b>Keeping letters and receipts in order.</b>"), text("Filing papers")),
    _question("c4", text("<b>Adding up the cash at the end of the day.</b>"), text("Adding up cash")),
)

_ORDER = [
    "r1",
    "s1",
    "c1",
    "i1",
    "e1",
    "a1",
    "c2",
    "r2",
    "a2",
    "s2",
    "e2",
    "i2",
    "s3",
    "e3",
    "r3",
    "c3",
    "i3",
    "a3",
    "e4",
    "s4",
    "i4",
    "r4",
    "a4",
    "c4",
]
"""Shuffled once, so that no two neighbours are about the same interest."""

ASKED: tuple[Question, ...] = tuple({question.name: question for question in _ALL}[name] for name in _ORDER)
"""The questions in the order in which they are asked."""
