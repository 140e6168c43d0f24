"""The group of the default world: where the staff of a branch answer people, one topic for each."""

from bot.playground.world import World
from bot.playground.world_group import Group
from bot.playground.world_membership import add_group

STAFF_GROUP = -1_002_000_000_001
"""The id of the staff group of every playground."""
STAFF_GROUP_TITLE = "Petugas JKP Sumatera Utara"
STAFF_GROUP_PEOPLE = (7_000_000_007, 7_000_000_008)
"""The ids of its two helpers; the first made the group."""


def settle_groups(world: World) -> Group:
    """Return the staff group, made of the helpers who live in the world unless the world knows it already."""
    if known := world.account.groups.get(STAFF_GROUP):
        return known
    helpers = [world.people[number] for number in STAFF_GROUP_PEOPLE if number in world.people]
    return add_group(world, STAFF_GROUP_TITLE, helpers, number=STAFF_GROUP)
