"""What sources and factories want done."""

from bot.doing.table import Table

TABLE: Table = {}
