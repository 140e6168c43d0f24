"""Every step that the kit can advise, with the article behind it; without one it says that nothing is settled."""

from dataclasses import dataclass
from typing import Literal

from conversations.claim_status.limits import REPORT_ARTICLE
from conversations.claim_status.owners import CALL_AT_ONCE
from conversations.eligibility.parameters import CHANNELS, R25, cite, value
from conversations.engine.text import Raw, Text, text

LetterKind = Literal["phk", "report", "complaint"]
"""Request for a PHK letter; request to report the layoff; complaint to the labour office."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: `article` names what it rests on, "" where no article settles it; `letter` helps to do it."""

    name: str
    said: Text
    article: str = ""
    letter: LetterKind | None = None


def articles(*rules: str) -> str:
    """Name the articles of some rules, each once."""
    return "; ".join(dict.fromkeys(part for rule in rules for part in cite(rule).split("; ")))


_COMPLAIN = text("No answer? Complain to the Disnaker, or at {site}.", site=Raw(CHANNELS.complaints))
_RESIGNED = articles("ELIG-06")
_PROOF = articles("PROOF-01")

# ---- The proof of the PHK: PROOF-01 to PROOF-03 ----------------------------------------------------------------------

CHECK_LETTER = Step(
    "check_letter",
    text("Check the letter: it says PHK, gives the date, and does not say that you resigned."),
    _RESIGNED,
)
ASK_LETTER = Step(
    "ask_letter", text("Ask the company in writing for a PHK letter. Keep messages and chats."), _PROOF, "phk"
)
NO_TERM = Step(
    "no_term",
    text("No time is fixed for that letter. Without an answer, take your messages to the Disnaker."),
    letter="complaint",
)
GET_RECEIPT = Step(
    "get_receipt", text("Take your letter to the Disnaker and ask for the receipt of the PHK report."), _PROOF
)
COPY_OF_RECEIPT = Step(
    "copy_of_receipt", text("Ask the company for a copy of the receipt of the PHK report."), _PROOF, "report"
)
ADD_ACCEPTANCE = Step(
    "add_acceptance",
    text("Add proof that you accepted the PHK, such as the letter with your signature."),
    _PROOF,
    "phk",
)
PROOF_ENOUGH = Step(
    "proof_enough", text("Your proof is on the list. Keep the original and a copy."), articles("PROOF-01", "PROOF-02")
)
COURT_DECISION = Step(
    "court_decision", text("Ask whether a final PHI decision is still accepted since 2025; I could not verify it.")
)

# ---- The report of the PHK: section 8, steps 1 to 3 ------------------------------------------------------------------

ASK_REPORT = Step(
    "ask_report",
    text("Ask the company in writing to report the PHK, and to set you inactive at BPJS."),
    f"{REPORT_ARTICLE}; {articles('ELIG-05')}",
    "report",
)
SELF_REPORT = Step(
    "self_report", text("No need to wait: report it yourself (Lapor PHK) in SIAPkerja, with your proof.")
)
SET_INACTIVE = Step(
    "set_inactive",
    text("Ask the company in writing to set you inactive at BPJS. While you are active, the claim stalls."),
    articles("ELIG-05"),
    "report",
)
COMPLAIN_OF_REPORT = Step("complain_of_report", _COMPLAIN, REPORT_ARTICLE, "complaint")

# ---- What not to sign: ELIG-06, ELIG-07 ------------------------------------------------------------------------------

SIGN_NOTHING_FALSE = Step(
    "sign_nothing_false",
    text("Do not sign a resignation, or a paper with a false reason or date."),
    _RESIGNED,
)
SIGN_NO_RESIGNATION = Step(
    "sign_no_resignation", text("Do not sign the resignation. On paper it is not covered by JKP."), _RESIGNED
)
DISNAKER_FIRST = Step("disnaker_first", text("Talk to the Disnaker of your regency or city before you sign anything."))
SIGNED_MEANS = Step(
    "signed_means",
    text("On paper a resignation is not covered. Ask for a copy of what you signed."),
    _RESIGNED,
)
TELL_DISNAKER = Step(
    "tell_disnaker",
    text("Tell the Disnaker that you did not want to resign. Bring messages and witnesses."),
    letter="complaint",
)
COMPLAIN_OF_PUSH = Step("complain_of_push", _COMPLAIN, letter="complaint")

# ---- Contracts: ELIG-07 ----------------------------------------------------------------------------------------------

KEEP_CONTRACT = Step(
    "keep_contract",
    text("Keep the contract. It shows that the company ended it before its date."),
    articles("ELIG-07"),
)
NO_OTHER_DATE = Step("no_other_date", text("Sign no paper with another end date before the Disnaker has seen it."))
COMPARE_DATES = Step(
    "compare_dates",
    text("Compare the end date in the contract with your last day. Ended earlier by the company, it counts."),
    articles("ELIG-07"),
)
DOUBT_CONTRACT = Step("doubt_contract", text("Not sure whether it was a fixed-term contract? Show it to the Disnaker."))
OTHER_RIGHTS = Step("other_rights", text("JHT and unpaid wages are another matter. Ask what you can still claim."))

# ---- Bankrupt or closed: ARR-02, ARR-04, ARR-05 ----------------------------------------------------------------------

BANKRUPT_PAYS = Step(
    "bankrupt_pays",
    text(
        "Declared bankrupt or closed by law: BPJS pays when arrears are at most {months} months.",
        months=value("ARR-04", "R25", "months"),
    ),
    articles("ARR-04"),
)
ONLY_STOPPED = Step(
    "only_stopped",
    text(
        "Nothing declared, and more than {months} months in arrears: the company must pay first.",
        months=R25.arrears_bpjs_pays,
    ),
    articles("ARR-02"),
)
LONGER_ARREARS = Step(
    "longer_arrears",
    text(
        "Bankrupt with more than {months} months in arrears: ask BPJS who pays.",
        months=value("ARR-04", "R25", "months"),
    ),
)

# ---- Never enrolled: PART-07, ARR-07, ARR-08 -------------------------------------------------------------------------

LOOK_IN_JMO = Step(
    "look_in_jmo",
    text(
        "Make sure in JMO or at BPJS. A company must enrol its workers within {days} days.",
        days=value("PART-07", "R25", "days"),
    ),
    articles("PART-07"),
)
ASK_BENEFIT = Step(
    "ask_benefit",
    text("Ask the company in writing for the cash and training it owes. Add proof that you worked there."),
    articles("ARR-07"),
)
MICRO = Step("micro", text("A micro business may be exempt; I could not verify it."))
COMPLAIN_OF_ENROLMENT = Step("complain_of_enrolment", _COMPLAIN, articles("ARR-07"), "complaint")
TIME_AGAINST_EMPLOYER = Step(
    "time_against_employer",
    text("No time is known for a demand on the company. Keep to the {months} months.", months=R25.filing_months),
)

# ---- The claim: CLAIM-01 ---------------------------------------------------------------------------------------------

FILE = Step(
    "file",
    text("File the claim at {site} in time; mind the deadline.", site=Raw(CHANNELS.claim)),
    articles("CLAIM-01"),
)
TOO_LATE = Step("too_late", CALL_AT_ONCE)
