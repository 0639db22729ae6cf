"""One module for each revision of the database, oldest first."""

from __future__ import annotations
