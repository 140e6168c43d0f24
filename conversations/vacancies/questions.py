"""The questions about work; each may be left out."""

from datetime import date

from conversations.engine.flow import Listing, Option, Question
from conversations.engine.state import Answers
from conversations.engine.text import Text, text
from conversations.regions import name_of, named, search
from conversations.vacancies import answers

SKIPPED = "skip"
"""The value of an answer that was left out."""

_NO_MATTER = (
    "terserah",
    "bebas",
    "lewati",
    "lewat",
    "skip",
    "lewatkan",
    "kosong",
    "kosongkan",
    "gak tau",
    "ga tau",
)
_NOT_KNOWN = ("gatau", "nggak tahu", "tidak tahu", "gak tahu", "belum tahu", "entah", "rahasia", "no", "none", "any")
SKIP = Option(SKIPPED, text("Skip"), (*_NO_MATTER, *_NOT_KNOWN))
_ANY_WORK = Option(
    SKIPPED,
    text("Any work"),
    (
        *(*_NO_MATTER, *_NOT_KNOWN, "apa saja", "kerja apa saja", "apa aja boleh", "apapun", "semua", "semua bisa"),
        *(
            "yang penting kerja",
            "apa saja boleh",
            "sembarang",
            "serabutan apa saja",
            "kerja apapun",
            "apa aja yang ada",
        ),
    ),
)
_LEAST, _MOST = 100_000, 100_000_000

WANTED = Question(
    name="wanted",
    kind="words",
    title=text("Work wanted"),
    ask=text("<b>Which work are you looking for?</b>"),
    why=text("I look for this work first, then for work that is close to it."),
    hint=text("Type it in your own words, such as: production operator, cashier, driver."),
    again=text("Please type a kind of work, such as: cashier, driver. Or press “Any work”."),
    options=(_ANY_WORK,),
    reads=answers.work,
    longest=120,
    samples=("operator produksi", "adm gudang atau kasir", "spg", "satpam", "terserah", "kerja apa aja"),
)

REGION = Question(
    name="region",
    kind="listed",
    title=text("Regency or city"),
    ask=text("<b>In which regency or city do you live?</b>"),
    why=text("Work close to you comes first. I do not need your address."),
    hint=text("Type the name, short is fine: siantar, deli serdang, medan."),
    again=text("I do not know that place. Please type a regency or city, such as: Simalungun. Or press “Skip”."),
    options=(SKIP,),
    listing=Listing(named, search, name_of),
    samples=("siantar", "kab simalungun", "Medan", "simalunggun", "bogor", "sumut", "12.72", "lewati"),
)

MOBILITY = Question(
    name="mobility",
    title=text("How far"),
    ask=text("<b>How far would you go for work?</b>"),
    why=text("Then I leave out work that is too far for you."),
    options=(
        Option(
            "near",
            text("Close to home only"),
            (
                *("dekat rumah", "dekat aja", "dekat saja", "di sini aja", "sini aja", "dalam kota", "kota ini saja"),
                *("tidak mau jauh", "gak mau jauh", "jangan jauh", "yang dekat", "sekitar sini", "dekat"),
            ),
        ),
        Option(
            "around",
            text("Commute, not move"),
            (
                *("gak pindah", "tidak pindah", "nggak pindah", "ga pindah", "gak mau pindah", "tidak mau pindah"),
                *("pp", "pulang pergi", "pulang pergi saja", "ngelaju", "nglaju", "laju", "kabupaten sebelah"),
                *("tidak bisa pindah", "ga bisa pindah", "gak bisa pindah", "bisa pulang pergi", "antar kota"),
            ),
        ),
        Option(
            "move",
            text("Ready to move"),
            (
                *("mau merantau", "merantau", "siap merantau", "siap pindah", "mau pindah", "bisa pindah", "pindah"),
                *("di mana saja", "dimana saja", "dimana aja", "mana saja", "mana aja", "luar kota", "luar pulau"),
                *("ke mana saja", "kemana aja", "siap ditempatkan di mana saja", "siap di mana saja", "boleh jauh"),
            ),
        ),
        SKIP,
    ),
    samples=("gak pindah", "mau merantau", "dekat aja", "pulang pergi", "terserah", "bebas"),
)

DONE = Question(
    name="done",
    kind="words",
    title=text("Work done before"),
    ask=text("<b>Which work have you done before?</b>"),
    why=text("Work that you know counts, and so does work that is like it."),
    hint=text("The last one is enough; you may name several, with commas."),
    again=text("Please type a kind of work, such as: tailor, guard. Or press “Skip”."),
    options=(
        Option(
            "none",
            text("No work yet"),
            (
                *("belum pernah", "belum pernah kerja", "belum pernah bekerja", "baru lulus", "fresh graduate"),
                *("belum ada", "tidak ada", "gak ada", "belum kerja", "belum punya pengalaman", "baru tamat"),
            ),
        ),
        SKIP,
    ),
    reads=answers.work,
    longest=120,
    samples=("operator jahit", "satpam di pabrik", "belum pernah", "lewati"),
)

