"""Who comes into a group, goes and leads it, and its upgrade; the bot is told as Telegram tells it."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from bot.playground.entities import FormattedText
from bot.playground.world import Account, World
from bot.playground.world_changes import Changes
from bot.playground.world_chat import Message
from bot.playground.world_group import Group, Member, gathered
from bot.playground.world_people import BotProfile, Person

SUPERGROUPS = -1_002_000_000_000
"""Ids of supergroups count down from here, those of plain groups from `GROUPS`."""
GROUPS = -4_000_000_000
Actor = Person | BotProfile


def add_group(
    world: World,
    title: str,
    people: Iterable[Person] = (),
    *,
    number: int = 0,
    kind: str = "supergroup",
    forum: bool = True,
    account: Account | None = None,
) -> Group:
    """Add a group that the first of the people made and the bot leads; only a supergroup has topics."""
    account = account or world.account
    number = number or _free_number(account, SUPERGROUPS if kind == "supergroup" else GROUPS)
    members = gathered(account.profile, people)
    group = Group(
        account.profile,
        Changes(world.changes),
        number=number,
        title=title,
        kind=kind,
        is_forum=forum and kind == "supergroup",
        members=members,
        # One is the number of what opened the group itself.
        next_id=world.first_message_id + 1 if kind == "supergroup" else 0,
    )
    account.groups[number] = group
    world.changes.publish("members", group)
    return group


def _free_number(account: Account, first: int) -> int:
    return next(number for number in count(first - 1, -1) if number not in account.groups)


def happened(world: World, group: Group, actor: Actor, what: dict[str, Any], thread: int = 0) -> Message:
    """Post a message that nobody wrote, about what somebody did, and tell the bot of it, whoever did it."""
    message = world.post(group, actor, FormattedText(), service=what, thread=thread)
    tell(world, group, "message", message)
    return message


def tell(world: World, group: Group, kind: str, message: Message) -> None:
    """Put a message before the bot, unless it is none of those it hears."""
    if group.hears(message):
        world.notify(group, kind, message.as_json())


def change_member(
    world: World,
    group: Group,
    actor: Actor,
    user: Actor,
    status: str,
    rights: frozenset[str] = frozenset(),
) -> None:
    """Give somebody another place in the group: let them in or out, make or unmake an administrator."""
    member = group.members.setdefault(user.id, Member(user, "left"))
    before = replace(member)
    member.status, member.rights = status, rights
    if (before.status, before.rights) == (status, rights):
        return
    own = user.id == group.bot.id
    if own or group.bot_member.leads:
        _tell_member(world, group, actor, before, member)
    if member.present and not before.present:
        happened(world, group, actor, {"new_chat_members": [user.as_json()]})
    elif before.present and not member.present:
        happened(world, group, actor, {"left_chat_member": user.as_json()})
    group.changes.publish("members", group)


def _tell_member(world: World, group: Group, actor: Actor, before: Member, after: Member) -> None:
    content = {
        "chat": group.as_chat(),
        "from": actor.as_json(),
        "date": world.now,
        "old_chat_member": before.as_json(),
        "new_chat_member": after.as_json(),
    }
    world.notify(group, "my_chat_member" if after.user.id == group.bot.id else "chat_member", content)


def upgrade(world: World, group: Group, actor: Actor, *, forum: bool = True) -> Group:
    """Move a group with its members to a supergroup with another id; messages and topics stay behind."""
    account = world.accounts[group.bot.token]
    moved = add_group(world, group.title, kind="supergroup", forum=forum, account=account)
    moved.members = {number: replace(member) for number, member in group.members.items()}
    happened(world, group, actor, {"migrate_to_chat_id": moved.id})
    group.moved_to = moved.id
    happened(world, moved, actor, {"migrate_from_chat_id": group.id})
    world.changes.publish("members", moved)
    return moved
