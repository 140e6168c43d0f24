"""The command `/dataku`: everything held about the person, counted in the chat and in full as a file.

UU 27/2022, Pasal 7: everyone may see the data held about them, and get a copy.
"""

from datetime import date

from conversations.engine.actions import Open
from conversations.engine.papers import Paper, Paragraph
from conversations.engine.text import Text, lines, plural, text
from conversations.engine.view import Button, View
from conversations.privacy.held import PersonCopy
from conversations.privacy.moments import moment
from conversations.privacy.sections import sections
from conversations.privacy.words import who_looked
from conversations.reception.person import Person, Response

ERASE = Button(text("Erase my data"), Open("erase"))
MESSAGES = Button(text("Choose messages"), Open("messages"))
MENU = Button(text("Menu"), Open("menu"))


def data(person: Person, _argument: str, today: date) -> Response:
    """Show what is held, in numbers, with the file that says all of it."""
    held = person.memory.copy()
    if held is None:
        return Response(View((text("I hold no data about you."),), ((MENU,),)))
    view = View(
        (text("<b>Your data.</b> The file holds all of it, word by word."), lines(*_counts(held)), _looked(held)),
        ((MESSAGES,), (ERASE,), (MENU,)),
        papers=(paper(held, today),),
    )
    return Response(view)


def _counts(held: PersonCopy) -> tuple[Text, ...]:
    answers = sum(len(flow.answers) for flow in held.flows)
    return (
        text("• In this bot since {day}", day=moment(held.created_at, held.time_zone)),
        plural("• {n} answer", "• {n} answers", n=answers),
        plural("• {n} claim", "• {n} claims", n=len(held.claims)),
        plural("• {n} proof", "• {n} proofs", n=len(held.proofs)),
        plural("• {n} message planned or sent by me", "• {n} messages planned or sent by me", n=len(held.messages)),
    )


def _looked(held: PersonCopy) -> Text:
    """Tell who opened the data last, besides this copy."""
    others = [look for look in held.looks if look.who != "self"]
    if not others:
        return text("Nobody but you opened or changed these data.")
    last = others[-1]
    return text(
        "Last opened or changed by {who}, {when}. The file lists all.",
        who=who_looked(last.who),
        when=moment(last.at, held.time_zone),
    )


def paper(held: PersonCopy, today: date) -> Paper:
    """Return the file with everything that is held."""
    return Paper(
        name=f"data-kawan-jkp-{today.isoformat()}",
        title=text("My data in Kawan JKP"),
        blocks=(
            Paragraph(text("Copy of {day}. It holds all that is stored about you in this bot.", day=today)),
            *sections(held),
            Paragraph(
                text(
                    "The claim list of the office belongs to the office. "
                    "To correct or erase it, ask BPJS Ketenagakerjaan."
                )
            ),
        ),
        caption=text("The copy of your data, {day}.", day=today),
        forms=("pdf", "txt"),
        footer=text("Basis: UU 27/2022, Pasal 7. To erase your data, type /hapus."),
    )
