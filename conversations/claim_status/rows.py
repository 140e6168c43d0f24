"""What each state of a claim means: one row a state. The months have rows of their own in `month_rows`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from conversations.claim_status import limits
from conversations.claim_status.claim import Claim, ClaimState
from conversations.claim_status.limits import Limit
from conversations.claim_status.owners import BPJS, CALL_AT_ONCE, CALL_BPJS, COMPLAIN, GO_TO_DISNAKER, Owner
from conversations.eligibility.parameters import R25
from conversations.engine.text import Text, text
from conversations.engine.view import Tone

Todo = Callable[[Claim], tuple[Text, ...]]
"""What the person does now; of a month it depends on which one it is."""


@dataclass(frozen=True, slots=True)
class Row:
    """One state: its name, what it means, whose move it is and for how long, what the person does meanwhile.

    `call` is whom to turn to when the time is over. A row that `files` is over once the time to file is; one that is
    `filed_anew` is not, yet that time is shown with it.
    """

    label: Text
    meaning: Text
    owner: Owner
    limit: Callable[[Claim, date], Limit]
    todo: Todo
    tone: Tone
    call: tuple[Text, ...] = (CALL_BPJS,)
    files: bool = False
    filed_anew: bool = False


def always(*said: Text) -> Todo:
    """Return the same to do for every claim."""
    return lambda claim: said


OVER = Row(
    label=text("The time to file is over"),
    meaning=text("By the date of the layoff, the {months} months to file are over.", months=R25.filing_months),
    owner="you",
    limit=limits.filing,
    todo=always(text("Did you file a claim before that day? It still counts; tell BPJS.")),
    tone="bad",
    call=(CALL_AT_ONCE,),
    files=True,
)
"""Any state before the claim, once the time to file is over (CLAIM-01, CLAIM-02)."""

_FREQUENT = (
    text("Frequent reasons: you still show as active, or the proof of the PHK is missing or of another kind."),
    text("Also: recorded as resignation, too few months, late, NIK or account mismatch, a new wage record."),
)
"""Section 8 of the rule sheet (N29, N30a, N30b, N49)."""

ROWS: Mapping[ClaimState, Row] = {
    "not_reported": Row(
        label=text("Layoff not reported yet"),
        meaning=text("The employer has not reported your layoff (PHK) yet."),
        owner="employer",
        limit=limits.report,
        todo=always(
            text("Ask the employer in writing to report it, and keep the message."),
            text("No need to wait: report it yourself (Lapor PHK) in SIAPkerja, with your proof."),
        ),
        tone="wait",
        call=(CALL_BPJS, GO_TO_DISNAKER, COMPLAIN),
        files=True,
    ),
    "reported": Row(
        label=text("Layoff reported"),
        meaning=text("The layoff is reported. BPJS checks whether the data are complete and correct."),
        owner="bpjs",
        limit=limits.check,
        todo=always(
            text("See whether the JKP badge (lencana JKP) appears in your SIAPkerja account."),
            text("Have ready: ID card, your own bank account, KPJ and the proof of the PHK."),
        ),
        tone="wait",
        files=True,
    ),
    "eligible": Row(
        label=text("Eligible, not filed yet"),
        meaning=text("The check is done. You can file the claim now."),
        owner="you",
        limit=limits.filing,
        todo=always(
            text("Press Ajukan klaim in SIAPkerja, with your own bank account."),
            text("Sign KAPK there, the statement that you look for work. Filing is free."),
        ),
        tone="good",
        files=True,
    ),
    "not_eligible": Row(
        label=text("Declared not eligible"),
        meaning=text("The check found that a condition is not met."),
        owner="you",
        limit=limits.unfixed,
        todo=always(
            text("Ask BPJS {number} which condition it is.", number=BPJS),
            text(
                "Are the data wrong? Have them put right, and file within {months} months of the layoff.",
                months=R25.filing_months,
            ),
        ),
        tone="bad",
        filed_anew=True,
    ),
    "claim_sent": Row(
        label=text("Claim sent"),
        meaning=text("Your claim has been sent. BPJS has yet to check it."),
        owner="bpjs",
        limit=limits.payment,
        todo=always(text("Look into your e-mail and SIAPkerja account: questions about the claim come there.")),
        tone="wait",
        call=(CALL_BPJS, COMPLAIN),
    ),
    "verifying": Row(
        label=text("Claim being checked"),
        meaning=text("BPJS checks your claim now."),
        owner="bpjs",
        limit=limits.payment,
        todo=always(text("Look into your e-mail and SIAPkerja account: questions about the claim come there.")),
        tone="wait",
        call=(CALL_BPJS, COMPLAIN),
    ),
    "approved": Row(
        label=text("Claim approved"),
        meaning=text("Your claim is approved. The cash goes to your own bank account."),
        owner="bpjs",
        limit=limits.payment,
        todo=always(text("After month 1, fill in the self-assessment (asesmen diri) in SIAPkerja.")),
        tone="good",
        call=(text("Has the money not come? Call BPJS {number}.", number=BPJS), COMPLAIN),
    ),
    "paid": Row(
        label=text("Cash paid"),
        meaning=text("The cash was paid. The next month needs its own application."),
        owner="you",
        limit=limits.account,
        todo=always(
            text("Fill in the self-assessment (asesmen diri) in SIAPkerja, if you have not yet."),
            text("Collect proofs for the next month: applications, or a call to a test or interview."),
        ),
        tone="good",
    ),
    "rejected": Row(
        label=text("Claim not accepted"),
        meaning=text("The office did not accept the claim as it is. By guides you may put it right and file again."),
        owner="you",
        limit=limits.filing,
        todo=always(
            text("Put it right and file again in SIAPkerja within the time. Ask BPJS {number}.", number=BPJS),
            *_FREQUENT,
        ),
        tone="bad",
        files=True,
    ),
    "finished": Row(
        label=text("Claim finished"),
        meaning=text("All months of this claim are over. There is nothing left to apply for."),
        owner="nobody",
        limit=limits.unfixed,
        todo=always(text("Is a payment missing? Ask BPJS {number}.", number=BPJS)),
        tone="good",
    ),
    "employed": Row(
        label=text("Working again"),
        meaning=text("The right ended with the new job. What was paid stays yours."),
        owner="nobody",
        limit=limits.unfixed,
        todo=always(
            text("Report the new job in SIAPkerja, if you have not yet."),
            text("No new job? Then the record is wrong: call BPJS {number}.", number=BPJS),
        ),
        tone="open",
    ),
    "lapsed": Row(
        label=text("Claim lapsed"),
        meaning=text("By this record, the right to this claim has ended."),
        owner="you",
        limit=limits.unfixed,
        todo=always(CALL_AT_ONCE),
        tone="bad",
    ),
}
