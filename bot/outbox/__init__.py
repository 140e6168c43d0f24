"""The one sender of unasked messages, and the planner of what is due; the only home of python-telegram-bot."""
