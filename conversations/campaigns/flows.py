"""The short conversations in which an officer types the parts of an announcement."""

from collections.abc import Mapping
from datetime import date

from conversations.campaigns import when
from conversations.campaigns.asking import WHICH, table
from conversations.campaigns.message import LONGEST, LONGEST_CAPTION
from conversations.campaigns.records import ScheduleKind
from conversations.campaigns.segments import LONGEST_NAME
from conversations.campaigns.words import ANCHORS, COMMANDS, LANGUAGES, SCHEDULES, part_name
from conversations.engine.flow import Condition, Listing, Option, Question, Route
from conversations.engine.state import Answers
from conversations.engine.text import Text, text
from conversations.engine.values import as_date
from conversations.regions.names import name_of
from conversations.regions.search import named, search
from conversations.understanding.dates.coming import read_coming_date
from conversations.vacancies.titles import families_like

PARTS = ("a", "b", *map(str, range(1, when.MOST_STEPS + 1)))
NATIONAL = "id"
"""Stands for all of Indonesia where the code of a region is asked for."""


def _words(typed: str) -> str:
    """Keep what was typed with its lines, without what no phone shows."""
    shown = "".join(sign if sign.isprintable() or sign in "\n\u200d" else " " for sign in typed)
    kept = "\n".join(line.rstrip() for line in shown.split("\n")).strip()
    while "\n\n\n" in kept:
        kept = kept.replace("\n\n\n", "\n\n")
    return kept


NAME = Question(
    name="name",
    kind="words",
    title=text("Name"),
    ask=text("<b>What is the announcement called?</b> Only officers see this name."),
    why=text("The name stands in the list of announcements and in the results."),
    hint=text("Example: JKP event in Siantar, December"),
    shortest=3,
    longest=80,
    samples=("Sosialisasi JKP Siantar Desember",),
    verbatim=True,
)
GOAL = Question(
    name="goal",
    kind="words",
    title=text("Goal"),
    ask=text("<b>What should readers do?</b> Write one sentence."),
    why=text("Whoever approves sees the goal, and the results are measured against it."),
    hint=text("Example: laid-off workers in Siantar check their eligibility"),
    shortest=3,
    longest=200,
    samples=("Pekerja yang terkena PHK mengecek kelayakan",),
    verbatim=True,
)
BELONGS = Question(
    name="place",
    kind="words",
    title=text("Belongs to"),
    ask=text("<b>To which region does it belong?</b> Write the code of the region."),
    why=text("Officers of this region see it and approve it."),
    longest=13,
    quiet=True,
    samples=("12.72", "id"),
    known=True,
)
NEW = table("campaign_new", text("New announcement"), BELONGS, NAME, GOAL)
RENAME = table("campaign_name", text("Name and goal"), WHICH, NAME, GOAL)

PART = Question(
    name="part",
    title=text("Part"),
    ask=text("<b>Which part?</b>"),
    why=text("An announcement may have two versions, and a series several messages."),
    options=tuple(Option(part, part_name(part)) for part in PARTS),
    quiet=True,
    samples=("A",),
    known=True,
)
LANGUAGE = Question(
    name="language",
    title=text("Language"),
    ask=text("<b>In which language?</b>"),
    why=text("Readers get it in the language that they chose."),
    options=tuple(Option(code, label) for code, label in LANGUAGES.items()),
    quiet=True,
    samples=("Indonesia",),
    known=True,
)
SAID = Question(
    name="words",
    kind="words",
    title=text("Words"),
    ask=text("<b>Write the words of the announcement.</b>"),
    why=text("Readers get exactly these words. A second person approves them first."),
    hint=text("*Stars* make words bold. Links only to official sites. At most {n} signs.", n=LONGEST),
    reads=_words,
    longest=LONGEST,
    quiet=True,
    samples=("*Kena PHK?* Cek kelayakan JKP di sini.",),
    verbatim=True,
)
SAY = table("campaign_words", text("Words of an announcement"), WHICH, PART, LANGUAGE, SAID)
CORRECT = table("campaign_correction", text("Correction of an announcement"), WHICH, PART, LANGUAGE, SAID)

