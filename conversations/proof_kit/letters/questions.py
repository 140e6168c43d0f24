"""What a letter is asked for; every question can be skipped, and then a line is left to be filled in by hand."""

from datetime import date

from conversations.eligibility.questions import PHK_DATE
from conversations.engine.flow import Check, Option, Question
from conversations.engine.state import Answers
from conversations.engine.text import Text, text
from conversations.proof_kit.answer import LETTER_LABELS

__all__ = ["CITY", "COMPANY", "LETTER", "MATTER", "NAME", "PHK_DATE", "POSITION", "SKIP", "STORY"]

SKIP = "skip"
_SKIP = Option(
    SKIP,
    text("Skip"),
    ("lewati", "lewat", "skip", "kosongkan", "tidak usah", "isi sendiri nanti", "gak tau", "tidak tahu"),
)
_LONGEST_MESSAGE = 4096
"""A longer message cannot be sent; a text that is too long for the letter is told so, not just misunderstood."""
_LINE = 100
_STORY = 500


def _at_most(characters: int) -> Check:
    def check(value: str, answers: Answers, today: date) -> Text | None:
        if len(value) <= characters:
            return None
        return text(
            "That has {n} characters. Please write it in at most {most}, so that it fits the letter.",
            n=len(value),
            most=characters,
        )

    return check


LETTER = Question(
    name="letter",
    title=text("Letter"),
    ask=text("<b>Which letter do you need?</b>"),
    why=text("Each letter asks somebody for something else."),
    options=(
        Option("phk", LETTER_LABELS["phk"], ("surat phk", "minta surat phk", "permintaan surat phk")),
        Option("report", LETTER_LABELS["report"], ("lapor phk", "minta dilaporkan", "minta perusahaan lapor")),
        Option("complaint", LETTER_LABELS["complaint"], ("pengaduan", "aduan", "lapor disnaker", "mengadu")),
    ),
    samples=("minta surat phk", "lapor phk", "pengaduan"),
)

MATTER = Question(
    name="matter",
    title=text("Complaint about"),
    ask=text("<b>What is the complaint about?</b>"),
    why=text("The letter then names the right article."),
    options=(
        Option("no_letter", text("No PHK letter"), ("tidak ada surat phk", "tidak dikasih surat phk")),
        Option("no_report", text("PHK not reported"), ("tidak dilaporkan", "perusahaan tidak lapor")),
        Option("pushed", text("Pushed to resign"), ("disuruh resign", "dipaksa resign")),
        Option("cut_short", text("Contract cut short"), ("diputus kontrak", "kontrak diputus")),
        Option("not_enrolled", text("Never enrolled at BPJS"), ("tidak didaftarkan", "tidak didaftarkan bpjs")),
        Option("other", text("Something else"), ("lainnya", "lain", "yang lain")),
    ),
    samples=("tidak dikasih surat phk", "disuruh resign", "tidak didaftarkan", "lainnya"),
)

NAME = Question(
    name="name",
    kind="words",
    title=text("Your name"),
    ask=text("<b>What is your full name?</b>"),
    why=text("It stands in the letter, above your signature."),
    hint=text("As on your identity card. No numbers, please: a line is left for them."),
    options=(_SKIP,),
    check=_at_most(_LINE),
    longest=_LONGEST_MESSAGE,
    samples=("Siti Aminah", "lewati"),
)

COMPANY = Question(
    name="company",
    kind="words",
    title=text("Name of the company"),
    ask=text("<b>What is the name of the company?</b>"),
    why=text("The letter is addressed to it, or speaks of it."),
    options=(_SKIP,),
    check=_at_most(_LINE),
    longest=_LONGEST_MESSAGE,
    samples=("PT Maju Jaya", "lewati"),
)

POSITION = Question(
    name="position",
    kind="words",
    title=text("Your position"),
    ask=text("<b>What was your work there?</b>"),
    why=text("So that the company knows who writes."),
    options=(_SKIP,),
    check=_at_most(_LINE),
    longest=_LONGEST_MESSAGE,
    samples=("operator jahit", "lewati"),
)

CITY = Question(
    name="city",
    kind="words",
    title=text("Regency or city"),
    ask=text("<b>In which regency or city is the company?</b>"),
    why=text("Its Disnaker is the one in charge, and the letter is dated there."),
    hint=text("Such as Kabupaten Simalungun or Kota Medan."),
    options=(_SKIP,),
    check=_at_most(_LINE),
    longest=_LONGEST_MESSAGE,
    samples=("Kota Medan", "lewati"),
)

STORY = Question(
    name="story",
    kind="words",
    title=text("In your own words"),
    ask=text("<b>What happened?</b> Your words go into the letter as they are."),
    why=text("Who reads the letter then knows your case."),
    hint=text("Say what, when and who said it, in at most {most} characters. No NIK or account number.", most=_STORY),
    options=(_SKIP,),
    check=_at_most(_STORY),
    longest=_LONGEST_MESSAGE,
    samples=("Tanggal 2 November saya diberhentikan lewat WhatsApp oleh kepala bagian.", "lewati"),
)
