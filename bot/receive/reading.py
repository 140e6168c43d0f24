"""Telling what can be read from what cannot, so that one strange update does not stop the rest."""

import logging
from typing import Any

from aiogram import Bot
from aiogram.types import Update
from pydantic import ValidationError

_log = logging.getLogger(__name__)


def read_update(content: Any, bot: Bot) -> Update | None:
    """Return an update, or nothing for what is none or cannot be read."""
    try:
        return Update.model_validate(content, context={"bot": bot})
    except (ValidationError, RecursionError):
        return None


def read_updates(answer: Any, bot: Bot) -> list[Update]:
    """Return the updates of an answer to getUpdates, each unreadable one as an empty update, which is passed over."""
    contents = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(contents, list):
        return []
    return [read_update(content, bot) or _empty(content) for content in contents if has_number(content)]


def has_number(content: Any) -> bool:
    """Tell whether this is an update by its outer form."""
    return isinstance(content, dict) and type(content.get("update_id")) is int


def _empty(content: dict[str, Any]) -> Update:
    _log.error("Update %d cannot be read and is passed over", content["update_id"])
    return Update(update_id=content["update_id"])
