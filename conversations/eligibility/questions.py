"""The questions of the eligibility conversation: what is asked, why, and how people answer."""

from conversations.eligibility.checks import (
    born_plausibly,
    declared_in_order,
    filed_in_order,
    not_ahead,
    plausible_layoff,
    run_within_months,
    within_window,
)
from conversations.engine.flow import Option, Question
from conversations.engine.reading import UNKNOWN
from conversations.engine.text import text

DONT_KNOW = Option(
    UNKNOWN,
    text("Don't know"),
    ("gak tau", "ga tau", "tidak ingat", "lupa", "kurang tahu", "entah", "belum tahu", "gak yakin", "skip", "not sure"),
)
YES = Option("yes", text("Yes"))
NO = Option("no", text("No"))
_YES_NO = (YES, NO, DONT_KNOW)

REASON = Question(
    name="reason",
    title=text("How the job ended"),
    ask=text("<b>How did your job end?</b>"),
    why=text(
        "JKP pays when the employer ends the job. Resigning, retiring or a contract that runs out is not covered."
    ),
    hint=text("PHK means that the employer ended the job."),
    options=(
        Option(
            "efficiency",
            text("Laid off (PHK)"),
            (
                "di-PHK",
                "dipecat",
                "dirumahkan permanen",
                "efisiensi",
                "pengurangan karyawan",
                "layoff",
                "kena phk",
                "rugi",
                "merger",
            ),
        ),
        Option(
            "closure",
            text("Company closed or bankrupt"),
            ("pabrik tutup", "perusahaan tutup", "bangkrut", "pailit", "gulung tikar"),
        ),
        Option(
            "contract_cut_short",
            text("Contract cut short"),
            ("diputus kontrak", "kontrak diputus", "putus kontrak sebelum waktunya", "kontrak diputus di tengah jalan"),
        ),
        Option(
            "contract_ended",
            text("Contract ran out"),
            ("habis kontrak", "kontrak habis", "kontrak selesai", "tidak diperpanjang", "pkwt selesai"),
        ),
        Option("resigned", text("I resigned"), ("resign", "mengundurkan diri", "keluar sendiri", "berhenti sendiri")),
        Option(
            "pushed",
            text("Told to resign"),
            ("disuruh resign", "dipaksa resign", "diminta mengundurkan diri", "dipaksa mundur"),
        ),
        Option(
            "misconduct",
            text("PHK for misconduct"),
            ("pelanggaran", "kesalahan berat", "melanggar aturan", "indisipliner", "mangkir"),
        ),
        Option("retired", text("Retirement"), ("pensiun",)),
        Option("disabled", text("Permanent disability"), ("cacat total tetap", "cacat")),
        Option("died", text("The worker died"), ("meninggal", "wafat")),
        DONT_KNOW,
    ),
    samples=("saya di phk", "resign", "habis kontrak", "pabrik tutup", "disuruh resign", "gak tau"),
)

PHK_DATE = Question(
    name="phk_date",
    kind="date",
    title=text("Date of the layoff"),
    ask=text("<b>From which date does the layoff count?</b>"),
    why=text("The last day to claim is counted from this date."),
    hint=text("It stands in the layoff letter. Type it like 12 March 2026. With two dates, give the earlier one."),
    options=(DONT_KNOW,),
    check=plausible_layoff,
    samples=("10 juni 2026", "10/6/2026", "kemarin", "juni 2026", "5 november 2024", "lupa"),
)

FILED = Question(
    name="filed",
    title=text("Claim filed already"),
    ask=text("<b>Have you filed a JKP claim for this layoff?</b>"),
    why=text("The time to claim may have ended. A claim filed in time still counts."),
    hint=text("It is the claim (ajukan klaim) in your SIAPkerja account."),
    options=_YES_NO,
    samples=("sudah", "belum", "gak tau"),
)

FILED_ON = Question(
    name="filed_on",
    kind="date",
    title=text("Claim filed on"),
    ask=text("<b>On which date did you file the claim?</b>"),
    why=text("It shows whether the claim came in time and which rules count."),
    hint=text("Your SIAPkerja account and the e-mail from BPJS show it."),
    options=(DONT_KNOW,),
    check=filed_in_order,
    samples=("2 desember 2024", "3 februari 2025", "20/9/2025", "lupa"),
)

DECLARED_ON = Question(
    name="declared_on",
    kind="date",
    title=text("Declared eligible on"),
    ask=text("<b>When was that claim declared eligible?</b>"),
    why=text("Claims declared eligible before 7 February 2025 begin under the old rules."),
    hint=text("The e-mail from BPJS or your SIAPkerja account shows it."),
    options=(Option("never", text("Not yet declared"), ("belum", "belum ada", "ditolak")), DONT_KNOW),
    check=declared_in_order,
    samples=("16 desember 2024", "belum", "lupa"),
)

