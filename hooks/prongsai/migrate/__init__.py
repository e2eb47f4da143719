"""Bringing content of an older version up to this one: only the lines change that must, and each is told."""

from prongsai.migrate._migrate import Changed, MigrationError, migrate, refresh

__all__ = ["Changed", "MigrationError", "migrate", "refresh"]
