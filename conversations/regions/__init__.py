"""Provinces, regencies and cities: by name or Kemendagri code, as people type them, and which lie side by side."""

from conversations.regions.names import find, name_of, province_of
from conversations.regions.neighbours import neighbours
from conversations.regions.search import named, search

__all__ = ["find", "name_of", "named", "neighbours", "province_of", "search"]
