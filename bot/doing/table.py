"""The shape of a table of effects."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from conversations.memory import Memory
from storage import Visit

Do = Callable[[Any, Visit, datetime, Memory], None]
"""Does one effect for the person of a visit, at a moment, in the transaction of the message."""

Table = Mapping[type, Do]
