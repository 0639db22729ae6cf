"""The formats from which procedures come in, one module each."""

from __future__ import annotations
