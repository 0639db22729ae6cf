"""The command line: everything the program does, without a screen."""

from __future__ import annotations
