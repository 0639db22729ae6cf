"""The window: views that show a state and ask for edits; the only layer that knows Qt."""

from __future__ import annotations
