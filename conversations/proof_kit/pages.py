"""The pages of the kit that ask nothing: what it offers, the steps of each case, the letters, and reporting oneself."""

from conversations.claim_status.cards import MENU
from conversations.claim_status.limits import CHECK_DAYS
from conversations.eligibility.parameters import CHANNELS
from conversations.engine.actions import Begin, Open
from conversations.engine.text import Raw, lines, text
from conversations.engine.view import Button, View, column
from conversations.proof_kit.answer import LETTER_LABELS
from conversations.proof_kit.questions import SITUATION

_KIT = Button(text("Layoff papers"), Open("kit"))
_LETTERS = Button(text("Write a letter"), Open("letters"))
_BPJS = Raw(CHANNELS.bpjs_call_centre)


def kit() -> View:
    """Say what the kit offers."""
    return View(
        (
            text("<b>Layoff papers</b>"),
            lines(
                text("• Find my steps: a few questions, then your steps and dates."),
                text("• Read the steps: for every case, without questions."),
                text("• Write a letter: in your own words, as a file."),
            ),
        ),
        (
            (Button(text("Find my steps"), Begin("kit")),),
            (Button(text("Read the steps"), Open("kit_steps")), _LETTERS),
            (Button(text("Report it yourself"), Open("self_report")),),
            (Button(text("Proof of the PHK"), Open("topic", "proof")), MENU),
        ),
    )


def cases() -> View:
    """List the cases of which the steps can be read."""
    listed = (Button(option.label, Open("kit_steps", option.value)) for option in SITUATION.options)
    return View((text("<b>What happened at your work?</b>"),), (*column(*listed), (_KIT, MENU)))


def letters() -> View:
    """Offer the three letters."""
    return View(
        (
            text("<b>Which letter do you need?</b>"),
            lines(
                text("• Ask for PHK letter: to the company, when you have nothing in writing."),
                text("• Ask to report: to the company, so that it reports the PHK."),
                text("• Complaint letter: to the Disnaker."),
            ),
            text("Each is a draft in Indonesian for you to read, sign and bring. I send it to nobody else."),
        ),
        (*column(*(Button(label, Open("letter", kind)) for kind, label in LETTER_LABELS.items())), (_KIT, MENU)),
    )


def self_report() -> View:
    """Say how to report one's own layoff: section 8 of the rule sheet, steps 2 to 4 (N13, N14, N18, N53)."""
    return View(
        (
            text("<b>Report it yourself (Lapor PHK)</b>"),
            lines(
                text("1. Open an account at {site} and fill in the profile.", site=Raw(CHANNELS.claim)),
                text("2. It asks for NIK and your mother's name. Type them only there, never here."),
                text("3. Choose Lapor PHK and add your proof of the PHK."),
                text("4. Look for the JKP badge (lencana JKP) in your account."),
                text("5. BPJS checks: about {days} days by the ministry's guide.", days=CHECK_DAYS),
            ),
            text(
                "<i>These steps come from guides; no article settles them. Stuck? Ask an officer or {bpjs}.</i>",
                bpjs=_BPJS,
            ),
        ),
        ((Button(text("Proof of the PHK"), Open("topic", "proof")), _LETTERS), (_KIT, MENU)),
    )
