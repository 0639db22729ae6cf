"""One module for each format in which facts leave the program."""

from __future__ import annotations
