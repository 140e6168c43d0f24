"""The sections of a person's copy, each about one kind of data; a section about nothing is left out."""

from collections.abc import Iterator

from conversations.claim_status.claim import Claim
from conversations.engine.papers import Block, Fields, Heading
from conversations.engine.text import Money, Raw, Said, text
from conversations.payment_guard.month import counts_for
from conversations.payment_guard.records import Evidence
from conversations.privacy.answers import answer_rows, flow_title
from conversations.privacy.blocks import NONE, table, value_of
from conversations.privacy.came import came_sections
from conversations.privacy.held import HeldClaim, PersonCopy
from conversations.privacy.messages import content
from conversations.privacy.moments import moment
from conversations.privacy.reached import reached_sections
from conversations.privacy.told import told_sections
from conversations.privacy.words import (
    CLAIM_SOURCE,
    CLAIM_STATE,
    MESSAGE,
    MONTH_STATE,
    PROOF,
    PURPOSE,
    SEALED,
    SENDING,
    named,
    what_happened,
    who_looked,
)
from conversations.privacy.work import work_sections
from conversations.reception.pages import LANGUAGES


def sections(held: PersonCopy) -> Iterator[Block]:
    """Yield the blocks of the paper, from the person to those who looked."""
    for part in (_person, _answers, _consents, _claims, _months, _proofs, _messages, _silences, _attempts, _staff):
        yield from part(held)
    yield from work_sections(held)
    yield from told_sections(held)
    yield from came_sections(held)
    yield from reached_sections(held)
    yield from _looks(held)
    yield from _wishes(held)


def _person(held: PersonCopy) -> Iterator[Block]:
    yield Heading(text("You in this bot"))
    yield Fields(
        (
            (text("Telegram ID"), Raw(str(held.user_id))),
            (text("Language"), Raw(LANGUAGES.get(held.language, held.language))),
            (text("Time zone"), Raw(held.time_zone)),
            (text("Region code"), value_of(Raw(held.region))),
            (text("Link you came by"), value_of(Raw(held.source))),
            (text("First message"), moment(held.created_at, held.time_zone)),
            (text("Last message on"), value_of(held.last_seen_on)),
            (text("Telegram delivers to you"), text("yes") if held.reachable else text("no")),
            (text("Messages marked as handled, without their words"), Raw(str(held.updates))),
        )
    )


def _answers(held: PersonCopy) -> Iterator[Block]:
    for flow in held.flows:
        yield Heading(text("Your answers: {title}", title=flow_title(flow.flow)))
        yield Fields((*answer_rows(flow), (text("Last changed"), moment(flow.updated_at, held.time_zone))))


def _consents(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            named(PURPOSE, word.purpose),
            text("agreed") if word.granted else text("did not agree"),
            moment(word.at, held.time_zone),
            value_of(Raw(word.version)),
            Raw(word.words_hash),
        )
        for word in held.consents
    )
    head = (text("Purpose"), text("Your word"), text("When"), text("Version"), text("Fingerprint of the words shown"))
    yield from table(text("Your consent"), head, rows)


def _claims(held: PersonCopy) -> Iterator[Block]:
    for each in held.claims:
        yield Heading(text("Claim {number}", number=Raw(str(each.claim.id))))
        yield Fields((*_claim_rows(each.claim), *_link_rows(each, held.time_zone)))


def _claim_rows(claim: Claim) -> tuple[tuple[Said, Said], ...]:
    return (
        (text("Status"), named(CLAIM_STATE, claim.state)),
        (text("Since"), value_of(claim.since)),
        (text("Benefit month"), value_of(None if claim.month is None else Raw(str(claim.month)))),
        (text("Status of that month"), named(MONTH_STATE, claim.month_state) if claim.month_state else NONE),
        (text("Last day to apply for it"), value_of(claim.due_on)),
        (text("Cash a month"), value_of(None if claim.amount is None else Money(claim.amount))),
        (text("Last characters of the KPJ"), value_of(Raw(claim.kpj_last4))),
        (text("Initials"), value_of(Raw(claim.holder))),
        (text("Company"), value_of(Raw(claim.employer))),
        (text("Region code"), value_of(Raw(claim.region))),
        (text("Layoff on"), value_of(claim.phk_on)),
        (text("Words of the office"), value_of(Raw(claim.note))),
        (text("Told by"), named(CLAIM_SOURCE, claim.source)),
    )


