"""Where a workspace is kept: the encrypted file, its working copy and its log."""

from __future__ import annotations
