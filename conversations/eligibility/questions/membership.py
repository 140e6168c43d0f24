"""Taking part in JKP: citizenship, age, JKN, paid months, programmes."""

from conversations.eligibility.checks import born_plausibly, not_ahead, run_within_months, within_window
from conversations.eligibility.questions.options import DONT_KNOW, YES_NO
from conversations.eligibility.questions.programmes import read_programmes
from conversations.engine.flow import Option, Question
from conversations.engine.text import text

_BASICS_WHY = text(
    "These are conditions of taking part in JKP. They are true for nearly everybody, so we ask them together."
)
_BASICS_OPTIONS = (
    Option("yes", text("Yes, all three"), ("ketiganya benar", "semua benar", "benar semua")),
    Option("no", text("Not all"), ("ada yang tidak", "tidak semua", "ada yang salah")),
    DONT_KNOW,
)

BASICS = Question(
    name="basics",
    title=text("Citizenship, age, JKN"),
    ask=text(
        "<b>Are all three true?</b>\n1. You are an Indonesian citizen.\n2. You were under 54 when enrolled in JKP.\n"
        "3. While you worked there you were in JKN (BPJS Kesehatan), whoever paid for it."
    ),
    why=_BASICS_WHY,
    together=True,
    options=_BASICS_OPTIONS,
    samples=("ya", "tidak semua", "gak tau"),
)

BASICS_R21 = Question(
    name="basics_r21",
    title=text("Citizenship, age, JKN then"),
    ask=text(
        "<b>Are all three true?</b>\n1. You are an Indonesian citizen.\n2. You were under 54 when enrolled in JKP.\n"
        "3. While you worked there you were in JKN (BPJS Kesehatan) through your company."
    ),
    why=_BASICS_WHY,
    together=True,
    options=_BASICS_OPTIONS,
    samples=("ya", "tidak semua", "gak tau"),
)

CITIZEN = Question(
    name="citizen",
    title=text("Indonesian citizen"),
    ask=text("<b>Are you an Indonesian citizen (WNI)?</b>"),
    why=text("Only Indonesian citizens can take part in JKP."),
    options=YES_NO,
    samples=("ya", "bukan", "gak tau"),
)

BORN = Question(
    name="born",
    kind="date",
    title=text("Date of birth"),
    ask=text("<b>What is your date of birth?</b>"),
    why=text("JKP is for those who were under 54 when they were enrolled. Age at the layoff does not matter."),
    hint=text("Type it like 17 August 1985."),
    options=(DONT_KNOW,),
    check=born_plausibly,
    earliest=1926,
    samples=("17 agustus 1985", "12-05-1969", "lupa"),
)

REGISTERED_ON = Question(
    name="registered_on",
    kind="date",
    title=text("Enrolled in JKP on"),
    ask=text("<b>When did your employer enrol you in JKP?</b>"),
    why=text("Your age on that day decides, not your age today."),
    hint=text("The JMO app shows it. JKP began on 2 February 2021."),
    options=(DONT_KNOW,),
    check=not_ahead,
    samples=("1 maret 2021", "lupa"),
)

JKN = Question(
    name="jkn",
    title=text("JKN (BPJS Kesehatan)"),
    ask=text("<b>How were you in JKN (BPJS Kesehatan) while you worked there?</b>"),
    why=text("JKP asks for JKN membership. Before 7 February 2025 it had to be through the company."),
    options=(
        Option(
            "wage_earner",
            text("Through the company"),
            ("lewat perusahaan", "dari kantor", "ppu", "ditanggung perusahaan"),
        ),
        Option("independent", text("I pay it myself"), ("mandiri", "bayar sendiri", "pbpu")),
        Option("subsidised", text("Paid by the government"), ("pbi", "gratis", "kis", "dibayar pemerintah")),
        Option("family", text("Through the family"), ("ikut suami", "ikut istri", "ikut keluarga", "ikut orang tua")),
        Option("none", text("Not in JKN"), ("tidak punya", "belum punya", "tidak ada", "tidak ikut")),
        DONT_KNOW,
    ),
    samples=("mandiri", "pbi", "dari kantor", "gak tau"),
)

MONTHS_PAID = Question(
    name="months_paid",
    kind="months",
    title=text("Months paid"),
    ask=text("<b>For how many of the 24 months before the layoff were contributions paid?</b>"),
    why=text(
        "JKP needs at least 12 paid months within the 24 months before the layoff. They need not be in a row now."
    ),
    hint=text(
        "Count only paid months (bulan iuran). The JMO app (Jamsostek Mobile) shows them. You may type a number."
    ),
    options=(
        Option(
            "12+",
            text("12 months or more"),
            (
                "lebih dari 12",
                "di atas 12",
                "lebih dari setahun",
                "12 bulan atau lebih",
                "12 ke atas",
                "penuh",
                "semua",
                "full",
            ),
        ),
        Option(
            "under12",
            text("Less than 12 months"),
            ("kurang dari 12", "di bawah 12", "kurang dari setahun", "belum setahun", "belum 12 bulan"),
        ),
        Option(
            "never",
            text("Never enrolled"),
            ("tidak didaftarkan", "tidak pernah didaftarkan", "tidak terdaftar", "belum didaftarkan"),
        ),
        DONT_KNOW,
    ),
    check=within_window,
    samples=("14", "14 bulan", "12 bulan atau lebih", "kurang dari 12", "gak tau"),
)

LONGEST_RUN = Question(
    name="longest_run",
    kind="months",
    title=text("Months in a row"),
    ask=text("<b>How many of those months were paid in a row?</b>"),
    why=text("The rules before 7 February 2025 asked for six months in a row."),
    hint=text("Give the longest row. You may type a number."),
    options=(
        Option("6+", text("6 or more in a row"), ("6 atau lebih", "lebih dari 6", "enam ke atas")),
        Option("under6", text("Fewer than 6 in a row"), ("kurang dari 6", "tidak sampai 6")),
        DONT_KNOW,
    ),
    check=run_within_months,
    samples=("8", "kurang dari 6", "lupa"),
)

ENROLLED = Question(
    name="enrolled",
    title=text("Enrolled at BPJS Ketenagakerjaan"),
    ask=text("<b>Did your employer enrol you at BPJS Ketenagakerjaan?</b>"),
    why=text("An employer who enrolled nobody owes the benefit itself."),
    hint=text("If so, you have a BPJS number (KPJ), or the JMO app shows your membership."),
    options=YES_NO,
    samples=("ya", "tidak", "gak tau"),
)

PROGRAMMES = Question(
    name="programmes",
    title=text("Programmes in JMO"),
    ask=text("<b>Which BPJS Ketenagakerjaan programmes does JMO show for you?</b>"),
    why=text("JKP goes together with JKK, JKM and JHT, and with JP at medium and large companies."),
    hint=text("JKK is accident, JKM death, JHT old-age savings, JP pension."),
    options=(
        Option(
            "all", text("JKK, JKM, JHT and JP"), ("semua", "semuanya ada", "lengkap", "keempatnya", "empat empatnya")
        ),
        Option("no_jp", text("All but JP"), ("tanpa jp", "semua kecuali jp", "tidak ada jp")),
        Option(
            "less",
            text("JKK, JKM or JHT is missing"),
            ("tidak ada jht", "tidak ada jkk", "tidak ada jkm", "hanya jkk dan jkm"),
        ),
        DONT_KNOW,
    ),
    reads=read_programmes,
    samples=("semua", "tanpa jp", "jkk jkm jht jp", "gak tau"),
)