FILE = Question(
    name="file",
    kind="file",
    title=text("Picture or document"),
    ask=text("<b>Send the picture or the document.</b>"),
    why=text("It stands above the words. With it, the words may have at most {n} signs.", n=LONGEST_CAPTION),
    again=text("Please send a picture or a document, or press “Stop for now”."),
    quiet=True,
    samples=("photo:AgACAgUAAxkBAAIB:", "document:BQACAgUAAxkBAAIC:Brosur.pdf"),
)
ATTACH = table("campaign_file", text("Picture or document"), WHICH, FILE)

LABEL = Question(
    name="label",
    kind="words",
    title=text("Words on the button"),
    ask=text("<b>What stands on the button?</b> One to four words."),
    why=text("People press what they understand at once."),
    longest=30,
    quiet=True,
    samples=("Cek kelayakan",),
)
LEADS = Question(
    name="leads",
    title=text("What the button does"),
    ask=text("<b>What does the button do?</b>"),
    why=text("A press that starts a conversation is counted. A link is not."),
    options=(
        *(Option(command, label) for command, label in COMMANDS.items()),
        Option("url", text("Open a link"), ("link", "tautan", "situs")),
    ),
    quiet=True,
    samples=("link", "1"),
)
ADDRESS = Question(
    name="url",
    kind="words",
    title=text("Link"),
    ask=text("<b>Which address does the button open?</b>"),
    why=text("Only official sites are allowed, so that nobody is led astray."),
    hint=text("Example: https://siapkerja.kemnaker.go.id"),
    shortest=4,
    quiet=True,
    samples=("https://siapkerja.kemnaker.go.id",),
)
_OPENS: Condition[Answers] = Condition("the button opens a link", lambda _, answers: answers.get("leads") == "url")
ADD_BUTTON = table("campaign_button", text("Button"), WHICH, LABEL, LEADS, Route(_OPENS, ADDRESS))


def _ahead(value: str, _answers: Answers, today: date) -> Text | None:
    day = as_date(value) if len(value) == len("2026-12-14") else None
    if day is None:
        return text("Please write the whole date, such as 14 December 2026.")
    return None if today <= day <= today + when.FARTHEST else text("The day must lie ahead, at most a year.")


def _coming(typed: str, today: date) -> str | None:
    return read_coming_date(typed, today, when.FARTHEST.days)


def _after_first(value: str, answers: Answers, today: date) -> Text | None:
    early = value < answers.get("day", today.isoformat())
    return text("The last day lies before the first.") if early else _ahead(value, answers, today)


_ALSO: Mapping[ScheduleKind, tuple[str, ...]] = {
    "now": ("sekarang", "langsung"),
    "at": ("sekali", "sekali saja"),
    "daily": ("harian", "tiap hari"),
    "weekly": ("mingguan", "tiap minggu"),
    "monthly": ("bulanan", "tiap bulan"),
    "drip": ("berseri", "seri"),
}
HOW = Question(
    name="how",
    title=text("Time"),
    ask=text("<b>When is it sent?</b>"),
    why=text("Each reader gets it at this time of their own clock, never in quiet hours."),
    options=tuple(Option(kind, label, _ALSO[kind]) for kind, label in SCHEDULES.items()),
    quiet=True,
    samples=("sekali", "tiap minggu"),
)
ANCHOR = Question(
    name="anchor",
    title=text("Date of each person"),
    ask=text("<b>From which date are the days counted?</b>"),
    why=text("A series follows each person's own dates, and stops when its purpose is reached."),
    options=tuple(Option(anchor, label) for anchor, label in ANCHORS.items()),
    quiet=True,
    samples=("1",),
)
OFFSETS = Question(
    name="offsets",
    kind="words",
    title=text("Days of the series"),
    ask=text("<b>On which days?</b> Write the days after the date; before it with a minus."),
    why=text("Each day has a message of its own."),
    hint=text("Example: 1, 7, 30 – or before the last day: -14, -3"),
    again=text("Please write whole days with commas, such as: 1, 7, 30. At most {n}.", n=when.MOST_STEPS),
    reads=when.read_offsets,
    quiet=True,
    samples=("1, 7, 30", "-14 -3"),
)
DAY = Question(
    name="day",
    kind="date",
    title=text("First day"),
    ask=text("<b>On which day?</b> The first one, if it repeats."),
    why=text("Nothing is sent before this day."),
    hint=text("Example: tomorrow, or 14 December 2026"),
    dates=_coming,
    check=_ahead,
    quiet=True,
    samples=("besok", "14 Desember 2026"),
)
CLOCK = Question(
    name="time",
    kind="words",
    title=text("Time of day"),
    ask=text("<b>At what time?</b> By the clock of each reader."),
    why=text("Quiet hours are kept in any case."),
    hint=text("Example: 09.00"),
    again=text("Please write a time, such as 09.00 or 16.30."),
    reads=when.read_time,
    quiet=True,
    samples=("09.00", "jam 16:30", "9"),
)
LAST = Question(
    name="until",
    kind="date",
    title=text("Last day"),
    ask=text("<b>Until which day?</b> After it nothing more is sent."),
    why=text("Everything that repeats has an end, so that nobody forgets it."),
    hint=text("Example: 31 December 2026"),
    dates=_coming,
    check=_after_first,
    quiet=True,
    samples=("31 Desember 2026",),
)
_SERIES: Condition[Answers] = Condition("it is a series", lambda _, answers: answers.get("how") == "drip")
_DATED: Condition[Answers] = Condition(
    "it begins on a day", lambda _, answers: answers.get("how") in ("at", "daily", "weekly", "monthly")
)
_TIMED: Condition[Answers] = Condition("it has a time", lambda _, answers: answers.get("how") not in ("now", None))
_ENDS: Condition[Answers] = Condition(
    "it goes on for a while", lambda _, answers: answers.get("how") in ("daily", "weekly", "monthly", "drip")
)
TIME = table(
    "campaign_time",
    text("Time of an announcement"),
    WHICH,
    HOW,
    Route(_SERIES, ANCHOR),
    Route(_SERIES, OFFSETS),
    Route(_DATED, DAY),
    Route(_TIMED, CLOCK),
    Route(_ENDS, LAST),
)

