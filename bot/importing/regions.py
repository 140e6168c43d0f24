"""Provinces, regencies and cities by name or Kemendagri code."""

from conversations.regions import find

__all__ = ["find"]
