"""What officers want done about officers."""

from bot.doing.table import Table

TABLE: Table = {}
