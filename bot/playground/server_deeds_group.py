"""Deeds over HTTP in a group: topics, members, and what the bot may do there."""

from collections.abc import Callable
from typing import Any

from bot.playground.server_call import ApiCall
from bot.playground.server_play import deed, helper_of, message_of, person_of
from bot.playground.world_group_actions import GroupPhone

Json = dict[str, Any]


@deed("delete")
def delete(call: ApiCall) -> bool:
    """Take a message of a group away."""
    helper_of(call).delete(message_of(call))
    return True


@deed("openTopic")
def open_topic(call: ApiCall) -> Json:
    """Open a topic called `name`."""
    return helper_of(call).open_topic(call.text("name")).as_json()


@deed("renameTopic")
def rename_topic(call: ApiCall) -> bool:
    """Give a topic another `name`."""
    helper_of(call).rename_topic(call.text("name"))
    return True


@deed("letIn")
def let_in(call: ApiCall) -> bool:
    """Let `who` into the group."""
    helper_of(call).let_in(person_of(call, "who"))
    return True


@deed("putOut")
def put_out(call: ApiCall) -> bool:
    """Remove `who` from the group."""
    helper_of(call).put_out(person_of(call, "who"))
    return True


@deed("takeRights")
def take_rights(call: ApiCall) -> bool:
    """Take `rights` from the bot, being an administrator too when none is named."""
    helper_of(call).take_rights(*call.many("rights", "expected an Array of rights"))
    return True


@deed("giveRights")
def give_rights(call: ApiCall) -> bool:
    """Give the bot `rights`, those of a staff group when none is named."""
    helper_of(call).give_rights(*call.many("rights", "expected an Array of rights"))
    return True


@deed("upgrade")
def upgrade(call: ApiCall) -> Json:
    """Move the group to a supergroup with another id."""
    return helper_of(call).upgrade().as_chat()


def _register_plain(name: str, done: Callable[[GroupPhone], None]) -> None:
    @deed(name)
    def act(call: ApiCall) -> bool:
        done(helper_of(call))
        return True


for _name, _done in {
    "closeTopic": GroupPhone.close_topic,
    "reopenTopic": GroupPhone.reopen_topic,
    "deleteTopic": GroupPhone.delete_topic,
    "putBotOut": GroupPhone.put_bot_out,
    "letBotIn": GroupPhone.let_bot_in,
    "leave": GroupPhone.leave,
}.items():
    _register_plain(_name, _done)
