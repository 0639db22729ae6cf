"""Print products: sections compose an export view into blocks, writers set the blocks."""

from __future__ import annotations
