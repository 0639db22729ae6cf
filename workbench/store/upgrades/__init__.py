"""How older databases become what this version writes: Alembic revisions, run without an ini file.

A change of an entity needs a new module under `versions`; files out there are upgraded in their
working copy, all pending revisions in one transaction.
"""

from __future__ import annotations
