"""What tells an official message from a forged one: its code and the digest of its words; within a transaction.

The check of a code is a keyed hash, so that nobody else can make one; a key that was replaced still proves old codes.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from conversations.outcomes.codes import CAMPAIGN_LENGTH, SIGNS, LetterCode, check_of
from storage.portable import insert
from storage.seal import Seal, same
from storage.tables import campaign, campaign_words, outbox

_SENT = ("sent", "unknown", "leased")
"""States of a message that its reader may hold."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a message that a code names: when it was sent, and whether it had the words at hand.

    `same_words` is `None` where its words are not kept any more. `own` tells that it went to whoever asks.
    """

    sent_at: datetime | None
    same_words: bool | None
    own: bool = False


def new_campaign_code() -> str:
    """Return the signs of the code of a new announcement; nobody can guess them."""
    return "".join(secrets.choice(SIGNS) for _ in range(CAMPAIGN_LENGTH))


def letter_code(seal: Seal, number: int) -> LetterCode:
    """Make the code of the message with this number in the outbox."""
    return LetterCode(number, check_of(seal.hash("message", str(number))))


def proves(seal: Seal, code: LetterCode) -> bool:
    """Tell whether we made this code, under any of our keys."""
    checks = (check_of(each) for each in seal.hashes("message", str(code.number)))
    return any(same(check, code.check) for check in checks)


def campaign_code(connection: Connection, campaign_id: int) -> str | None:
    """Return the signs of the code of an announcement."""
    return connection.scalar(select(campaign.c.code).where(campaign.c.id == campaign_id))


def keep_words(connection: Connection, campaign_id: int, digest: str, at: datetime) -> None:
    """Remember that an announcement was sent with these words."""
    row = insert(connection, campaign_words).values(campaign_id=campaign_id, digest=digest, at=at)
    connection.execute(row.on_conflict_do_nothing())


def announcement(connection: Connection, signs: str, digest: str) -> Known | None:
    """Look an announcement up by its code; one of which nothing was sent yet is none."""
    words = campaign_words.c
    mine = campaign.join(campaign_words, words.campaign_id == campaign.c.id)
    alike = func.sum(case((words.digest == digest, 1), else_=0))
    wanted = select(func.min(words.at), func.count(), alike).select_from(mine)
    first, number, found = connection.execute(wanted.where(campaign.c.code == signs)).one()
    return Known(first, bool(found)) if number else None


def letter(connection: Connection, number: int, digest: str, user_id: int) -> Known:
    """Look a message to one person up by its number; the words of one that was dropped since are not known."""
    columns = (outbox.c.user_id, outbox.c.state, outbox.c.digest, outbox.c.ended_at, outbox.c.due_at)
    row = connection.execute(select(*columns).where(outbox.c.id == number)).first()
    if row is None or row.digest is None or row.state not in _SENT:
        return Known(None, None)
    return Known(row.ended_at or row.due_at, row.digest == digest, row.user_id == user_id)
