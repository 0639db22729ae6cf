"""A document that is to come in: read, shown, corrected, and only then brought in."""

from __future__ import annotations
