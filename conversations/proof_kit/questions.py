"""The questions of the kit; the date and the proof are those of the eligibility check."""

from conversations.eligibility.questions import PHK_DATE, PROOF
from conversations.eligibility.questions.options import DONT_KNOW, YES_NO
from conversations.engine.flow import Option, Question
from conversations.engine.text import text

__all__ = ["PHK_DATE", "PROOF", "REPORTED", "SIGNED", "SITUATION"]

SITUATION = Question(
    name="situation",
    title=text("What happened"),
    ask=text("<b>What happened at your work?</b>"),
    why=text("Each case needs other papers and other steps."),
    hint=text("Choose what comes nearest."),
    options=(
        Option(
            "letter",
            text("I got a PHK letter"),
            ("dapat surat phk", "sudah ada surat phk", "terima surat phk", "dikasih surat phk", "surat phk"),
        ),
        Option(
            "told",
            text("Told by mouth or chat"),
            (
                *("lisan", "secara lisan", "lewat wa", "lewat whatsapp", "lewat chat", "cuma dibilang", "diberi tahu"),
                *("tidak ada surat", "tidak dikasih surat", "dipecat lewat wa", "diberhentikan lisan"),
            ),
        ),
        Option(
            "pushed",
            text("Pushed to resign"),
            ("disuruh resign", "dipaksa resign", "diminta mengundurkan diri", "dipaksa mundur", "disuruh mundur"),
        ),
        Option(
            "cut_short",
            text("Contract cut short"),
            ("diputus kontrak", "kontrak diputus", "kontrak diputus di tengah jalan", "putus kontrak"),
        ),
        Option(
            "ended",
            text("Contract ended on its date"),
            ("habis kontrak", "kontrak habis", "kontrak selesai", "tidak diperpanjang", "pkwt selesai"),
        ),
        Option(
            "closed",
            text("Company bankrupt or closed"),
            ("perusahaan pailit", "pailit", "bangkrut", "pabrik tutup", "perusahaan tutup", "gulung tikar"),
        ),
        Option(
            "not_enrolled",
            text("Never enrolled at BPJS"),
            ("tidak didaftarkan", "tidak didaftarkan bpjs", "tidak terdaftar", "tidak punya bpjs ketenagakerjaan"),
        ),
        Option(
            "not_reported",
            text("Not reported, still active"),
            ("perusahaan tidak lapor", "belum dilaporkan", "tidak dilaporkan", "masih aktif", "belum nonaktif"),
        ),
        DONT_KNOW,
    ),
    samples=("dapat surat phk", "cuma lewat wa", "disuruh resign", "pabrik tutup", "masih aktif", "gak tau"),
)

SIGNED = Question(
    name="signed",
    title=text("Resignation signed"),
    ask=text("<b>Have you signed a resignation?</b>"),
    why=text("Before you sign, other steps help than after it."),
    hint=text("A letter, a form or an electronic signature counts."),
    options=YES_NO,
    samples=("sudah", "belum", "gak tau"),
)

REPORTED = Question(
    name="reported",
    title=text("Layoff reported"),
    ask=text("<b>Has the company reported the layoff?</b>"),
    why=text("Without the report there is no receipt, and the claim stalls."),
    hint=text("Ask the company, or BPJS 175. Not sure? Choose “Don't know”."),
    options=YES_NO,
    samples=("sudah", "belum", "gak tau"),
)
