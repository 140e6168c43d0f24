"""The pages on the claim: its steps, the report and the proof of the layoff, and what each month needs."""

from conversations.claim_status.limits import CHECK_DAYS, REPORT_ARTICLE, REPORT_DAYS
from conversations.eligibility.parameters import CHANNELS, Law, cite, value
from conversations.eligibility.sources import PRACTICE, by, source
from conversations.engine.text import Raw, Said, lines, text
from conversations.information.topic import Topic

_BPJS = Raw(CHANNELS.bpjs_call_centre)
_PAY_DAYS: int = value("CASH-07", "R25", "working_days")


def _claim(law: Law) -> tuple[Said, ...]:
    paid = text(
        "6. The first payment follows within {n} working days of a complete and correct application.", n=_PAY_DAYS
    )
    return (
        text("<b>The first claim, step by step</b>"),
        lines(
            text("1. Open or enter your account at {site}.", site=Raw(CHANNELS.claim)),
            text("2. Complete the profile. The JKP badge (lencana JKP) appears there."),
            text("3. No badge? Report the layoff yourself (Lapor PHK) with your proof."),
            text("4. BPJS checks the data, in about {n} days once it is complete.", n=CHECK_DAYS),
            text("5. Press Ajukan klaim: your data, your own bank account, and KAPK."),
            paid,
            text("7. After month 1, fill in the self-assessment (asesmen diri)."),
        ),
        text("Have ready: ID card, your own bank account, BPJS number (KPJ), proof of the PHK, e-mail and phone."),
        text("Never give an OTP to anybody. Claiming is free."),
        source("CASH-09", "CASH-07", "PROOF-01", regime=law.regime),
    )


def _report(_: Law) -> tuple[Said, ...]:
    or_else = text("3. Call BPJS {bpjs}, or complain at {site}.", bpjs=_BPJS, site=Raw(CHANNELS.complaints))
    return (
        text(
            "<b>The employer must report the PHK within {n} working days</b>, with the proof of the PHK.", n=REPORT_DAYS
        ),
        text("It reports at {site} and sets you inactive at BPJS.", site=Raw(CHANNELS.employer_report)),
        lines(
            text("If the employer does not:"),
            text("1. Ask for it in writing and keep the message."),
            text("2. Report the layoff yourself (Lapor PHK) in your SIAPkerja account, with proof."),
            or_else,
        ),
        text("While you still show as active, the claim stalls."),
        by(f"{REPORT_ARTICLE}; {cite('ELIG-05')}"),
    )


def _proof(law: Law) -> tuple[Said, ...]:
    return (
        text("<b>One of these is enough:</b>"),
        lines(
            text("• you accepted the PHK, and the receipt of the PHK report (tanda terima laporan PHK);"),
            text("• a mutual agreement (perjanjian bersama) with the PHI deed, or with that receipt;"),
            text("• a final decision of the PHI. Whether this still counts since 2025 could not be verified."),
        ),
        text("The receipt comes from the ministry, or the provincial, regency or city labour office (Disnaker)."),
        text("A letter of the employer alone, or a paklaring, is not on the list."),
        text("Only a letter? Take it to the Disnaker of your regency or city and ask for the receipt."),
        source("PROOF-01", "PROOF-02", "PROOF-03", regime=law.regime),
    )


def _kapk(law: Law) -> tuple[Said, ...]:
    return (
        text("<b>KAPK</b> is the statement that you look for work (Komitmen Aktivitas Pencarian Kerja)."),
        text("You sign it in SIAPkerja together with the first claim. Without it no claim can be filed."),
        source("ELIG-03", "CASH-09", regime=law.regime),
    )


def _monthly(law: Law) -> tuple[Said, ...]:
    needed, calls = (value("CASH-11", law.regime, key) for key in ("applications", "calls"))
    attendance = text(
        "• in training: attendance of at least {percent} percent in the month before;",
        percent=value("TRN-05", law.regime, "percent"),
    )
    return (
        text("<b>Every month from 2 to 6 needs its own application with proof.</b>"),
        lines(
            text("• {n} applications in the month, best to {n} different companies;", n=needed),
            text("• or {n} call for a selection test or interview;", n=calls),
            attendance,
            text("• month 6: also the employment-status form (formulir status kebekerjaan)."),
        ),
        text("The date to apply stands in your SIAPkerja account. The new text on these dates could not be verified."),
        text("Whether a missed month can be made up is not settled. Call {bpjs} at once.", bpjs=_BPJS),
        source("CASH-10", "CASH-11", "CASH-12", "CASH-13", regime=law.regime),
    )


def _jmo(_: Law) -> tuple[Said, ...]:
    return (
        text("<b>JMO (Jamsostek Mobile)</b> shows your BPJS records:"),
        lines(
            text("• the months paid, and months that are missing;"),
            text("• the last reported wage;"),
            text("• the programmes: JKK, JKM, JHT, JP;"),
            text("• your BPJS number (KPJ)."),
        ),
        text("The same stands at {site}.", site=Raw(CHANNELS.member)),
        text("Two BPJS numbers? Ask BPJS to merge them (amalgamasi), so that the months count together."),
        text("Something wrong or missing? Ask the employer, then BPJS {bpjs}.", bpjs=_BPJS),
        PRACTICE,
    )


CLAIM = Topic(
    "claim",
    text("How to claim"),
    text("File the claim in SIAPkerja, with your own bank account and KAPK."),
    _claim,
    ("cara klaim", "cara mengajukan", "klaim", "ajukan klaim", "cara daftar", "siapkerja", "dokumen", "berkas"),
)
REPORT = Topic(
    "report",
    text("PHK report"),
    text("Check that the layoff is reported and you are set inactive at BPJS."),
    _report,
    ("lapor phk", "laporan phk", "wajib lapor", "masih aktif", "nonaktif", "perusahaan tidak lapor", "lencana"),
)
PROOF = Topic(
    "proof",
    text("Proof of the PHK"),
    text("Get one of the listed proofs of the PHK."),
    _proof,
    ("bukti phk", "surat phk", "paklaring", "tanda terima", "perjanjian bersama", "phi"),
)
KAPK = Topic(
    "kapk", text("KAPK"), text("Sign KAPK when you file the claim."), _kapk, ("kapk", "komitmen", "surat komitmen")
)
MONTHLY = Topic(
    "monthly",
    text("Months 2 to 6"),
    text("From month 2, collect proof of job search every month."),
    _monthly,
    ("bulan kedua", "bulan ke 2", "tiap bulan", "bulan berikutnya", "lamaran", "5 lamaran", "wawancara", "asesmen"),
)
JMO = Topic(
    "jmo",
    text("Check JMO"),
    text("Look up months, wage and programmes in the JMO app."),
    _jmo,
    ("jmo", "cek iuran", "kpj", "jamsostek mobile", "saldo", "bulan iuran", "masa iur", "amalgamasi"),
)
