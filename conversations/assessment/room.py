"""The room of the self-assessment: what it is, what it is not, and the way into its questions."""

from datetime import date

from conversations.assessment.answer import OTHER_THING
from conversations.assessment.interests import NAME, QUESTIONS, standing_of
from conversations.eligibility.parameters import cite
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Raw, Text, lines, text
from conversations.engine.view import Button, View
from conversations.reception.person import Person, Response
from conversations.reception.room import Room

_ASKED = (
    "minat|minat kerja|tes minat|test minat|tes minat bakat|tes bakat|minat bakat|minat dan bakat|tes minat kerja"
    "|asesmen minat|assesment minat|assessment minat|tes kepribadian|tes karir|tes karier|tes holland|tes riasec"
    "|riasec|cek minat|kenali minat"
    "|saya cocok kerja apa|cocok kerja apa|kerja apa yang cocok|pekerjaan apa yang cocok|pekerjaan yang cocok"
    "|kerja apa yang cocok untuk saya|pekerjaan apa yang cocok untuk saya|saya cocoknya kerja apa|bakat saya apa"
    "|minat saya|hasil minat|hasil minat saya|hasil tes minat|interests|interest test"
)

_ASKED_EITHER = (
    "asesmen|assesmen|assessment|assesment|asesment|asesmen diri|assessment diri|self assessment|mau asesmen"
    "|isi asesmen|isi asesmen diri|asesmen diri di mana|di mana asesmen diri|cara asesmen diri|cara isi asesmen diri"
)
_BEGIN = text("Work interests here")


def either(person: Person, argument: str, today: date) -> Response:
    """Tell the self-assessment in SIAPkerja from the questions here; only the first belongs to a claim (JOB-02)."""
    told = lines(
        text("<b>There are two things with a similar name.</b>"),
        text(
            "• The self-assessment in SIAPkerja, after month 1: it belongs to a claim. ({article})",
            article=Raw(cite("CASH-09")),
        ),
        text("Filled in already? Write: “self-assessment is done”."),
        text("• The questions about work interests here: a free help that obliges you to nothing."),
    )
    month = Button(text("This month"), Open("month"))
    return Response(View((told,), ((Button(_BEGIN, Open("interests")),), (month, Button(text("Menu"), Open("menu"))))))


def interests(person: Person, argument: str, today: date) -> Response:
    """Say what the questions about interests are, and lead into them, onward, or to the result."""
    head = text("<b>Work interests: {n} short questions, one tap each.</b>", n=len(QUESTIONS))
    view = View(
        (
            lines(
                head,
                text("The result shows which kind of work you like, and sorts your vacancies."),
                text("You can stop at any time and go on later."),
            ),
            OTHER_THING,
        ),
        (
            (Button(_way_in(person), Begin(NAME)),),
            (Button(text("This month"), Open("month")), Button(text("Menu"), Open("menu"))),
        ),
    )
    return Response(view)


def _way_in(person: Person) -> Text:
    standing = standing_of(person)
    answered = 0 if standing is None else sum(name in standing.answers for name in QUESTIONS)
    if answered == len(QUESTIONS):
        return text("See my interests")
    return text("Go on") if answered else text("Begin")


ROOM = Room(
    name="assessment",
    commands={"minat": interests, "asesmen": either},
    pages={"interests": interests},
    asked={**dict.fromkeys(_ASKED.split("|"), "minat"), **dict.fromkeys(_ASKED_EITHER.split("|"), "asesmen")},
)
