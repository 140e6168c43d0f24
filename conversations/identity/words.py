"""What is said to people who prove a claim, wherever it goes."""

from datetime import date

from conversations.claim_status.claim import Claim
from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Raw, Text, lines, text
from conversations.engine.view import Button, View, column
from conversations.memory import Lock

_AGAIN = Button(text("Try again"), Begin("identity"))
_OWN = Button(text("Note it myself"), Begin("own_claim"))
_MENU = Button(text("Menu"), Open("menu"))
_CALL_CENTRE = Raw(CHANNELS.bpjs_call_centre)

NOT_YOURS = text(
    "That contact is not your own number, so I have not stored it. Please press the button: then Telegram sends yours."
)
TYPED_NUMBER = text("Please do not type the number. Press the button below: then Telegram confirms that it is yours.")


def introduction() -> View:
    """Tell what is needed to find a claim, and what is never asked."""
    return View(
        (
            text("<b>See the status of your claim here.</b> Three questions show that it is yours:"),
            lines(
                text("1. the last 4 characters of your KPJ,"),
                text("2. your birth date,"),
                text("3. your phone number, confirmed by Telegram."),
            ),
            text("I never ask for NIK, your mother's name, account number or OTP."),
        ),
        column(Button(text("Find my claim"), Begin("identity")), _OWN, _MENU),
    )


def found() -> View:
    """Say that the claim is the person's from now on."""
    return View(
        (text("<b>Your claim is found.</b> I show its status and remind you before each deadline."),),
        column(Button(text("Claim status"), Open("claims")), _MENU),
    )


def not_found() -> View:
    """Say the same whichever part was wrong, or when there is no claim: nobody learns about others from it."""
    return View(
        (
            text("I cannot find a claim with these three. Please check:"),
            lines(
                text("• the last 4 characters of the KPJ, as JMO shows them,"),
                text("• the birth date, as on the KTP,"),
                text("• that BPJS has the phone number of this Telegram."),
            ),
            text("Still not found? Ask {phone} or the nearest BPJS branch.", phone=_CALL_CENTRE),
        ),
        column(_AGAIN, _OWN, _MENU),
    )


def locked() -> View:
    """Say that five tries were wrong, and where the code for an officer is."""
    return View(
        (
            text("<b>Wait 24 hours before you try again.</b> Five tries did not match, so your data stay safe."),
            _OFFICE,
        ),
        column(Button(text("Code for an officer"), Open("identity")), _OWN, _MENU),
    )


def lock_stands(lock: Lock) -> View:
    """Say that a lock stands, and tell the code by which an officer of this service lifts it."""
    return View(
        (
            text("<b>Wait 24 hours from the last try.</b> Five tries did not match, so your data stay safe."),
            text("Sooner: tell an officer of Kawan JKP this code: <b>{code}</b>.", code=Raw(lock.code)),
            _OFFICE,
        ),
        column(_OWN, _MENU),
    )


_OFFICE = text("About the claim itself, ask {phone} or the nearest BPJS branch.", phone=_CALL_CENTRE)


def unreachable() -> View:
    """Say that the office's system does not answer, and what works without it."""
    return View(
        (
            text("I cannot reach the claims system now. Please try again in an hour."),
            text("Urgent? Ask {phone} or the nearest BPJS branch.", phone=_CALL_CENTRE),
        ),
        column(_AGAIN, _OWN, _MENU),
    )


def last_known(claim: Claim) -> Text:
    """Say that the office's system does not answer, and how old is what is shown (the day in UTC)."""
    told_on: date = claim.told_at.date()
    return text("I cannot reach the claims system now. The last I know is of {date}.", date=told_on)
