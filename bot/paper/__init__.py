"""Papers as files: a PDF to print or upload, plain text to read in the chat, a CSV for a spreadsheet."""

from bot.paper.write import Written, write, write_posters

__all__ = ["Written", "write", "write_posters"]
