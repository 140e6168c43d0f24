"""The standing messages of the reception: greeting, menu, consent, help, languages, general information."""

from datetime import date

from conversations.answers.record import COUNSELLING, MONTH, MY_CLAIM, OFFICER, PAPERS, TRAINING, VACANCIES
from conversations.engine.actions import Agree, Begin, Open, Speak
from conversations.engine.text import Raw, Text, lines, text
from conversations.engine.view import Button, Rows, View, column
from conversations.information.topics import SHOWN, TOPICS
from conversations.reception.next_steps import STEPS

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""Languages by their own names, the default first."""

MENU = Button(text("Menu"), Open("menu"))
CHECK = text("Check eligibility")
GO_ON = text("Go on with the check")
SEE = text("See my result")
_INFORMATION = Button(text("About JKP"), Open("information"))
_ABOUT = Button(text("About this bot"), Open("about"))
_LANGUAGE = Button(text("Language"), Open("language"))


def _menu_buttons(check: Text) -> Rows:
    return (
        (Button(check, Begin("eligibility")),),
        (MY_CLAIM, MONTH),
        (VACANCIES, TRAINING),
        (COUNSELLING, PAPERS),
        (OFFICER,),
        (_INFORMATION, _LANGUAGE),
        (_ABOUT,),
    )


def greeting(check: Text) -> View:
    """Say who speaks and what can be done here."""
    return View(
        (
            text("Hello, this is <b>Kawan JKP</b>."),
            text(
                "I help employees who lost their job to use JKP (Jaminan Kehilangan Pekerjaan), the job-loss insurance."
            ),
            text("In about 9 questions I tell you whether you are eligible, until when to claim, and how much."),
            text(
                "Have you claimed already? I tell you where your claim is and whose move it is, "
                "and look for work with you."
            ),
        ),
        _menu_buttons(check),
    )


def menu(check: Text) -> View:
    """Offer what can be done."""
    return View((text("<b>Menu.</b> What would you like to do?"),), _menu_buttons(check))


def help_page(check: Text) -> View:
    """Say how to use the bot, with examples."""
    return View(
        (
            text("<b>How to use Kawan JKP</b>"),
            lines(
                text("• Press a button, or type your answer in your own words."),
                text("• Examples: “12 March 2026”, “3.5 million”, “don't know”."),
                text("• Ask in between: “what is KAPK?”. The question then returns."),
                text("• “back” goes one question back, “cancel” stops. Your answers are kept."),
            ),
            lines(
                text("/cek – check eligibility"),
                text("/status – where my claim is"),
                text("/bulan – what this month needs"),
                text("/surat – papers and letters after a layoff"),
                text("/lowongan, /lamaran – vacancies, my applications"),
                text("/cek_loker, /cek_pesan – is this vacancy or message genuine?"),
                text("/pelatihan, /minat, /konseling – training, interests, counsellor"),
                text("/petugas – talk to an officer"),
                text("/perusahaan – for employers: duties and reports"),
            ),
            lines(
                text("/berhenti and /lanjut – which messages you want"),
                text("/dataku and /hapus – see or delete your data"),
                text("/bahasa – language, /batal – stop the questions"),
                text("/tentang – about this bot and your data"),
            ),
        ),
        _menu_buttons(check),
    )


def about() -> View:
    """Say what the bot is and what happens with the data."""
    return View(
        (
            text("<b>Kawan JKP</b> is a free helper. It is not BPJS Ketenagakerjaan and not the ministry."),
            text("Its answers follow PP 37/2021 as amended by PP 6/2025, and are guidance. BPJS decides on a claim."),
            lines(
                text("<b>Your data</b>"),
                text("• I store your Telegram ID, language and answers, to go on where you stopped."),
                text("• I never ask for NIK, account number, OTP or your mother's name. Do not send them."),
                text("• You can take your consent back. Then your answers are deleted at once."),
                text("• /dataku shows all that is stored about you. /hapus deletes it."),
            ),
            text("Official information: call BPJS 175 or see {site}.", site=Raw("jkp.go.id")),
        ),
        (
            (Button(text("See my data"), Open("data")), Button(text("Delete my data"), Open("erase"))),
            (Button(text("Take back consent"), Agree("eligibility", granted=False)), MENU),
        ),
    )


def refused() -> View:
    """Accept a *no*, and offer what stays open."""
    return View(
        (
            text(
                "That is fine. I ask nothing personal. General information stays open to you. "
                "Changed your mind? Type /cek."
            ),
        ),
        information().buttons,
    )


def withdrawn() -> View:
    """Confirm that consent was taken back."""
    return View(
        (text("Your consent is taken back, and all your answers are deleted. General information stays open to you."),),
        information().buttons,
    )


def information() -> View:
    """List the pages of general information."""
    buttons = [Button(TOPICS[name].button, Open("topic", name)) for name in SHOWN]
    pairs = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return View((text("<b>About JKP.</b> What would you like to know?"),), (*pairs, (MENU,)))


def topic(name: str, today: date) -> View:
    """Show one page of general information, with the step that follows from it."""
    steps = STEPS.get(name, ())
    more = (Button(text("More about JKP"), Open("information")), MENU)
    return View(TOPICS[name].parts(today), ((*steps,), more) if steps else (more,))


def language() -> View:
    """Offer the languages, each by its own name."""
    choices = [Button(Raw(name), Speak(code)) for code, name in LANGUAGES.items()]
    return View((text("Which language shall we speak?"),), column(*choices))


NOT_UNDERSTOOD = text("Sorry, I did not catch that. Please press a button or write it in other words.")
