"""The pages on what JKP is and pays: by the law that holds on the day on which they are read."""

from conversations.eligibility.parameters import CHANNELS, LAWS, Law, value
from conversations.eligibility.sources import by, source
from conversations.engine.text import Raw, Said, lines, text
from conversations.information.figures import at_most, base, in_a_row, total
from conversations.information.topic import Topic

_BPJS = Raw(CHANNELS.bpjs_call_centre)
_JKN = "Perpres 59/2024 Pasal 27"


def _jkp(law: Law) -> tuple[Said, ...]:
    cash = text(
        "• Cash: {percent} percent of the reported wage, up to {months} months.",
        percent=law.percents[0],
        months=len(law.percents),
    )
    return (
        text("<b>JKP (Jaminan Kehilangan Pekerjaan)</b> is the insurance for employees who lose their job by PHK."),
        lines(cash, text("• Access to vacancies and career counselling."), text("• Job training.")),
        text("Nothing is deducted from your wage for it. Claiming is free."),
        source("CASH-01", "CONT-01", regime=law.regime),
    )


def _conditions(law: Law) -> tuple[Said, ...]:
    months = text(
        "• {needed} months were paid within the {window} months before the PHK;",
        needed=law.months_needed,
        window=value("ELIG-01", law.regime, "window"),
    )
    return (
        text("<b>You can receive JKP when:</b>"),
        lines(
            text("• the employer ended your job (PHK), not you;"),
            months,
            text("• you are an Indonesian citizen and were under {age} when enrolled;", age=law.younger_than),
            text("• you are in JKK, JKM and JHT, at medium and large companies in JP too, and in JKN;"),
            text("• you have proof of the PHK, and no new job as an employee;"),
            text("• you are willing to look for work, by signing KAPK."),
        ),
        text("Resigning, retiring, permanent total disability, death and a contract that ran out are not covered."),
        in_a_row(law),
        source("PART-01", "PART-04", "ELIG-01", "ELIG-06", "ELIG-07", regime=law.regime),
    )


def _amount(law: Law) -> tuple[Said, ...]:
    paid = text(
        "It is paid into your own bank account, within {n} working days of a complete application.",
        n=value("CASH-07", "R25", "working_days"),
    )
    return (
        at_most(law),
        total(law),
        base(law),
        paid,
        source("CASH-01", "CASH-03", "CASH-04", "CASH-07", regime=law.regime),
    )


def _deadline(law: Law) -> tuple[Said, ...]:
    old = text(
        "Older pages still say {months} months. That was the rule until February 2025.",
        months=LAWS["R21"].filing_months,
    )
    return (
        text("<b>{months} months from the date of the PHK.</b>", months=law.filing_months),
        text("We advise to file at the latest one day before; SIAPkerja gives no extra time."),
        *((old,) if law.regime == "R25" else ()),
        text("The right ends with a new job as an employee, and does not pass to heirs."),
        source("CLAIM-01", "CLAIM-02", regime=law.regime),
    )


def _second(law: Law) -> tuple[Said, ...]:
    return (
        text("<b>JKP may be received at most {times} times in a working life.</b>", times=law.times_allowed),
        text("Between two claims lie about {months} months of contributions.", months=law.months_between_claims),
        text("How these months are counted is not settled: since the last payment, or in all."),
        text("Ask BPJS {bpjs} before the time for the claim ends.", bpjs=_BPJS),
        source("CLAIM-04", "CLAIM-06", regime=law.regime),
    )


def _employer_pays(law: Law) -> tuple[Said, ...]:
    bankrupt = text(
        "A company declared bankrupt or closed by law: BPJS pays when arrears are at most {months} months.",
        months=law.arrears_when_bankrupt or 0,
    )
    return (
        text("<b>The employer must pay the cash itself when:</b>"),
        lines(
            text("• it is behind for more than {months} months in a row;", months=law.arrears_bpjs_pays),
            text("• or it never enrolled you. For micro enterprises this could not be verified."),
        ),
        *((bankrupt,) if law.arrears_when_bankrupt else ()),
        lines(
            text("1. Ask the employer in writing and keep a copy."),
            text("2. No answer? Go to the Disnaker, or complain at {site}.", site=Raw(CHANNELS.complaints)),
            text("3. Ask BPJS {bpjs} how the arrears stand.", bpjs=_BPJS),
        ),
        source("ARR-02", "ARR-04", "ARR-07", regime=law.regime),
    )


def _other_rights(_: Law) -> tuple[Said, ...]:
    return (
        lines(
            text("• JKP does not replace severance or unpaid wages. What the employer owes, it still owes."),
            text("• JHT (old-age savings) is a separate programme and can be claimed too."),
            text("• After a PHK, JKN may go on for up to six months without contributions, with proof of the PHK."),
        ),
        text("The Disnaker helps in a dispute about severance. For JHT ask BPJS {bpjs}.", bpjs=_BPJS),
        by(_JKN),
    )


JKP = Topic(
    "jkp",
    text("What is JKP?"),
    text("Read what JKP is."),
    _jkp,
    ("jkp", "jaminan kehilangan pekerjaan", "program jkp", "manfaat jkp"),
)
CONDITIONS = Topic(
    "conditions",
    text("Conditions"),
    text("Read the conditions."),
    _conditions,
    ("syarat", "syaratnya", "persyaratan", "kriteria", "syarat jkp", "siapa yang berhak"),
)
AMOUNT = Topic(
    "amount",
    text("How much?"),
    text("Read how the cash is counted."),
    _amount,
    ("berapa", "besaran", "berapa uang", "berapa persen", "jumlah uang", "berapa bulan", "uang tunai", "hitung"),
)
DEADLINE = Topic(
    "deadline",
    text("Until when?"),
    text("Read until when you may claim."),
    _deadline,
    ("batas waktu", "deadline", "sampai kapan", "batas klaim", "terlambat", "kadaluarsa", "kapan terakhir"),
)
SECOND = Topic(
    "second",
    text("Second claim"),
    text("Ask BPJS whether enough years lie between the two claims."),
    _second,
    ("klaim kedua", "berapa kali", "klaim lagi", "kedua kali"),
)
EMPLOYER_PAYS = Topic(
    "employer_pays",
    text("Employer must pay"),
    text("Ask the employer in writing for the cash benefit that it owes."),
    _employer_pays,
    ("tunggakan", "menunggak", "tidak didaftarkan", "perusahaan tidak bayar bpjs", "tidak terdaftar"),
)
OTHER_RIGHTS = Topic(
    "other_rights",
    text("Other rights"),
    text("See what else you have a right to: severance, JHT, health insurance."),
    _other_rights,
    ("pesangon", "jht", "bpjs kesehatan", "hak lain", "jkn"),
)
