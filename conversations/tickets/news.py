"""What people are told of their ticket without asking: answers and its end; and what admins are told of a group."""

from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Open
from conversations.engine.text import Lines, Raw, Text, plural, text
from conversations.engine.view import Button, Media, Rows, View
from conversations.regions import name_of
from conversations.tickets.clock import GIVEN_UP
from conversations.tickets.records import Desk, Line, Ticket

_FROM = text("<b>Answer of an officer:</b>")
_FROM_OTHER = text("<b>Answer of another officer:</b>")
_TROUBLES: dict[str, Text] = {
    "kicked": text("The bot is no longer in the group. Please add it again as an administrator."),
    "gone": text("Telegram no longer knows the group. Please check its number with whoever runs the bot."),
    "rights": text("The bot may not manage topics or pin there. Please make it an administrator with both rights."),
    "forum": text("The group has no topics. Please turn topics on in its settings."),
}
RATING_PAGE, REOPEN = "nilai_tiket", "tiket_buka"
MENU = Button(text("Menu"), Open("menu"))
DISNAKER = Button(text("Go to Disnaker"), Open("topic", "disnaker"))
RATINGS: tuple[tuple[int, Text], ...] = (
    (3, text("Yes, helpful")),
    (2, text("Partly")),
    (1, text("Not helpful")),
)
"""How content somebody may be, best first."""


def answered(line: Line, *, other: bool = False) -> View:
    """Show what a helper wrote; `other` is one who does not look after the ticket."""
    media = Media("photo" if line.kind == "photo" else "document", line.file_id) if line.file_id else None
    heading = _FROM_OTHER if other else _FROM
    said = Lines((heading, Raw(line.words))) if line.words else heading
    return View((said,), media=media)


def news(ticket: Ticket, what: str) -> View:
    """Tell what became of a ticket: closed, with the question whether it helped; unanswered; opened; handed over."""
    number = Raw(str(ticket.id))
    if what == "opened":
        return View((text("Your ticket #{number} is open again. Just write here.", number=number),))
    if what == "moved":
        place = Raw(name_of(ticket.region)) if ticket.region else text("another region")
        return View((text("Your ticket #{number} is now with the officers of {place}.", number=number, place=place),))
    if what == "unanswered":
        return _unanswered(ticket)
    told = text("Your ticket #{number} is closed. Did it help?", number=number)
    return View((told,), ratings(ticket))


def _unanswered(ticket: Ticket) -> View:
    """Say honestly that nobody answered, and show the next doors; one tap asks again."""
    head = plural(
        "<b>No officer has answered your ticket #{number} for {n} working day.</b> I am sorry, and I have closed it.",
        "<b>No officer has answered your ticket #{number} for {n} working days.</b> I am sorry, and I have closed it.",
        GIVEN_UP,
        number=Raw(str(ticket.id)),
    )
    return View((head, elsewhere()), ((again(ticket.id),), (DISNAKER, MENU)))


def elsewhere() -> Text:
    """Show where else officers answer."""
    phone = Raw(CHANNELS.bpjs_call_centre)
    return text("Call BPJS Ketenagakerjaan <b>{phone}</b>, or go to the Disnaker of your region.", phone=phone)


def again(number: int) -> Button:
    """Return the button that opens a ticket again."""
    return Button(text("Open it again"), Open(REOPEN, str(number)))


def ratings(ticket: Ticket) -> Rows:
    """Return the buttons that say how content the person is."""
    return tuple((Button(label, Open(RATING_PAGE, f"{ticket.id}.{rating}")),) for rating, label in RATINGS)


def desk_in_trouble(desk: Desk) -> View:
    """Tell an admin that a group of helpers cannot be written to, and what mends it."""
    place = Raw(name_of(desk.region)) if desk.region else text("all regions")
    told = text("<b>The helpers of {place} get no messages.</b>", place=place)
    why = _TROUBLES.get(desk.trouble, text("Please look at the group."))
    return View((told, why, text("Nothing is lost: messages of people wait until the bot may write again.")))