NOW = Question(
    name="now",
    title=text("Job, earlier claims, KAPK"),
    ask=text(
        "<b>Are all three true?</b>\n1. You have no new job as an employee.\n2. You have never received JKP.\n"
        "3. You are willing to look for work again."
    ),
    why=text(
        "JKP ends with a new job, may be received three times, and asks for a signed statement to seek work (KAPK)."
    ),
    options=(
        Option("yes", text("Yes, all three"), ("ketiganya benar", "semua benar", "benar semua")),
        Option("no", text("Not all"), ("ada yang tidak", "tidak semua", "ada yang salah")),
        DONT_KNOW,
    ),
    samples=("ya", "tidak semua", "gak tau"),
)

HAS_NEW_JOB = Question(
    name="has_new_job",
    title=text("New job"),
    ask=text("<b>Do you have a new job as an employee, or one about to begin?</b>"),
    why=text("The benefit ends on the day a new job as an employee begins. Months before that day still count."),
    options=_YES_NO,
    samples=("belum", "sudah", "gak tau"),
)

WORKING_FROM = Question(
    name="working_from",
    kind="date",
    title=text("New job begins"),
    ask=text("<b>On which date does or did the new job begin?</b>"),
    why=text("Instalments dated before that day stay; later ones fall away."),
    hint=text("Type it like 2 June 2026."),
    options=(DONT_KNOW,),
    samples=("2 juni 2026", "lupa"),
)

CLAIMS_BEFORE = Question(
    name="claims_before",
    title=text("JKP received before"),
    ask=text("<b>How many times have you received JKP before this layoff?</b>"),
    why=text("JKP may be received three times in a working life, with years between."),
    options=(
        Option("0", text("Never"), ("belum pernah", "tidak pernah", "nol")),
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
        "3. You are in JKN (BPJS Kesehatan), by any way of paying."
    ),
    why=_BASICS_WHY,
    options=_BASICS_OPTIONS,
    samples=("ya", "tidak semua", "gak tau"),
)

BASICS_R21 = Question(
    name="basics_r21",
    title=text("Citizenship, age, JKN then"),
    ask=text(
        "<b>Are all three true?</b>\n1. You are an Indonesian citizen.\n2. You were under 54 when enrolled in JKP.\n"
        "3. You were in JKN (BPJS Kesehatan) through your company."
    ),
    why=_BASICS_WHY,
    options=_BASICS_OPTIONS,
    samples=("ya", "tidak semua", "gak tau"),
)

CITIZEN = Question(
    name="citizen",
    title=text("Indonesian citizen"),
    ask=text("<b>Are you an Indonesian citizen (WNI)?</b>"),
    why=text("Only Indonesian citizens can take part in JKP."),
    options=_YES_NO,
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
    samples=("17 agustus 1995", "lupa"),
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
    ask=text("<b>How are you in JKN (BPJS Kesehatan)?</b>"),
    why=text("JKP asks for JKN membership. Before 7 February 2025 it had to be through the company."),
    options=(
        Option(
            "wage_earner",
            text("Through the company"),
            ("lewat perusahaan", "dari kantor", "ppu", "ditanggung perusahaan"),
        ),
        Option("independent", text("I pay it myself"), ("mandiri", "bayar sendiri", "pbpu")),
        Option("subsidised", text("Paid by the government"), ("pbi", "gratis", "kis", "dibayar pemerintah")),
        Option("none", text("Not in JKN"), ("tidak punya", "belum punya", "tidak ada")),
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
    hint=text("Count only paid months (bulan iuran). JMO shows them. You may type a number."),
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
    options=_YES_NO,
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
            "all", text("All: JKK, JKM, JHT, JP"), ("semua", "semuanya ada", "lengkap", "keempatnya", "empat empatnya")
        ),
        Option("no_jp", text("All but JP"), ("tanpa jp", "semua kecuali jp", "tidak ada jp", "jkk jkm jht")),
        Option(
            "less",
            text("JKK, JKM or JHT is missing"),
            ("kurang", "ada yang tidak ada", "tidak ada jht", "hanya jkk dan jkm", "jkk jkm saja"),
        ),
        DONT_KNOW,
    ),
    samples=("semua", "tanpa jp", "gak tau"),
)

