"""A broadcast through a stormy Telegram, its senders killed; `python -m tests.simulation` does it at full size."""
