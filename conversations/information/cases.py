"""Cases that people tell in one sentence and that no page names: what the law says of each, and what it leaves open."""

from conversations.claim_status.limits import CHECK_DAYS
from conversations.eligibility.parameters import CHANNELS, R25, value
from conversations.engine.text import Raw, plural, text
from conversations.information.questions import question
from conversations.information.topic import Topic

_BPJS = Raw(CHANNELS.bpjs_call_centre)

CASES: tuple[Topic, ...] = (
    question(
        "checking",
        text("How long is the check?"),
        "berapa lama verifikasi|verifikasi berapa lama|lama verifikasi|berapa hari verifikasi|lama sekali verifikasi",
        (
            text("<b>About {n} days by the ministry's guide</b>, once your data are complete.", n=CHECK_DAYS),
            plural(
                "The money then comes within {n} working day of the application.",
                "The money then comes within {n} working days of the application.",
                n=value("CASH-07", "R25", "working_days"),
            ),
            text("Longer? Look for a note in SIAPkerja and in your e-mail, then call BPJS {bpjs}.", bpjs=_BPJS),
        ),
        "CASH-07",
    ),
    question(
        "bankrupt",
        text("Company bankrupt"),
        "perusahaan bangkrut|perusahaan pailit|pabrik bangkrut|pabrik pailit|perusahaan gulung tikar",
        (
            text(
                "<b>Bankrupt or closed by law: BPJS pays you</b> with arrears of at most {n} months.",
                n=R25.arrears_when_bankrupt or 0,
            ),
            text("Bankrupt with more arrears: not settled."),
            text(
                "Closed without a ruling: beyond {n} months in a row the employer pays first.", n=R25.arrears_bpjs_pays
            ),
            text("Not sure how your company closed? Ask the Disnaker, and BPJS {bpjs}.", bpjs=_BPJS),
        ),
        "ARR-04",
        "ARR-02",
    ),
    question(
        "furlough",
        text("Furlough or PHK?"),
        "dirumahkan|saya dirumahkan|karyawan dirumahkan|dirumahkan tanpa gaji",
        (
            text("<b>Furlough (dirumahkan) is not yet a PHK.</b> JKP comes only after a PHK."),
            text("Ask the employer in writing whether your job has ended, and from which day."),
            text("No clear answer, or no pay? Go to the Disnaker, or {site}.", site=Raw(CHANNELS.complaints)),
        ),
        "ELIG-08",
    ),
    question(
        "not_employee",
        text("Freelance work"),
        "pekerja lepas|bpu|ojol|driver ojol|pekerja bukan penerima upah|pekerja mandiri",
        (
            text("<b>JKP is for employees whom a company employs.</b> Who works alone (BPU, ojol) is not covered."),
            text("Were you an employee before? Then that job counts: check it here."),
        ),
        "PART-03",
    ),
    question(
        "retired",
        text("Retirement"),
        "pensiun dini|saya pensiun|karyawan pensiun|ditawari pensiun dini|pensiun dapat jkp",
        (
            text("<b>Who retires gets no JKP</b>, whatever the age."),
            text("Is early retirement a PHK? The rule is not clear. Ask BPJS {bpjs} before you sign.", bpjs=_BPJS),
            text("The reason that stands in the letter decides."),
        ),
        "ELIG-06",
    ),
    question(
        "resume",
        text("Laid off again"),
        "phk lagi|kena phk lagi|sisa jkp|lanjut sisa jkp|di phk dua kali",
        (
            text("<b>Whether unused months can be taken up again is not settled.</b> Ask BPJS {bpjs}.", bpjs=_BPJS),
            text("A new claim needs its own months of contributions, and years between."),
            text("In a working life at most {times} times.", times=R25.times_allowed),
        ),
        "CLAIM-02",
        "CLAIM-04",
    ),
    question(
        "paklaring",
        text("Only a paklaring"),
        "paklaring saja|cuma paklaring|hanya paklaring|paklaring cukup|paklaring saja cukup",
        (
            text("<b>A paklaring alone is not enough.</b> It is not among the proofs of a PHK."),
            text("It counts: accepted PHK with the receipt of the report, or an agreement with receipt or PHI deed."),
            text("The Disnaker gives the receipt of the report."),
        ),
        "PROOF-01",
        "PROOF-02",
    ),
)
"""Pages that are reached by asking."""
