"""A fresh, migrated store on both databases, as the tests of the memory have it."""

from tests.storage.conftest import (
    postgres,
    postgres_migrated,
    postgres_url,
    sqlite_template,
    sqlite_url,
    store,
    store_url,
)

__all__ = ["postgres", "postgres_migrated", "postgres_url", "sqlite_template", "sqlite_url", "store", "store_url"]
