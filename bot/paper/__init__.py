"""Papers as files: a PDF to print or upload, plain text to read in the chat, a CSV for a spreadsheet."""

from bot.paper.write import Written, write

__all__ = ["Written", "write"]
