"""The page of one month as a paper: what was done, with its dates, to be typed or uploaded in SIAPkerja.

An office may read it, so it records and advises nobody; advice to the person stands on the card of the month.
"""

from conversations.claim_status.claim import MONTHS
from conversations.engine.papers import Block, Fields, Heading, Paper, Paragraph, Table
from conversations.engine.text import Raw, Said, text
from conversations.payment_guard.hand import Hand
from conversations.payment_guard.month import Meter, counts_for
from conversations.payment_guard.records import Evidence
from conversations.payment_guard.words import KINDS, article, recorded

_HEAD = (text("No."), text("Date"), text("Kind"), text("Company or note"), text("Percent"), text("File"))
_NOTHING = Raw("–")


def sheet(hand: Hand, number: int) -> Paper:
    """Return the page of a month as PDF and CSV; it names its owner by initials and the end of the number only."""
    meter = hand.meter(number)
    title = text("Month {number} of {months}: my proofs of looking for work", number=number, months=MONTHS)
    return Paper(
        name=f"jkp-bulan-{number}",
        title=title,
        blocks=tuple(_blocks(hand, meter)),
        caption=text("Month {number}: PDF to keep or upload, CSV to copy from.", number=number),
        forms=("pdf", "csv"),
        footer=text("The person's own record, kept with Kawan JKP. It is no decision of BPJS or the ministry."),
    )


def _blocks(hand: Hand, meter: Meter) -> list[Block]:
    proofs = [proof for proof in hand.evidence if counts_for(proof) == meter.number]
    table: list[Block] = [Paragraph(text("There is none yet."))]
    if proofs:
        table = [Table(_HEAD, tuple(_row(count, proof) for count, proof in enumerate(proofs, start=1)))]
    return [
        Fields(_fields(hand, meter)),
        Heading(text("Proofs")),
        *table,
        Heading(text("What this month needs")),
        *(Paragraph(each) for each in recorded(meter)),
        Paragraph(text("Basis: {article}.", article=article(meter))),
    ]


def _fields(hand: Hand, meter: Meter) -> tuple[tuple[Said, Said], ...]:
    claim = hand.claim
    owner = " · ".join(filter(None, (claim.holder, f"KPJ …{claim.kpj_last4}" if claim.kpj_last4 else "")))
    return (
        (text("Participant"), Raw(owner or "–")),
        (text("Last employer"), Raw(claim.employer or "–")),
        (text("Benefit month"), text("{number} of {months}", number=meter.number, months=MONTHS)),
        (text("Last day to apply"), _due(meter)),
        (text("Applied on"), _applied(meter)),
        (text("Page made on"), text("{value}", value=hand.today)),
    )


def _due(meter: Meter) -> Said:
    if meter.due_on is not None:
        return text("{value}", value=meter.due_on)
    return _NOTHING if meter.with_claim else text("not known yet")


def _applied(meter: Meter) -> Said:
    if meter.filed_on is not None:
        return text("{value}", value=meter.filed_on)
    return text("together with the claim") if meter.with_claim else _NOTHING


def _row(count: int, proof: Evidence) -> tuple[Said, ...]:
    return (
        Raw(str(count)),
        text("{value}", value=proof.on),
        KINDS[proof.kind],
        Raw(proof.note) if proof.note else _NOTHING,
        _NOTHING if proof.figure is None else Raw(str(proof.figure)),
        text("kept") if proof.file_id else _NOTHING,
    )
