"""The command `/hapus`: what goes, what stays and why, one question, and a receipt (UU 27/2022, Pasal 8)."""

from datetime import date

from conversations.effects import AskErasure
from conversations.engine.actions import Open
from conversations.engine.text import Raw, lines, text
from conversations.engine.view import Button, View
from conversations.privacy.moments import moment
from conversations.reception.person import Person, Response

_MENU = Button(text("Menu"), Open("menu"))
_NOTHING = View((text("I hold no data about you."),), ((_MENU,),))


def ask(person: Person, _argument: str, today: date) -> Response:
    """Say what erasing means, and ask once; the button holds for today, so that one found later asks again."""
    officer = (text("• Goes too: your roles as officer."),) if person.memory.roles() else ()
    view = View(
        (
            text("<b>Erase your data?</b>"),
            lines(
                text("• Goes: answers, proofs, months, notes on claims, consent, settings, planned messages."),
                *officer,
                text("• Stays: the claim list of the office. It belongs to the office, not to this bot."),
                text("• Stays: the number of your receipt, without your name and ID."),
                text("• Stays: messages in this chat. Only you can delete them, in Telegram."),
                text("• Emergency copies lose your data within 30 days."),
            ),
            text("It cannot be undone. For a copy first, type /dataku."),
        ),
        (
            (Button(text("Erase my data"), Open("erase_now", today.isoformat())),),
            (Button(text("Cancel"), Open("menu")),),
        ),
    )
    return Response(view)


def erase_now(person: Person, argument: str, today: date) -> Response:
    """Take the wish, and give the receipt; a button of another day asks again."""
    if argument != today.isoformat():
        return ask(person, "", today)
    receipt = person.memory.receipt()
    if receipt is None:
        return Response(_NOTHING)
    view = View(
        (
            text("Your data are being erased. Receipt: <b>{number}</b>", number=Raw(receipt.number)),
            lines(
                text("• Done by {moment} at the latest (3 x 24 hours).", moment=moment(receipt.due, receipt.time_zone)),
                text("• Keep the number if you want to ask about it."),
                text("• If you write again, you begin as somebody new."),
            ),
            text("Basis: UU 27/2022, Pasal 8."),
        ),
        ((_MENU,),),
    )
    return Response(view, effects=(AskErasure(),))
