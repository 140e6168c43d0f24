"""Bot API methods about the bot itself, its commands and words."""

import re
from typing import Any

from bot.playground.errors import ApiError, bad_request
from bot.playground.server_call import ApiCall, method
from bot.playground.world_people import BotProfile

COMMANDS_LIMIT = 100
COMMAND_DESCRIPTION_LIMIT = 256
_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
_CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
_WORDS = {
    "Name": ("name", "names", 64, "NAME_TOO_LONG"),
    "Description": ("description", "descriptions", 512, "DESCRIPTION_TOO_LONG"),
    "ShortDescription": ("short_description", "short_descriptions", 120, "ABOUT_TOO_LONG"),
}
Json = dict[str, Any]


@method("getMe")
def get_me(call: ApiCall) -> Json:
    """Tell who the bot is."""
    return call.account.profile.as_me()


@method("logOut")
def log_out(_: ApiCall) -> bool:
    """Leave the server; a local world has no other to go to."""
    return True


@method("close")
def close(_: ApiCall) -> bool:
    """Close the bot before moving it; nothing to do in a local world."""
    return True


@method("setMyCommands")
def set_my_commands(call: ApiCall) -> bool:
    """Set the command list of a scope and language; an empty list removes it."""
    commands = [_command(each) for each in call.many("commands", "expected an Array of BotCommand")]
    if len(commands) > COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.account.profile.commands[_scope(call)] = commands
    call.world.changes.publish("profile", call.account.profile)
    return True


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if not isinstance(given.get(name), str):
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command, description = given["command"].strip().removeprefix("/"), given["description"].strip()
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= COMMAND_DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def _scope(call: ApiCall) -> tuple[str, str]:
    scope = call.structure("scope", "can't parse BotCommandScope JSON object") or {"type": "default"}
    kind = str(scope.get("type")) if isinstance(scope, dict) else ""
    if kind in _CHAT_SCOPES:
        return f"{kind}:{scope.get('chat_id')}", _language(call)
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return kind, _language(call)


def _language(call: ApiCall) -> str:
    code = call.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


@method("getMyCommands")
def get_my_commands(call: ApiCall) -> list[dict[str, str]]:
    """Tell the command list set for exactly this scope and language."""
    return call.account.profile.commands.get(_scope(call), [])


@method("deleteMyCommands")
def delete_my_commands(call: ApiCall) -> bool:
    """Remove the command list of a scope and language."""
    call.account.profile.commands.pop(_scope(call), None)
    call.world.changes.publish("profile", call.account.profile)
    return True


def _register_words(what: str) -> None:
    param, store, limit, too_long = _WORDS[what]

    def words(profile: BotProfile) -> dict[str, str]:
        kept: dict[str, str] = getattr(profile, store)
        return kept

    @method(f"setMy{what}")
    def set_words(call: ApiCall) -> bool:
        text = call.text(param)
        if len(text) > limit:
            raise bad_request(too_long)
        words(call.account.profile)[_language(call)] = text
        call.world.changes.publish("profile", call.account.profile)
        return True

    @method(f"getMy{what}")
    def get_words(call: ApiCall) -> dict[str, str]:
        profile, language = call.account.profile, _language(call)
        default = profile.name if param == "name" else ""
        return {param: words(profile).get(language) or words(profile).get("") or default}


for _what in _WORDS:
    _register_words(_what)


@method("setChatMenuButton")
def set_chat_menu_button(call: ApiCall) -> bool:
    """Set the button beside the writing line, for one chat or for all."""
    button = call.structure("menu_button", "can't parse menu button JSON object") or {"type": "default"}
    kind = str(button.get("type")) if isinstance(button, dict) else ""
    if kind not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse MenuButton: unsupported type specified")
    chat_id = call.integer("chat_id")
    if chat_id:
        call.known_chat()
    if kind == "default":
        call.account.profile.menu_buttons.pop(chat_id, None)
    else:
        call.account.profile.menu_buttons[chat_id] = button
    call.world.changes.publish("profile", call.account.profile)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: ApiCall) -> Json:
    """Tell the button beside the writing line."""
    return call.account.profile.menu_button(call.integer("chat_id"))


def refusal_of(fault: ApiError) -> Json:
    """Return the answer that tells a bot of a refusal."""
    answer: Json = {"ok": False, "error_code": fault.code, "description": fault.description}
    return answer | ({"parameters": fault.parameters} if fault.parameters else {})