ENTERPRISE = Question(
    name="enterprise",
    title=text("Size of the company"),
    ask=text("<b>How large is the company, as reported to BPJS?</b>"),
    why=text("The size decides whether JP (pension) must be among the programmes, and what the employer owes."),
    hint=text(
        "Yearly sales: micro to 2 billion rupiah, small to 15, medium to 50, large above. "
        "Not sure? Choose “Don't know”."
    ),
    options=(
        Option("micro", text("Micro"), ("mikro", "usaha mikro", "warung")),
        Option("small", text("Small"), ("kecil", "usaha kecil", "umkm")),
        Option("medium", text("Medium"), ("menengah", "sedang", "usaha menengah")),
        Option("large", text("Large"), ("besar", "usaha besar", "pabrik besar")),
        DONT_KNOW,
    ),
    samples=("mikro", "besar", "gak tau"),
)

ARREARS = Question(
    name="arrears",
    kind="months",
    title=text("Employer's arrears"),
    ask=text("<b>Is the employer behind with BPJS contributions?</b>"),
    why=text("Up to 3 months in a row BPJS pays all the same. Beyond that the employer must pay the cash first."),
    hint=text("Count the unpaid months in a row. You may type a number."),
    options=(
        Option(
            "0", text("Not behind"), ("tidak menunggak", "tidak ada tunggakan", "lancar", "tidak", "nggak", "nggak ada")
        ),
        Option("3", text("1 to 3 months"), ("1-3 bulan", "1 sampai 3 bulan")),
        Option("6", text("4 to 6 months"), ("4-6 bulan", "4 sampai 6 bulan")),
        Option("7", text("More than 6 months"), ("lebih dari 6 bulan", "di atas 6 bulan")),
        DONT_KNOW,
    ),
    samples=("tidak menunggak", "2 bulan", "gak tau"),
)

EMPLOYER = Question(
    name="employer",
    title=text("The company now"),
    ask=text("<b>How is the company now?</b>"),
    why=text(
        "With arrears above 3 months it decides who pays: a company declared bankrupt or closed is treated differently."
    ),
    options=(
        Option("trading", text("Still running"), ("masih jalan", "masih buka", "masih beroperasi", "aktif")),
        Option("bankrupt", text("Declared bankrupt"), ("pailit", "bangkrut")),
        Option("closed", text("Closed by law"), ("tutup", "sudah tutup", "bubar")),
        DONT_KNOW,
    ),
    samples=("masih jalan", "pailit", "gak tau"),
)

PROOF = Question(
    name="proof",
    title=text("Proof of the layoff"),
    ask=text("<b>Which proof of the layoff do you have?</b>"),
    why=text("A claim needs one of the listed proofs. An employer's letter alone, or a paklaring, is not on the list."),
    hint=text(
        "The receipt (tanda terima laporan PHK) comes from a labour office. PHI is the industrial court. "
        "A mutual agreement is a perjanjian bersama."
    ),
    options=(
        Option(
            "acceptance_and_receipt",
            text("Receipt of the PHK report"),
            ("tanda terima", "tanda terima laporan", "bukti lapor", "tanda terima laporan phk"),
        ),
        Option(
            "agreement_registered", text("Agreement + PHI deed"), ("perjanjian bersama dan akta phi", "pb dan akta")
        ),
        Option(
            "agreement_and_receipt",
            text("Agreement + receipt"),
            ("perjanjian bersama dan tanda terima", "pb dan tanda terima"),
        ),
        Option("final_court_decision", text("Final PHI decision"), ("putusan phi", "putusan pengadilan", "inkrah")),
        Option(
            "letter_only",
            text("Only a letter or paklaring"),
            ("surat phk", "surat phk saja", "paklaring", "surat saja", "hanya surat"),
        ),
        Option("none", text("Nothing yet"), ("belum ada", "tidak ada", "belum punya", "tidak punya")),
        DONT_KNOW,
    ),
    samples=("surat phk saja", "tanda terima laporan phk", "belum ada", "gak tau"),
)

RECEIPT_FROM = Question(
    name="receipt_from",
    title=text("Receipt given by"),
    ask=text("<b>Which office gave the receipt of the PHK report?</b>"),
    why=text("The rules before 7 February 2025 ask for the office of the regency or city."),
    options=(
        Option("regency", text("Regency or city office"), ("kabupaten", "kota", "disnaker kota", "disnaker kabupaten")),
        Option("province", text("Provincial office"), ("provinsi", "disnaker provinsi")),
        Option("ministry", text("The ministry"), ("kementerian", "kemnaker", "wajib lapor")),
        DONT_KNOW,
    ),
    samples=("disnaker kota", "provinsi", "gak tau"),
)

WAGE = Question(
    name="wage",
    kind="money",
    title=text("Last reported wage"),
    ask=text("<b>What was the last monthly wage that your employer reported to BPJS?</b>"),
    why=text("The cash is counted from the reported wage, at most 5 million rupiah. The pay slip may differ."),
    hint=text("JMO shows it. Type it like 3,500,000 or 3.5 million."),
    options=(DONT_KNOW,),
    samples=("3,5 juta", "4.250.000", "gak tau"),
)
