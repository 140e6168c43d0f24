"""Who is given which variant, who is held out, and who is in the canary: the same for ever, by arithmetic alone.

A database works it out over a million people, so only whole numbers below 2^53 are added, multiplied, divided and
squared; `storage.assigning` says the same in SQL. Each campaign and purpose mixes the ids in a way of its own.
"""

import hashlib
from functools import lru_cache
from typing import Literal

from conversations.campaigns.records import Campaign

Purpose = Literal["variant", "hold out", "canary"]
"""What is drawn; the three are independent of each other."""

BUCKETS = 10_000
PRIME = 67_108_859
"""The largest prime below 2^26: the square of a rest of it stays below 2^52."""
FOLD = 31_415_927
"""What the part of an id above the prime is multiplied by before it is added."""


@lru_cache(maxsize=256)
def salts(campaign_id: int, purpose: Purpose) -> tuple[int, int]:
    """Return the two numbers with which a campaign mixes ids for a purpose."""
    digest = hashlib.sha256(f"{campaign_id}:{purpose}".encode()).digest()
    return int.from_bytes(digest[:8]) % PRIME, int.from_bytes(digest[8:16]) % PRIME


def bucket(campaign_id: int, user_id: int, purpose: Purpose = "variant") -> int:
    """Return the bucket, 0 to 9999, of a person in a campaign."""
    first, second = salts(campaign_id, purpose)
    once = (user_id + user_id // PRIME * FOLD + first) % PRIME
    twice = (once * once + second) % PRIME
    return twice * twice % PRIME % BUCKETS


def variant_of(campaign: Campaign, user_id: int) -> str:
    """Return the part of the content that a person is given; "a" when there is but one, or none."""
    parts = campaign.content.parts or ("a",)
    return parts[bucket(campaign.id, user_id) * len(parts) // BUCKETS]


def held_out(campaign: Campaign, user_id: int) -> bool:
    """Tell whether a person is left without the announcement, to compare with."""
    return bucket(campaign.id, user_id, "hold out") < buckets_of(campaign.options.hold_out)


def in_canary(campaign: Campaign, user_id: int) -> bool:
    """Tell whether a person is among the first few, with whom the announcement is tried out."""
    return bucket(campaign.id, user_id, "canary") < buckets_of(campaign.options.canary)


def buckets_of(percent: int) -> int:
    """Return how many buckets a share takes."""
    return max(0, min(percent, 100)) * BUCKETS // 100