def _link_rows(each: HeldClaim, zone: str) -> tuple[tuple[Said, Said], ...]:
    codes = tuple((named(SEALED, name), text("kept only as a code that cannot be read back")) for name in each.sealed)
    told = (text("Told on"), moment(each.claim.told_at, zone))
    return (told, (text("Linked to you on"), moment(each.linked_at, zone)), *codes)


def _months(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (Raw(str(record.claim_id)), Raw(str(record.number)), value_of(record.due_on), value_of(record.filed_on))
        for record in held.months
    )
    head = (text("Claim"), text("Month"), text("Last day to apply"), text("Applied on"))
    yield from table(text("Benefit months as you told them"), head, rows)


def _proofs(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            value_of(each.proof.on),
            _proof(each.proof),
            value_of(Raw(each.proof.note)),
            value_of(Raw(each.proof.file_name or each.proof.file_id)),
            moment(each.at, held.time_zone),
        )
        for each in held.proofs
    )
    head = (text("Day"), text("Proof"), text("Your words"), text("File at Telegram"), text("Told"))
    yield from table(text("Your proofs"), head, rows)


def _proof(proof: Evidence) -> Said:
    kind, month = named(PROOF, proof.kind), counts_for(proof)
    if proof.figure is None:
        return text("{kind}, month {month}", kind=kind, month=month)
    return text("{kind}, month {month}, {n} percent", kind=kind, month=month, n=proof.figure)


def _messages(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (
            named(MESSAGE, message.kind),
            named(SENDING, message.state),
            moment(message.ended_at or message.due_at, held.time_zone),
            content(message),
        )
        for message in held.messages
    )
    head = (text("Kind"), text("State"), text("When"), text("Content"))
    yield from table(text("Messages that I send by myself"), head, rows)


def _silences(held: PersonCopy) -> Iterator[Block]:
    rows = tuple((named(MESSAGE, kind), moment(at, held.time_zone)) for kind, at in held.silences)
    yield from table(text("Messages that you stopped"), (text("Kind"), text("When")), rows)


def _attempts(held: PersonCopy) -> Iterator[Block]:
    if tried := held.attempts:
        locked = moment(tried.locked_until, held.time_zone) if tried.locked_until else NONE
        yield Heading(text("Tries to prove a claim"))
        yield Fields(
            (
                (text("Tries that did not match"), Raw(str(tried.failures))),
                (text("First of them"), moment(tried.first_at, held.time_zone)),
                (text("Locked until"), locked),
                (text("Code for the officer"), value_of(Raw(tried.code))),
            )
        )


def _staff(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (Raw(each.role), value_of(Raw(each.region)), moment(each.since, held.time_zone)) for each in held.roles
    )
    yield from table(text("Your roles as officer"), (text("Role"), text("Region code"), text("Since")), rows)
    if held.officer or held.invitations:
        yield Heading(text("Your work in the log of officers"))
        yield Fields(
            (
                (text("Your number there"), Raw(str(held.officer or "–"))),
                (text("Deeds noted under it, which stay without your name"), Raw(str(held.deeds))),
                (text("Invitations that you made or took"), Raw(str(held.invitations))),
            )
        )
    if held.composed or held.approved or held.audiences:
        yield Heading(text("Your work on announcements"))
        yield Fields(
            (
                (text("Announcements that you composed"), Raw(str(held.composed))),
                (text("Announcements that you approved"), Raw(str(held.approved))),
                (text("Audiences that you saved"), Raw(str(held.audiences))),
            )
        )


def _looks(held: PersonCopy) -> Iterator[Block]:
    rows = tuple(
        (moment(look.at, held.time_zone), who_looked(look.who), what_happened(look.what)) for look in held.looks
    )
    head = (text("When"), text("Who"), text("What happened"))
    yield from table(text("Who opened or changed your data"), head, rows)


def _wishes(held: PersonCopy) -> Iterator[Block]:
    rows = tuple((Raw(number), moment(due, held.time_zone)) for number, due in held.receipts)
    yield from table(text("Erasure that you asked for"), (text("Receipt"), text("Done by")), rows)
