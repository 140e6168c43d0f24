"""What tickets want done."""

from bot.doing.table import Table

TABLE: Table = {}