EDUCATION = Question(
    name="education",
    title=text("Schooling"),
    ask=text("<b>What is your last schooling?</b>"),
    why=text("Many employers ask for a certificate. I tell you before you apply."),
    again=text("Please choose one, the highest certificate that you hold."),
    options=(
        Option("sd", text("SD"), ("sekolah dasar", "tamat sd", "lulus sd", "lulusan sd", "paket a", "mi")),
        Option("smp", text("SMP"), ("sltp", "tamat smp", "lulus smp", "lulusan smp", "paket b", "mts", "tsanawiyah")),
        Option("sma", text("SMA"), ("slta", "smu", "tamat sma", "lulus sma", "lulusan sma", "paket c", "ma", "aliyah")),
        Option(
            "smk", text("SMK"), ("stm", "smea", "smkk", "tamat smk", "lulus smk", "lulusan smk", "anak stm", "smip")
        ),
        Option(
            "d3", text("Diploma (D1–D3)"), ("d3", "d1", "d2", "d 3", "diploma", "d3 lulus", "ahli madya", "akademi")
        ),
        Option("s1", text("Bachelor (S1)"), ("s1", "s 1", "sarjana", "d4", "d 4", "kuliah", "strata 1", "lulusan s1")),
        Option("s2", text("Master (S2)"), ("s2", "s 2", "magister", "pascasarjana", "master", "s3")),
        SKIP,
    ),
    samples=("smk", "stm", "lulusan sma", "d3", "sarjana", "lewati"),
)

EXPERIENCE = Question(
    name="experience",
    title=text("Experience"),
    ask=text("<b>How long have you worked in all?</b>"),
    why=text("Some employers ask for years of experience. I tell you before you apply."),
    again=text("Please choose one, or type the years, such as: 2 years."),
    options=(
        Option("0", text("Not yet"), ("baru lulus", "fresh graduate", "belum ada", "belum pernah", "nol", "tidak ada")),
        Option("<1", text("Under 1 year"), ("kurang dari setahun", "kurang dari 1 tahun", "beberapa bulan")),
        Option("1-2", text("1 to 2 years"), ("1 sampai 2 tahun", "setahun", "2 tahun", "2 thn", "1 tahun", "1 thn")),
        Option("3-5", text("3 to 5 years"), ("3 sampai 5 tahun", "3 tahun", "4 tahun", "5 tahun", "3 thn", "5 thn")),
        Option(
            "5+",
            text("Over 5 years"),
            ("lebih dari 5 tahun", "di atas 5 tahun", "lama", "puluhan tahun", "lebih dari 5"),
        ),
        SKIP,
    ),
    reads=answers.years,
    samples=("2 thn", "baru lulus", "10 tahun", "setahun", "6 bulan", "lewati"),
)


def _plausible(value: str, _answers: Answers, _today: date) -> Text | None:
    if value == SKIPPED or _LEAST <= int(value) <= _MOST:
        return None
    return text("Please write the wage for a month, such as 3,000,000.")


LOWEST = Question(
    name="lowest",
    kind="money",
    title=text("Lowest wage"),
    ask=text("<b>What is the lowest wage a month that you would take?</b>"),
    why=text("I say whether a vacancy reaches it. Vacancies that tell no wage are shown too."),
    hint=text("Type it like 3,500,000 or 3.5 million. Nobody else sees it."),
    again=text("Please write a figure, such as 3.5 million. The minimum wage (UMR) differs by region."),
    options=(
        Option(SKIPPED, text("Skip"), (*SKIP.aliases, "berapa saja", "berapa aja", "nego", "bisa nego", "tanpa batas")),
    ),
    check=_plausible,
    samples=("3,5 jt", "3.000.000", "2 juta 500", "terserah", "lewati"),
)

SKILLS = Question(
    name="skills",
    kind="words",
    title=text("Skills"),
    ask=text("<b>What are you good at?</b>"),
    why=text("Some vacancies ask for just that."),
    hint=text("A few words are enough, such as: sewing, Excel, driving licence A."),
    again=text("Please type a few skills with commas, or press “Skip”."),
    options=(
        Option(SKIPPED, text("Skip"), (*SKIP.aliases, "tidak ada", "gak ada", "belum ada", "ga ada", "biasa saja")),
    ),
    reads=answers.skills,
    longest=120,
    samples=("jahit, excel", "SIM A dan bahasa Inggris", "lewati"),
)
