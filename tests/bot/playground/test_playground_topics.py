"""Whatever helpers do to topics and messages of a group, what is left fits together and outlives a restart."""

import json
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground import GroupPhone, World
from bot.playground.errors import ActionRefusedError, ApiError
from bot.playground.world_group import Group
from bot.playground.world_history import read, written
from bot.playground.world_membership import add_group

DEEDS = ("open", "rename", "close", "reopen", "drop", "write", "pin", "unpin", "delete", "take", "give", "out", "in")
STEPS = st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 5), st.booleans()), max_size=30)


def do(phone: GroupPhone, what: str, number: int) -> None:
    """Do one thing to the topic and the message that the number falls on."""
    group = phone.group
    topics, messages = [0, *group.topics], group.visible
    at = phone.at(topics[number % len(topics)])
    chosen = messages[-1 - number % len(messages)] if messages else None
    plain = {
        "open": lambda: phone.open_topic(f"topik {number}"),
        "rename": lambda: at.rename_topic(f"nama {number}"),
        "close": at.close_topic,
        "reopen": at.reopen_topic,
        "drop": at.delete_topic,
        "write": lambda: at.send_text("halo"),
        "take": lambda: phone.take_rights("can_pin_messages"),
        "give": phone.give_rights,
        "out": phone.put_bot_out,
        "in": phone.let_bot_in,
    }
    if what in plain:
        plain[what]()
    elif chosen:
        getattr(phone, what)(chosen)


def fits_together(group: Group) -> None:
    for message in group.visible:
        assert not message.thread or message.thread in group.topics
    for number in group.pinned:
        assert not group.messages[number].deleted
    for topic in group.topics.values():
        opening = group.messages[topic.id]
        assert not opening.deleted
        assert opening.thread == topic.id


@given(STEPS)
@settings(max_examples=50)
def test_topics_and_pins_never_point_to_what_is_gone(steps: list[tuple[str, int, bool]]) -> None:
    world = World()
    world.add_bot()
    people = [world.add_person("Dewi"), world.add_person("Hotman")]
    group = add_group(world, "Petugas", people)
    phones = [GroupPhone(world, person, group) for person in people]
    for what, number, made_it in steps:
        with suppress(ActionRefusedError, ApiError):
            do(phones[0] if made_it else phones[1], what, number)
        fits_together(group)
    later = World()
    later.add_bot()
    read(later, json.loads(json.dumps(written(world))))
    assert written(later) == written(world)
    assert len({update.id for update in world.account.updates.peek()}) == len(world.account.updates)
