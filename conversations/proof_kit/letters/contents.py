"""What each letter says: to whom, about what, its paragraphs, and what goes with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from conversations import workdays
from conversations.claim_status.limits import REPORT_ARTICLE, REPORT_DAYS, sane
from conversations.eligibility.parameters import CHANNELS
from conversations.engine.text import Lines, Raw, Said, Text, text
from conversations.proof_kit.letters.draft import Draft
from conversations.proof_kit.steps import LetterKind, articles


@dataclass(frozen=True, slots=True)
class Letter:
    """One kind of letter; `opening` stands before the person's own words, `request` after them."""

    file: str
    subject: Text
    address: Callable[[Draft], Lines]
    opening: Callable[[Draft], tuple[Said, ...]]
    request: Callable[[Draft], tuple[Said, ...]]
    attached: tuple[Text, ...]
    copied: Callable[[Draft], tuple[Text, ...]]


_REPORT = Raw(REPORT_ARTICLE)
_PROOF = Raw(articles("PROOF-01"))


def _to_company(draft: Draft) -> Lines:
    return Lines((text("To: the management of {company}", company=draft.company), text("at its office")))


def _to_disnaker(draft: Draft) -> Lines:
    return Lines((text("To: the head of the labour office (Disnaker)"), draft.district))


def _layoff(draft: Draft) -> Text:
    return text("The company told me that my employment ends. Date of the PHK: {day}.", day=draft.phk_said)


def _ask_letter(draft: Draft) -> tuple[Said, ...]:
    return (
        text("I ask the company for a signed PHK letter. Please state the date from which the PHK counts, and why."),
        text("I need it to claim JKP (Jaminan Kehilangan Pekerjaan)."),
        text("The claim needs proof of the accepted PHK and the receipt of its report ({article}).", article=_PROOF),
        text(
            "The company must report the PHK within {days} working days, with its proof ({article}).",
            days=REPORT_DAYS,
            article=_REPORT,
        ),
        text("This letter is not a resignation, and all my other rights remain."),
    )


def _ask_report(draft: Draft) -> tuple[Said, ...]:
    return (
        text(
            "The company must report the PHK within {days} working days at {site}, with its proof ({article}).",
            days=REPORT_DAYS,
            site=Raw(CHANNELS.employer_report),
            article=_REPORT,
        ),
        *_report_day(draft),
        Lines(
            (
                text("I therefore ask the company:"),
                text("1. to report my PHK with its proof to the ministry or the Disnaker, and to BPJS;"),
                text("2. to give me a copy of the receipt of the PHK report (tanda terima laporan PHK);"),
                text("3. to set me inactive at BPJS Ketenagakerjaan."),
            )
        ),
        text("I need that receipt for my JKP claim ({article}).", article=_PROOF),
    )


def _report_day(draft: Draft) -> tuple[Said, ...]:
    """Name the day on which the employer's time ends, if it is certain."""
    day = sane(draft.phk_on)
    due = workdays.after(day, REPORT_DAYS) if day else None
    return (
        (text("Counted from the date of the PHK, that time ends on {day}.", day=due.day),)
        if due and due.certain
        else ()
    )


_RESIGNED = text(
    "The company asked me to sign a resignation. I do not want to resign. "
    "JKP does not cover a resignation ({article}), so the true reason matters to me.",
    article=Raw(articles("ELIG-06")),
)

_MATTERS: Mapping[str, Text] = {
    "no_letter": text(
        "The company has not given me a PHK letter. I need proof of the PHK for a JKP claim ({article}).",
        article=_PROOF,
    ),
    "no_report": text(
        "As far as I know, the company has not reported my PHK. "
        "The time for it is {days} working days, with the proof of the PHK ({article}).",
        days=REPORT_DAYS,
        article=_REPORT,
    ),
    "pushed": _RESIGNED,
    "cut_short": text(
        "The company ended my contract before its end date. JKP covers such a PHK ({article}).",
        article=Raw(articles("ELIG-07")),
    ),
    "not_enrolled": text(
        "As far as I know, the company did not enrol me at BPJS Ketenagakerjaan. "
        "The employer then gives the JKP benefit itself ({article}).",
        article=Raw(articles("ARR-07")),
    ),
}


def _complaint(draft: Draft) -> tuple[Said, ...]:
    matter = _MATTERS.get(draft.matter)
    # Who was only asked to resign may have no PHK, and so no date of one.
    date_said = () if draft.matter == "pushed" and isinstance(draft.phk_said, Raw) else (_date_of_phk(draft),)
    first = text("I worked at {company}, and I report a problem with the end of my employment.", company=draft.company)
    return (first, *date_said, *((matter,) if matter else ()))


def _date_of_phk(draft: Draft) -> Text:
    return text("Date of the PHK: {day}.", day=draft.phk_said)


def _ask_office(draft: Draft) -> tuple[Said, ...]:
    return (
        Lines(
            (
                text("I ask the office:"),
                text("1. to hear me and the company, and to help us find a solution;"),
                text(
                    "2. to give the receipt of the PHK report, where the papers allow it ({article});", article=_PROOF
                ),
                text("3. to tell me which steps are open to me."),
            )
        ),
    )


def _to_offices(draft: Draft) -> tuple[Text, ...]:
    return (
        text("Labour office (Disnaker) of {district}", district=draft.district),
        text("BPJS Ketenagakerjaan, branch of {district}", district=draft.district),
    )


_MESSAGES = text("Copies of messages or notes about the PHK")
_WORK = text("Copy of the contract, pay slip or other proof of work")

LETTERS: Mapping[LetterKind, Letter] = {
    "phk": Letter(
        file="surat-permintaan-surat-phk",
        subject=text("Request for a PHK letter"),
        address=_to_company,
        opening=lambda draft: (_layoff(draft),),
        request=_ask_letter,
        attached=(_MESSAGES,),
        copied=lambda draft: (),
    ),
    "report": Letter(
        file="surat-permintaan-lapor-phk",
        subject=text("Request to report the PHK and to hand over the receipt"),
        address=_to_company,
        opening=lambda draft: (_layoff(draft),),
        request=_ask_report,
        attached=(text("Copy of the PHK letter or other proof of the PHK"),),
        copied=_to_offices,
    ),
    "complaint": Letter(
        file="surat-pengaduan-disnaker",
        subject=text("Complaint about a PHK"),
        address=_to_disnaker,
        opening=_complaint,
        request=_ask_office,
        attached=(text("Copy of the identity card"), _WORK, _MESSAGES),
        copied=lambda draft: (),
    ),
}
