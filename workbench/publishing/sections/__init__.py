"""The sections of print products, one file each."""

from __future__ import annotations
