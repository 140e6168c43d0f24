"""The company and the wage it reported."""

from conversations.eligibility.questions.options import DONT_KNOW
from conversations.engine.flow import Option, Question
from conversations.engine.text import text

ENTERPRISE = Question(
    name="enterprise",
    title=text("Size of the company"),
    ask=text("<b>How large is the company, as reported to BPJS?</b>"),
    why=text("The size decides whether JP (pension) must be among the programmes, and what the employer owes."),
    hint=text(
        "Yearly sales: micro to 2 billion rupiah, small to 15, medium to 50, large above. "
        "Many workers do not know it: choose “Don't know”."
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
        Option("0", text("Not behind"), ("tidak menunggak", "tidak ada tunggakan", "tidak", "nggak", "nggak ada")),
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
    hint=text("Bankrupt means that a court has declared it. A factory that stopped working is not yet that."),
    options=(
        Option("trading", text("Still running"), ("masih jalan", "masih buka", "masih beroperasi", "aktif")),
        Option("bankrupt", text("Declared bankrupt"), ("pailit", "dinyatakan pailit", "putusan pailit")),
        Option("closed", text("Closed by law"), ("ditutup secara hukum", "dibubarkan")),
        Option(
            "stopped",
            text("Stopped, nothing declared"),
            ("tutup", "sudah tutup", "tidak beroperasi", "bangkrut", "bubar"),
        ),
        DONT_KNOW,
    ),
    samples=("masih jalan", "pailit", "gak tau"),
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
