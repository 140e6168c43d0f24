"""The layoff and the claim: how the job ended, when, and whether a claim was filed."""

from conversations.eligibility.checks import declared_in_order, filed_in_order, plausible_layoff
from conversations.eligibility.questions.causes import read_cause
from conversations.eligibility.questions.options import DONT_KNOW, YES_NO
from conversations.engine.flow import Option, Question
from conversations.engine.text import text

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
                "efisiensi",
                "pengurangan karyawan",
                "pengurangan tenaga kerja",
                "diberhentikan",
                "dikeluarkan",
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
            ("habis kontrak", "kontrak habis", "kontrak abis", "kontrak selesai", "tidak diperpanjang", "pkwt selesai"),
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
            ("pelanggaran", "kesalahan berat", "melanggar aturan", "indisipliner", "mangkir", "dipecat karena mangkir"),
        ),
        Option("retired", text("Retirement"), ("pensiun",)),
        Option("disabled", text("Permanent disability"), ("cacat total tetap", "cacat")),
        Option("died", text("The worker died"), ("meninggal", "wafat")),
        DONT_KNOW,
    ),
    reads=read_cause,
    samples=("saya di phk", "resign", "habis kontrak", "pabrik tutup", "disuruh resign", "gak tau"),
)

PHK_DATE = Question(
    name="phk_date",
    kind="date",
    title=text("Date of the layoff"),
    ask=text("<b>From which date does the layoff count?</b>"),
    why=text("The last day to claim is counted from this date."),
    hint=text(
        "You will find it in your layoff letter. Type it like 12 March 2026. With two dates, give the earlier one."
    ),
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
    options=YES_NO,
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

PROOF = Question(
    name="proof",
    title=text("Proof of the layoff"),
    ask=text("<b>Which proof of the layoff do you have?</b>"),
    why=text("A claim needs one of the listed proofs. An employer's letter alone, or a paklaring, is not on the list."),
    hint=text(
        "Acceptance is proof that you accepted the PHK. "
        "The receipt (tanda terima laporan PHK) comes from a labour office. "
        "The agreement is a perjanjian bersama. PHI is the industrial court. A paklaring is a work certificate."
    ),
    options=(
        Option(
            "acceptance_and_receipt",
            text("Acceptance + receipt"),
            ("surat phk dan tanda terima", "surat phk + tanda terima", "bukti terima phk dan tanda terima"),
        ),
        Option("receipt_only", text("Receipt only"), ("tanda terima saja", "hanya tanda terima")),
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
    samples=("surat phk saja", "surat phk dan tanda terima", "belum ada", "gak tau"),
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
