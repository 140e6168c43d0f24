"""Answers on JKP itself, on how the job ended, and on the papers that prove it."""

from conversations.answers.record import CHECK, LETTERS, OFFICER, PAPERS, Answer, page, said
from conversations.answers.told import Told
from conversations.eligibility.parameters import CHANNELS
from conversations.eligibility.sources import source
from conversations.engine.actions import Open
from conversations.engine.text import Raw, Said, Text, text
from conversations.engine.view import Button

_BPJS = Raw(CHANNELS.bpjs_call_centre)
_HOW = page("claim", text("How to claim"))
_PROOF = page("proof", text("Proof of the PHK"))
_DISNAKER = page("disnaker", text("Go to Disnaker"))


def jkp_info(told: Told) -> Answer:
    """Tell what JKP is, and what it costs."""
    law = told.law
    parts = said(
        text(
            "<b>JKP (Jaminan Kehilangan Pekerjaan)</b>: {percent} percent of the reported wage, up to {months} months.",
            percent=law.percents[0],
            months=len(law.percents),
        ),
        text("It is for employees whose employer ended the job (PHK); with vacancies, counselling and training."),
        text("Nothing is deducted from your wage, and you need not sign up yourself. Claiming is free."),
        text("It replaces neither JHT nor severance: those are other rights."),
        last=source("CASH-01", "CONT-01", "PART-07", regime=told.regime),
    )
    return Answer(
        parts, ((CHECK, _HOW), (page("enrolled", text("Am I in it?")), page("who_pays", text("Who pays for it?"))))
    )


def case_resign(told: Told) -> Answer:
    """Tell what a resignation means, and one that the employer asked for."""
    pushed = told.pushed
    head = (
        text("<b>Told to resign? Ask the Disnaker before you sign.</b> On paper it is a resignation, without JKP.")
        if pushed
        else text("<b>Those who resign get no JKP. Did the employer ask you to? Do not sign yet.</b>")
    )
    asked = text("On paper that too is a resignation. Ask the Disnaker first.")
    parts = said(
        head,
        *(() if pushed else (asked,)),
        text(
            "Signed already? Tell the Disnaker the true reason, or complain at {site}.", site=Raw(CHANNELS.complaints)
        ),
        told.safe_line or text("Mind the time: the {months}-month limit keeps running.", months=told.law.filing_months),
        last=source("ELIG-06", regime=told.regime),
    )
    steps = Button(text("Told to resign"), Open("kit_steps", "pushed"))
    return Answer(parts, ((steps, _DISNAKER), (CHECK, OFFICER)))


def case_contract_end(told: Told) -> Answer:
    """Tell the two ends of a contract apart, the one that was told first."""
    reason = told.answers.get("reason")
    ran_out = text("<b>Contract ran out on its date: no JKP.</b>")
    cut = text("<b>Ended by the employer before its date: yes</b>, if the other conditions hold.")
    both = text(
        "<b>Ran out on its date: no JKP. Ended by the employer before its date: yes</b>, if the other conditions hold."
    )
    heads = {"contract_cut_short": (cut, ran_out), "contract_ended": (ran_out, cut)}.get(reason or "", (both,))
    own: tuple[Said, ...] = (told.safe_line,) if reason == "contract_cut_short" and told.safe_line else ()
    parts = said(
        *heads,
        *own,
        text("Compare the end date in the contract with the date on the layoff letter."),
        text("You then need a proof of the PHK; a paklaring alone is not one."),
        last=source("ELIG-07", regime=told.regime),
    )
    steps = Button(text("Contract cut short"), Open("kit_steps", "cut_short"))
    return Answer(parts, ((CHECK, steps), (_PROOF,)))


_PAPER: dict[str, Text] = {
    "closure": text("Company closed: the receipt of the PHK report comes from the Disnaker."),
    "contract_cut_short": text("Contract cut short: have the contract with its end date ready, too."),
    "contract_ended": text("A contract that ran out on its date is not covered; check the date first."),
    "pushed": text("A signed resignation is no proof of a PHK. Ask the Disnaker first."),
    "resigned": text("A letter of resignation is no proof of a PHK."),
}
_HAVE: dict[str, Text] = {
    "acceptance_and_receipt": text("<b>Your proof is one of the listed kinds:</b> acceptance with the receipt."),
    "agreement_registered": text("<b>Your proof is one of the listed kinds:</b> the agreement with the PHI deed."),
    "agreement_and_receipt": text("<b>Your proof is one of the listed kinds:</b> the agreement with the receipt."),
    "letter_only": text("<b>Your letter alone is not enough:</b> the receipt of the PHK report is still missing."),
}


def documents(told: Told) -> Answer:
    """List the papers that fit what was told of the layoff."""
    proof, reason = told.answers.get("proof", ""), told.answers.get("reason", "")
    fits = _HAVE.get("letter_only" if proof == "letter_only" else proof)
    parts = said(
        fits or text("<b>One proof of the PHK is the main paper.</b>"),
        text("It counts: your acceptance of the PHK, with the receipt of the PHK report."),
        text("Or the mutual agreement, with that receipt or the PHI deed."),
        text("Also: ID card, own bank account, BPJS number (KPJ), active e-mail and phone."),
        *(
            (_PAPER[reason],)
            if reason in _PAPER
            else (text("Guides also name family card and tax number; the texts do not ask for them."),)
        ),
        last=source("PROOF-01", "PROOF-02"),
    )
    return Answer(
        parts,
        (
            (_PROOF, PAPERS),
            (page("letter_enough", text("Only a letter")), page("agreement", text("Only an agreement"))),
        ),
    )


def doc_missing(told: Told) -> Answer:
    """Tell what can stand in for a paper, and whom to ask."""
    parts = said(
        text("<b>Without a layoff letter you can still go on:</b> what counts is the receipt of the PHK report."),
        text("Ask the employer in writing, and keep the message."),
        text("It refuses? Take what you have to the Disnaker, and report the layoff yourself (Lapor PHK)."),
        text(
            "BPJS card lost: JMO shows the KPJ. A wrong name or date: the employer or BPJS {bpjs} corrects it.",
            bpjs=_BPJS,
        ),
        last=source("PROOF-01"),
    )
    return Answer(parts, ((PAPERS, LETTERS), (_PROOF, OFFICER)))
