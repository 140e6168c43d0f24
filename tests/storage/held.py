"""Somebody about whom everything is held that the tables can hold, in words that a scan finds again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from conversations.effects import LogEvidence
from storage import access, evidence, invitations, months, silences, staff, tables
from tests.storage.samples import START

OFFICE_CLAIM, OWN_CLAIM, SHARED_CLAIM, FETCHED_CLAIM = 1, 2, 3, 4


@dataclass(frozen=True)
class Marks:
    """What must not be found of one person; the words are like nothing else in the house."""

    user_id: int
    word: str

    def __iter__(self) -> Iterator[str]:
        yield from (str(self.user_id), self.word)

    def say(self, about: str) -> str:
        """Return words of the person about something."""
        return f"{about} {self.word}"


SITI_MARKS = Marks(7_315_204_968, "Xaverina-Qzwv")
BUDI_MARKS = Marks(7_999_888_777, "Bonifasius-Jkvq")


def claim_row(claim_id: int, **values: Any) -> dict[str, Any]:
    """Return the row of a claim of the office."""
    row = {"kpj_last4": "4321", "key_version": 1, "holder": "S.", "employer": "PT Kantor", "region": "32.73"}
    row |= {"id": claim_id, "state": "approved", "note": "", "source": "list", "told_at": START, "kpj_hash": None}
    return row | {"phone_hash": None, "born_hash": None} | values


def seed_claims(connection: Connection, marks: Marks) -> None:
    """Keep a claim on the list, one that the person alone told, one told by two people, and one fetched for them."""
    sealed = {"kpj_hash": "a" * 64, "phone_hash": "b" * 64, "born_hash": "c" * 64}
    connection.execute(insert(tables.claim).values(**claim_row(OFFICE_CLAIM, **sealed)))
    connection.execute(insert(tables.claim).values(**claim_row(OWN_CLAIM, source="self", employer=marks.say("PT"))))
    connection.execute(insert(tables.claim).values(**claim_row(SHARED_CLAIM, source="self")))
    connection.execute(insert(tables.claim).values(**claim_row(FETCHED_CLAIM, source="api", holder="X.")))


def seed_person(connection: Connection, marks: Marks, claims: tuple[int, ...]) -> None:
    """Hold something about a person in every table that can."""
    connection.execute(
        insert(tables.participant).values(
            user_id=marks.user_id,
            language="id",
            time_zone="Asia/Makassar",
            region="32.73",
            reachable=True,
            source=marks.say("from"),
            created_at=START,
            last_seen_on=START.date(),
        )
    )
    _seed_talk(connection, marks)
    for claim_id in claims:
        connection.execute(insert(tables.claim_link).values(user_id=marks.user_id, claim_id=claim_id, at=START))
        _seed_months(connection, marks, claim_id)
    _seed_work(connection, marks)
    _seed_ticket(connection, marks)
    _seed_rest(connection, marks)


def _seed_work(connection: Connection, marks: Marks) -> None:
    own = {"user_id": marks.user_id}
    _seed_source(connection, marks)
    vacancy = {"twin": marks.say("twin"), "title": marks.say("Operator"), "employer": marks.say("PT")}
    known = {"applied_on": date(2026, 3, 4), "state": "sent", "state_on": date(2026, 3, 4)}
    connection.execute(insert(tables.application).values(**own, **vacancy, **known))
    asked = {"words": marks.say("kpan"), "first": "deadline", "second": "payment_when"}
    connection.execute(insert(tables.unsure).values(user_id=marks.user_id, **asked, at=START))
    connection.execute(insert(tables.suggested).values(**own, twin=marks.say("twin"), how="refused", at=START))
    told = {"claim_id": OFFICE_CLAIM, "region": "32.73", "ease": "hard", "wait": "month", "help": "nobody"}
    connection.execute(insert(tables.experience).values(**own, **told, words=marks.say("told"), at=START))
    connection.execute(insert(tables.key_date).values(**own, what="phk", on=date(2026, 2, 1)))
    connection.execute(insert(tables.milestone).values(**own, what="checked", at=START))
    connection.execute(insert(tables.saved_search).values(**own, wanted=marks.word, every="daily", since=START))


def _seed_ticket(connection: Connection, marks: Marks) -> None:
    """A talk with an officer, with what the helper sees of the person."""
    row = {"user_id": marks.user_id, "region": "12.71", "desk": "12", "topic": "claim", "opened_at": START}
    context = f'{{"said": "{marks.say("tolong")}"}}'
    opened = insert(tables.ticket).values(**row, context=context).returning(tables.ticket.c.id)
    number = connection.scalar(opened)
    line = {"ticket_id": number, "way": "in", "kind": "text", "words": marks.say("kapan"), "at": START}
    own = {"origin": f"in:{marks.user_id}:1", "from_chat": marks.user_id, "from_id": 1, "author": marks.user_id}
    connection.execute(insert(tables.ticket_line).values(**line, **own, due_at=START))


def _seed_source(connection: Connection, marks: Marks) -> None:
    code = f"K{marks.user_id % 10_000_000:07}"
    row = {"code": code, "kind": "factory", "name": "PT Pabrik", "region": "32.73", "created_at": START}
    connection.execute(insert(tables.source).values(**row))
    came = {"first": True, "first_at": START, "last_at": START, "times": 2, "joined_at": START}
    connection.execute(insert(tables.scan).values(user_id=marks.user_id, code=code, **came))
    connection.execute(insert(tables.employer).values(user_id=marks.user_id, since=START))


def _seed_talk(connection: Connection, marks: Marks) -> None:
    row = {"user_id": marks.user_id, "version": "1", "run": 1, "active": True, "at": None, "updated_at": START}
    answers = f'{{"name": "{marks.say("Ibu")}", "kpj": "{marks.word}"}}'
    pending = f'{{"question": "boss", "value": "{marks.word}"}}'
    connection.execute(insert(tables.progress).values(**row, flow="kit", answers=answers, pending=pending))
    connection.execute(
        insert(tables.consent).values(
            user_id=marks.user_id,
            purpose="claim",
            granted=True,
            words_hash=marks.word,
            language="id",
            at=START,
            version="2026-11",
        )
    )
    connection.execute(
        insert(tables.seen).values(key=1_000_000 + marks.user_id % 1000, user_id=marks.user_id, at=START, worker="w")
    )


def _seed_months(connection: Connection, marks: Marks, claim_id: int) -> None:
    proof = LogEvidence(
        claim_id, 2, "application", date(2026, 3, 4), marks.say("PT"), None, marks.word, "photo", f"{marks.word}.jpg"
    )
    evidence.log(connection, marks.user_id, proof, START)
    months.set_due(connection, marks.user_id, claim_id, 2, date(2026, 4, 1))


def _seed_rest(connection: Connection, marks: Marks) -> None:
    silences.set_stopped(connection, marks.user_id, "campaign", stopped=True, at=START)
    access.note(connection, marks.user_id, "petugas helper", marks.say("opened by"), START)
    staff.grant(connection, marks.user_id, "viewer", "32.73", START)
    secret = invitations.new_secret()
    invitations.invite(connection, secret, "viewer", "32.73", marks.user_id, START)
    own = update(tables.invitation).where(tables.invitation.c.by == marks.user_id)
    connection.execute(own.values(used_by=marks.user_id, used_at=START))
    connection.execute(
        insert(tables.identity_attempt).values(
            user_id=marks.user_id, failures=5, first_at=START, locked_until=START + timedelta(days=1), code=marks.word
        )
    )
    connection.execute(
        insert(tables.enrolment).values(
            user_id=marks.user_id,
            title=marks.say("course"),
            provider=marks.say("BLK"),
            on=START.date(),
            state="noted",
            state_on=START.date(),
        )
    )
    connection.execute(
        insert(tables.outbox).values(
            dedup=f"status:{marks.user_id}:1",
            user_id=marks.user_id,
            kind="status",
            template="claim_changed",
            params=f'{{"word": "{marks.word}"}}',
            priority=10,
            due_at=START,
            state="planned",
        )
    )


def everything(connection: Connection) -> str:
    """Return every value of every table, one below the other."""
    rows = (row for table in tables.metadata.sorted_tables for row in connection.execute(select(table)))
    return "\n".join(str(value) for row in rows for value in row)
