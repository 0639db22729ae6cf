"""Readings: what follows from the records and is never typed again. Records in, values out."""

from __future__ import annotations
