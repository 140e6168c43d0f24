"""Migrations: the database at the newest revision, whoever starts first; the only module that imports Alembic."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.revision import MIGRATIONS, locked


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database at `url` to a revision; raises `StorageError` when it cannot be reached or used."""
    with locked(url) as connection:
        command.upgrade(_config(connection), revision)


def downgrade(url: str, revision: str) -> None:
    """Take the database back to an older revision; what newer tables hold is lost."""
    with locked(url) as connection:
        command.downgrade(_config(connection), revision)


def revisions() -> list[str]:
    """List the revisions, oldest first."""
    scripts = ScriptDirectory.from_config(_config(None))
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def _config(connection: Connection | None) -> Config:
    config = Config()
    # Alembic reads % as the beginning of a name.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