REGION = Question(
    name="region",
    kind="listed",
    title=text("Region of readers"),
    ask=text("<b>Which region is to be added?</b>"),
    why=text("A province stands for all its regencies and cities."),
    hint=text("Write the name of a province, regency or city."),
    again=text("I do not know that region. Write a province, regency or city, such as: Simalungun."),
    listing=Listing(named, search, name_of),
    quiet=True,
    samples=("siantar", "Sumatera Utara"),
)
ADD_REGION = table("campaign_region", text("Region of the readers"), WHICH, REGION)


def _families(typed: str) -> str | None:
    return ",".join(families_like(typed)[:5]) or None


WORK = Question(
    name="work",
    kind="words",
    title=text("Kind of work"),
    ask=text("<b>Which kind of work?</b> Write a job."),
    why=text("Readers are chosen by the work that they told me of."),
    hint=text("Example: sewing operator, driver"),
    again=text("I do not know that job. Write another, such as: sewing operator, driver."),
    reads=_families,
    quiet=True,
    samples=("operator jahit", "sopir"),
)
ADD_WORK = table("campaign_work", text("Work of the readers"), WHICH, WORK)

SEGMENT = Question(
    name="segment",
    kind="words",
    title=text("Name of the audience"),
    ask=text("<b>Under which name is this audience kept?</b>"),
    why=text("Officers of the same region can use it again."),
    shortest=2,
    longest=LONGEST_NAME,
    quiet=True,
    samples=("Pabrik tekstil Siantar",),
)
KEEP = table("campaign_segment", text("Saved audience"), WHICH, SEGMENT)

SEEN = Question(
    name="seen",
    kind="words",
    title=text("What was seen"),
    ask=text("<b>Which state of it?</b> Write the sign that its card shows."),
    why=text("Only what you have seen is rejected."),
    shortest=4,
    longest=16,
    quiet=True,
    samples=("0123456789ab",),
    known=True,
)
WHY_NOT = Question(
    name="reason",
    kind="words",
    title=text("Reason"),
    ask=text("<b>Why is it rejected?</b> Write one sentence for the composer."),
    why=text("The composer reads it and can improve the announcement."),
    shortest=3,
    longest=120,
    quiet=True,
    samples=("Tanggal acaranya keliru.",),
    verbatim=True,
)
REJECT = table("campaign_reject", text("Rejection"), WHICH, SEEN, WHY_NOT)

FLOWS = (NEW, RENAME, SAY, CORRECT, ATTACH, ADD_BUTTON, TIME, ADD_REGION, ADD_WORK, KEEP, REJECT)
"""All of them, for the registry."""
