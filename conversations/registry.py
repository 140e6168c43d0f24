"""The conversations that exist; a broken one stops the start."""

from collections.abc import Mapping
from typing import Any

from conversations.eligibility.flow import FLOW as ELIGIBILITY
from conversations.engine.flow import Flow
from conversations.engine.load import load

FLOWS: Mapping[str, Flow[Any]] = load(ELIGIBILITY)
