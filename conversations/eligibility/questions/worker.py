"""The worker now: a new job, earlier claims, willingness to work."""

from conversations.eligibility.checks import not_ahead, not_before_layoff
from conversations.eligibility.questions.options import DONT_KNOW, NO, YES_NO
from conversations.engine.flow import Option, Question
from conversations.engine.text import text

NOW = Question(
    name="now",
    title=text("Job, earlier claims, KAPK"),
    ask=text(
        "<b>Are all three true?</b>\n1. You have no new job as an employee.\n2. You have never received JKP.\n"
        "3. You are willing to look for work again."
    ),
    why=text(
        "JKP ends with a new job, may be received at most three times, "
        "and asks for a signed statement to seek work (KAPK)."
    ),
    options=(
        Option("yes", text("Yes, all three"), ("ketiganya benar", "semua benar", "benar semua")),
        Option("no", text("Not all"), ("ada yang tidak", "tidak semua", "ada yang salah")),
        DONT_KNOW,
    ),
    together=True,
    samples=("ya", "tidak semua", "gak tau"),
)

HAS_NEW_JOB = Question(
    name="has_new_job",
    title=text("New job"),
    ask=text("<b>Do you have a new job as an employee, or one about to begin?</b>"),
    why=text("The benefit ends on the day a new job as an employee begins. Months before that day still count."),
    options=YES_NO,
    samples=("belum", "sudah", "gak tau"),
)

WORKING_FROM = Question(
    name="working_from",
    kind="date",
    title=text("New job begins"),
    ask=text("<b>On which date does or did the new job begin?</b>"),
    why=text("Payments dated before that day stay; later ones stop."),
    hint=text("Type it with the year, like 2 June 2027."),
    options=(DONT_KNOW,),
    check=not_before_layoff,
    samples=("2 juni 2027", "lupa"),
)

CLAIMS_BEFORE = Question(
    name="claims_before",
    title=text("JKP received before"),
    ask=text("<b>How many times have you received JKP before this layoff?</b>"),
    why=text("JKP may be received three times in a working life, with years between."),
    options=(
        Option("0", text("Never"), ("belum pernah", "tidak pernah")),
        Option("1", text("Once"), ("sekali", "satu kali", "1 kali", "1x")),
        Option("2", text("Twice"), ("dua kali", "2 kali", "2x")),
        Option("3", text("Three times"), ("tiga kali", "3 kali", "3x")),
        DONT_KNOW,
    ),
    samples=("belum pernah", "sekali", "lupa"),
)

LAST_BENEFIT_ON = Question(
    name="last_benefit_on",
    kind="date",
    title=text("Last JKP payment"),
    ask=text("<b>When did you receive the last JKP payment?</b>"),
    why=text("About five years of contributions lie between two claims."),
    hint=text("Type the date of the payment in your bank account, like 12 August 2022."),
    options=(DONT_KNOW,),
    check=not_ahead,
    samples=("12 agustus 2022", "lupa"),
)

WILLING = Question(
    name="willing",
    title=text("Willing to seek work (KAPK)"),
    ask=text("<b>Will you sign the statement that you are looking for work (KAPK)?</b>"),
    why=text("KAPK is the statement to seek work. Without it no claim can be filed."),
    options=(Option("yes", text("Yes"), ("bersedia", "mau", "siap", "sanggup")), NO, DONT_KNOW),
    samples=("bersedia", "tidak", "gak tau"),
)
