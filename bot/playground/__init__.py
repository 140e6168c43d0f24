"""A local Telegram: a Bot API server on loopback and a chat page, to try a bot without a token."""

from bot.playground.local import LocalTelegram, local_telegram
from bot.playground.serve import Addresses, serve
from bot.playground.world import TOKEN, World
from bot.playground.world_actions import Phone
from bot.playground.world_group_actions import GroupPhone

__all__ = ["TOKEN", "Addresses", "GroupPhone", "LocalTelegram", "Phone", "World", "local_telegram", "serve"]
