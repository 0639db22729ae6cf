"""File formats in which facts leave the program, and later come in."""

from __future__ import annotations
