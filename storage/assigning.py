"""The buckets of `conversations.outreach.assignment`, worked out by the database."""

from sqlalchemy import ColumnElement, case, literal, literal_column

from conversations.campaigns.records import Campaign
from conversations.outreach.assignment import BUCKETS, FOLD, PRIME, Purpose, buckets_of, salts
from storage.tables import participant


def bucket(campaign_id: int, purpose: Purpose = "variant") -> ColumnElement[int]:
    """Return the bucket of a participant in a campaign."""
    first, second = salts(campaign_id, purpose)
    me = participant.c.user_id
    # Plain numbers instead of parameters: a database then knows that they are whole and of 64 bits.
    once = f"(({me} + {me} / {PRIME} * {FOLD} + {first}) % {PRIME})"
    twice = f"(({once} * {once} + {second}) % {PRIME})"
    return literal_column(f"({twice} * {twice} % {PRIME} % {BUCKETS})")


def variant(campaign: Campaign) -> ColumnElement[str]:
    """Return the variant that a participant is given."""
    parts = campaign.content.parts or ("a",)
    if len(parts) == 1:
        return literal(parts[0])
    place = bucket(campaign.id)
    ends = [-(-BUCKETS * (number + 1) // len(parts)) for number in range(len(parts))]
    return case(*((place < end, literal(part)) for part, end in zip(parts, ends[:-1], strict=False)), else_=parts[-1])


def held_out(campaign: Campaign) -> ColumnElement[bool] | None:
    """Return who is held out; `None` when nobody is."""
    return _below(campaign.id, "hold out", buckets_of(campaign.options.hold_out))


def in_canary(campaign: Campaign) -> ColumnElement[bool] | None:
    """Return who is in the canary; `None` when nobody is."""
    return _below(campaign.id, "canary", buckets_of(campaign.options.canary))


def _below(campaign_id: int, purpose: Purpose, end: int) -> ColumnElement[bool] | None:
    return bucket(campaign_id, purpose) < end if end else None
