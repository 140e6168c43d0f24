"""The pages of general information. Figures come from the rule book and are never typed twice."""

from conversations.eligibility.parameters import CHANNELS, R21, R25, cites
from conversations.engine.text import Money, Raw, Text, lines, text
from conversations.information.questions import QUESTIONS
from conversations.information.topic import Topic

_CAP = Money(R25.wage_cap)
_MOST = Money(R25.wage_cap * R25.percents[0] // 100)
_MOST_TOTAL = Money(sum(R25.wage_cap * percent // 100 for percent in R25.percents))
_PERCENT = R25.percents[0]
_MONTHS = len(R25.percents)


def _law(*rules: str) -> Text:
    return text("<i>Source: {cites}</i>", cites=Raw(cites(*rules)))


_TOPICS = (
    Topic(
        "jkp",
        text("What is JKP?"),
        text("Read what JKP is."),
        (
            text("<b>JKP (Jaminan Kehilangan Pekerjaan)</b> is the insurance for employees who lose their job by PHK."),
            lines(
                text(
                    "• Cash: {percent} percent of the reported wage, up to {months} months.",
                    percent=_PERCENT,
                    months=_MONTHS,
                ),
                text("• Access to vacancies and career counselling."),
                text("• Job training."),
            ),
            text("Nothing is deducted from your wage for it. Claiming is free."),
            _law("CASH-01", "CONT-01"),
        ),
        ("jkp", "jaminan kehilangan pekerjaan", "program jkp", "manfaat jkp"),
    ),
    Topic(
        "conditions",
        text("Conditions"),
        text("Read the conditions."),
        (
            text("<b>You can receive JKP when:</b>"),
            lines(
                text("• the employer ended your job (PHK), not you;"),
                text("• {needed} months were paid within the 24 months before the PHK;", needed=R25.months_needed),
                text("• you are an Indonesian citizen and were under {age} when enrolled;", age=R25.younger_than),
                text("• you are in JKK, JKM and JHT, at medium and large companies in JP too, and in JKN;"),
                text("• you have proof of the PHK, and no new job as an employee;"),
                text("• you are willing to look for work, by signing KAPK."),
            ),
            text("Resigning, retiring, permanent total disability, death and a contract that ran out are not covered."),
            text("Since 7 February 2025 the months need not be in a row."),
            _law("PART-01", "PART-04", "ELIG-01", "ELIG-06", "ELIG-07"),
        ),
        ("syarat", "syaratnya", "persyaratan", "kriteria", "syarat jkp", "siapa yang berhak"),
    ),
    Topic(
        "amount",
        text("How much?"),
        text("Read how the cash is counted."),
        (
            text(
                "<b>{percent} percent of the reported wage each month, at most {most} a month.</b>",
                percent=_PERCENT,
                most=_MOST,
            ),
            text("For up to {months} months; at most {total} in all.", months=_MONTHS, total=_MOST_TOTAL),
            text("What counts is the last wage that the employer reported to BPJS, at most {cap}.", cap=_CAP),
            text("It is paid into your own bank account, within 3 working days of a complete application."),
            _law("CASH-01", "CASH-03", "CASH-04", "CASH-07"),
        ),
        ("berapa", "besaran", "berapa uang", "berapa persen", "jumlah uang", "berapa bulan", "uang tunai", "hitung"),
    ),
    Topic(
        "deadline",
        text("Until when?"),
        text("Read until when you may claim."),
        (
            text("<b>{months} months from the date of the PHK.</b>", months=R25.filing_months),
            text("We advise to file at the latest one day before; SIAPkerja gives no extra time."),
            text(
                "Older pages still say {months} months. That was the rule until February 2025.",
                months=R21.filing_months,
            ),
            text("The right ends with a new job as an employee, and does not pass to heirs."),
            _law("CLAIM-01", "CLAIM-02"),
        ),
        ("batas waktu", "deadline", "sampai kapan", "batas klaim", "terlambat", "kadaluarsa", "kapan terakhir"),
    ),
    Topic(
        "claim",
        text("How to claim"),
        text("File the claim in SIAPkerja, with your own bank account and KAPK."),
        (
            text("<b>The first claim, step by step</b>"),
            lines(
                text("1. Open or enter your account at {site}.", site=Raw(CHANNELS.claim)),
                text("2. Complete the profile. The JKP badge (lencana JKP) appears there."),
                text("3. No badge? Report the layoff yourself (Lapor PHK) with your proof."),
                text("4. BPJS checks the data, in about 3 days once it is complete."),
                text("5. Press Ajukan klaim: your data, your own bank account, and KAPK."),
                text("6. The first payment follows within 3 working days of a complete and correct application."),
                text("7. After month 1, fill in the self-assessment (asesmen diri)."),
            ),
            text("Have ready: ID card, your own bank account, BPJS number (KPJ), proof of the PHK, e-mail and phone."),
            text("Never give an OTP to anybody. Claiming is free."),
            _law("CASH-09", "CASH-07", "PROOF-01"),
        ),
        ("cara klaim", "cara mengajukan", "klaim", "ajukan klaim", "cara daftar", "siapkerja", "dokumen", "berkas"),
    ),
    Topic(
        "report",
        text("PHK report"),
        text("Check that the layoff is reported and you are set inactive at BPJS."),
        (
            text("<b>The employer must report the PHK within 7 working days</b>, with the proof of the PHK."),
            text("It reports at {site} and sets you inactive at BPJS.", site=Raw(CHANNELS.employer_report)),
            lines(
                text("If the employer does not:"),
                text("1. Ask for it in writing and keep the message."),
                text("2. Report the layoff yourself (Lapor PHK) in your SIAPkerja account, with proof."),
                text(
                    "3. Call BPJS {bpjs}, or complain at {site}.",
                    bpjs=Raw(CHANNELS.bpjs_call_centre),
                    site=Raw(CHANNELS.complaints),
                ),
            ),
            text("While you still show as active, the claim stalls."),
            _law("ELIG-05", "PROOF-01"),
        ),
        ("lapor phk", "laporan phk", "wajib lapor", "masih aktif", "nonaktif", "perusahaan tidak lapor", "lencana"),
    ),
    Topic(
        "proof",
        text("Proof of the PHK"),
        text("Get one of the listed proofs of the PHK."),
        (
            text("<b>One of these is enough:</b>"),
            lines(
                text("• you accepted the PHK, and the receipt of the PHK report (tanda terima laporan PHK);"),
                text("• a mutual agreement (perjanjian bersama) with the PHI deed, or with that receipt;"),
                text("• a final decision of the PHI. Whether this still counts since 2025 could not be verified."),
            ),
            text("The receipt comes from the ministry, or the provincial, regency or city labour office (Disnaker)."),
            text("A letter of the employer alone, or a paklaring, is not on the list."),
            text("Only a letter? Take it to the Disnaker of your regency or city and ask for the receipt."),
            _law("PROOF-01", "PROOF-02", "PROOF-03"),
        ),
        ("bukti phk", "surat phk", "paklaring", "tanda terima", "perjanjian bersama", "phi"),
    ),
    Topic(
        "kapk",
        text("KAPK"),
        text("Sign KAPK when you file the claim."),
        (
            text("<b>KAPK</b> is the statement that you look for work (Komitmen Aktivitas Pencarian Kerja)."),
            text("You sign it in SIAPkerja together with the first claim. Without it no claim can be filed."),
            _law("ELIG-03", "CASH-09"),
        ),
        ("kapk", "komitmen", "surat komitmen"),
    ),
    Topic(
        "monthly",
        text("Months 2 to 6"),
        text("From month 2, collect proof of job search every month."),
        (
            text("<b>Every month from 2 to 6 needs its own application with proof.</b>"),
            lines(
                text("• 5 applications in the month, best to 5 different companies;"),
                text("• or 1 call for a selection test or interview;"),
                text("• in training: attendance of at least 80 percent in the month before;"),
                text("• month 6: also the employment-status form (formulir status kebekerjaan)."),
            ),
            text(
                "The date to apply stands in your SIAPkerja account. The new text on these dates could not be verified."
            ),
            text(
                "Whether a missed month can be made up is not settled. Call {bpjs} at once.",
                bpjs=Raw(CHANNELS.bpjs_call_centre),
            ),
            _law("CASH-10", "CASH-11", "CASH-12", "CASH-13"),
        ),
        ("bulan kedua", "bulan ke 2", "tiap bulan", "bulan berikutnya", "lamaran", "5 lamaran", "wawancara", "asesmen"),
    ),
    Topic(
        "jmo",
        text("Check JMO"),
        text("Look up months, wage and programmes in the JMO app."),
        (
            text("<b>JMO (Jamsostek Mobile)</b> shows your BPJS records:"),
            lines(
                text("• the months paid, and months that are missing;"),
                text("• the last reported wage;"),
                text("• the programmes: JKK, JKM, JHT, JP;"),
                text("• your BPJS number (KPJ)."),
            ),
            text("The same stands at {site}.", site=Raw(CHANNELS.member)),
            text("Two BPJS numbers? Ask BPJS to merge them (amalgamasi), so that the months count together."),
            text(
                "Something wrong or missing? Ask the employer, then BPJS {bpjs}.", bpjs=Raw(CHANNELS.bpjs_call_centre)
            ),
        ),
        ("jmo", "cek iuran", "kpj", "jamsostek mobile", "saldo", "bulan iuran", "masa iur", "amalgamasi"),
    ),
    Topic(
        "contacts",
        text("Whom to ask"),
        text("Ask BPJS Ketenagakerjaan, call centre 175."),
        (
            lines(
                text("• BPJS Ketenagakerjaan: <b>{number}</b>", number=Raw(CHANNELS.bpjs_call_centre)),
                text("• Claims: {site}", site=Raw(CHANNELS.claim)),
                text("• About the programme: {site}", site=Raw(CHANNELS.programme)),
                text("• Complaints about wages, PHK and BPJS: {site}", site=Raw(CHANNELS.complaints)),
                text("• The Disnaker of your regency or city, and the nearest BPJS branch"),
            ),
            text("The ministry's number 1500-630 is from 2021; whether it still answers could not be verified."),
            text("No smartphone? Go to the BPJS branch or the Disnaker."),
        ),
        (
            "kontak",
            "telepon",
            "nomor",
            "call center",
            "hubungi",
            "kantor",
            "alamat",
            "175",
            "petugas",
            "bicara dengan petugas",
            "bicara petugas",
            "customer service",
        ),
    ),
    Topic(
        "disnaker",
        text("Go to Disnaker"),
        text("Go to the Disnaker of your regency or city and tell what happened."),
        (
            text("<b>Disnaker</b> is the labour office of your regency or city."),
            lines(
                text("• It gives the receipt of the PHK report."),
                text("• It is the place to say that the reason on paper is not the true one."),
                text("• Ask its advice before you sign anything."),
            ),
            text("Told to resign? Go there before signing: on paper a resignation is not covered by JKP."),
            text("You can also complain at {site}; a mediator or inspector is sent.", site=Raw(CHANNELS.complaints)),
            text("Mind the time: the {months}-month limit keeps running.", months=R25.filing_months),
        ),
        (
            "disnaker",
            "dinas tenaga kerja",
            "dipaksa resign",
            "disuruh resign",
            "mediator",
            "pengaduan",
            "lapor menaker",
        ),
    ),
    Topic(
        "employer_pays",
        text("Employer must pay"),
        text("Ask the employer in writing for the cash benefit that it owes."),
        (
            text("<b>The employer must pay the cash itself when:</b>"),
            lines(
                text("• it is behind for more than {months} months in a row;", months=R25.arrears_bpjs_pays),
                text("• or it never enrolled you. For micro enterprises this could not be verified."),
            ),
            text(
                "A company declared bankrupt or closed by law: BPJS pays when arrears are at most {months} months.",
                months=R25.arrears_when_bankrupt or 0,
            ),
            lines(
                text("1. Ask the employer in writing and keep a copy."),
                text("2. No answer? Go to the Disnaker, or complain at {site}.", site=Raw(CHANNELS.complaints)),
                text("3. Ask BPJS {bpjs} how the arrears stand.", bpjs=Raw(CHANNELS.bpjs_call_centre)),
            ),
            _law("ARR-02", "ARR-04", "ARR-07"),
        ),
        ("tunggakan", "menunggak", "tidak didaftarkan", "perusahaan tidak bayar bpjs", "tidak terdaftar"),
    ),
    Topic(
        "other_rights",
        text("Other rights"),
        text("See what else you have a right to: severance, JHT, health insurance."),
        (
            lines(
                text("• JKP does not replace severance or unpaid wages. What the employer owes, it still owes."),
                text("• JHT (old-age savings) is a separate programme and can be claimed too."),
                text("• After a PHK, JKN may go on for up to six months without contributions, with proof of the PHK."),
            ),
            text(
                "The Disnaker helps in a dispute about severance. For JHT ask BPJS {bpjs}.",
                bpjs=Raw(CHANNELS.bpjs_call_centre),
            ),
            text("<i>Source: {cites}</i>", cites=Raw("Perpres 59/2024 Pasal 27")),
        ),
        ("pesangon", "jht", "bpjs kesehatan", "hak lain", "jkn"),
    ),
    Topic(
        "second",
        text("Second claim"),
        text("Ask BPJS whether enough years lie between the two claims."),
        (
            text("<b>JKP may be received at most {times} times in a working life.</b>", times=R25.times_allowed),
            text("Between two claims lie about {months} months of contributions.", months=R25.months_between_claims),
            text("How these months are counted is not settled: since the last payment, or in all."),
            text("Ask BPJS {bpjs} before the time for the claim ends.", bpjs=Raw(CHANNELS.bpjs_call_centre)),
            _law("CLAIM-04", "CLAIM-06"),
        ),
        ("klaim kedua", "berapa kali", "klaim lagi", "kedua kali"),
    ),
    Topic(
        "scams",
        text("Beware of scams"),
        text("Use only the official sites; claiming is free."),
        (
            text("<b>Claiming JKP is free.</b> Anyone who asks for a fee to speed it up is a scammer."),
            text("False messages in the name of BPJS promise money, such as 21 million rupiah."),
            lines(
                text("• File claims only at {claim}.", claim=Raw(CHANNELS.claim)),
                text("• Never give OTP, PIN, password or your mother's name in a chat."),
                text("• In doubt, call {bpjs}.", bpjs=Raw(CHANNELS.bpjs_call_centre)),
            ),
        ),
        ("penipuan", "hoaks", "hoax", "calo", "biaya", "tipu", "scam"),
    ),
)

TOPICS = {topic.name: topic for topic in (*_TOPICS, *QUESTIONS)}
"""Every page by name."""

SHOWN = ("jkp", "conditions", "amount", "deadline", "claim", "proof", "monthly", "report", "contacts", "scams")
"""The pages that the menu offers; the others are reached from an answer or by asking."""
