"""What free text wants done."""

from bot.doing.table import Table

TABLE: Table = {}
