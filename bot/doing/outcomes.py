"""What first experiences want done."""

from bot.doing.table import Table

TABLE: Table = {}
